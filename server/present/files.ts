/** The files named in what somebody sees of a case. */
import { present } from '../../core/form/present.ts';
import type { Opened } from '../queries/cases.ts';
import type { CaseDoc } from '../store/documents.ts';
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

/** All files a case names, whoever may see them. */
export function filesNamed(doc: CaseDoc): Set<string> {
  const found = new Set<string>();
  collect([doc.data, doc.records.map(({ data }) => data)], found);
  return found;
}

/** A file stands as its id, alone (a signature) or under `id` or `file` of what else is said of it. */
function collect(value: unknown, into: Set<string>): void {
  if (typeof value === 'string' && isFileId(value)) into.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) collect(inner, into);
}
