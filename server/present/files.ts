/** The files named in what somebody sees of a case. */
import { isObject } from '../../core/json.ts';
import { present } from '../../core/form/present.ts';
import type { Opened } from '../queries/cases.ts';
import { blockAccess, START_BLOCK } from './access.ts';
import { blockViews, dataBeside } from './blocks.ts';

export function filesSeen({ process, doc, relation }: Opened): Set<string> {
  const form = process.forms.get(process.definition.start.form) ?? null;
  const start = form ? present(form, doc.data, blockAccess(process, relation, START_BLOCK, form)).data : {};
  const found = new Set<string>();
  collect([start, dataBeside(process, doc, relation), blockViews(process, doc, relation)], found);
  return found;
}

/** The ids this house gives to files. */
export function isFileId(text: string): boolean {
  return /^[0-9a-f]{24}$/.test(text);
}

function collect(value: unknown, into: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, into);
  // a signature is the id of its picture alone
  else if (typeof value === 'string' && isFileId(value)) into.add(value);
  else if (isObject(value as never)) {
    const { id, name } = value as { id?: unknown; name?: unknown };
    if (typeof id === 'string' && typeof name === 'string') into.add(id);
    for (const inner of Object.values(value as object)) collect(inner, into);
  }
}
