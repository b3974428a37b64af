/** The papers of a case: every attachment of the application and of each step, in one list. */
import { lookOf } from '../../../core/files/kinds.ts';
import { isObject } from '../../../core/json.ts';
import { eachField, titleAt } from '../../../core/form/fields.ts';
import { getAt, instancesOf, joinPath } from '../../../core/form/paths.ts';
import type { CaseView } from '../../../core/api.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';

export interface Paper {
  /** Which paper it is: 身份证/户口簿, 走访照片. */
  kind: string;
  name: string;
  /** Id of the stored file; null where only the name was written down. */
  file: string | null;
  /** What it is looked at as; null is opened by another program. */
  look: ReturnType<typeof lookOf>;
}

interface PaperGroup {
  /** The step that handed them in. */
  title: string;
  papers: Paper[];
}

export function papersOf(view: Pick<CaseView, 'form' | 'data' | 'blocks' | 'forms'>): PaperGroup[] {
  const groups: PaperGroup[] = [];
  if (view.form) groups.push({ title: view.form.title, papers: papersIn(view.form.schema, view.data) });
  for (const block of view.blocks) {
    const form = block.form === null ? undefined : view.forms[block.form];
    if (form && block.form !== view.form?.id)
      groups.push({ title: block.label, papers: papersIn(form.schema, block.data) });
  }
  return groups.filter((group) => group.papers.length > 0);
}

export function papersIn(schema: JsonObject, data: JsonObject): Paper[] {
  const found: Paper[] = [];
  eachField(schema, (template, field) => {
    if (field['x-type'] !== 'attach') return;
    for (const path of instancesOf(data, template)) {
      found.push(...papersAt(getAt(data, path), titleAt(schema, template)));
    }
  });
  return found;
}

/** The papers of one field's value. */
export function papersAt(value: Json | undefined, title: string): Paper[] {
  return (Array.isArray(value) ? value : []).map((item) => paperOf(item, title));
}

function paperOf(item: Json, title: string): Paper {
  if (!isObject(item)) return { kind: title, name: title, file: String(item), look: 'picture' };
  const word = (name: string): string | null => (typeof item[name] === 'string' ? item[name] : null);
  const name = word('name') ?? word('kind') ?? title;
  return {
    kind: word('kind') ?? title,
    name,
    file: word('file') ?? word('id'),
    look: lookOf(name),
  };
}

/** Where a value of a block lies in the case's data: the start form on top, blocks below their step. */
export function casePath(step: string | null, path: string): string {
  return step === null ? path : joinPath(step, path);
}
