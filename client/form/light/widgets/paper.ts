/** A paper as the form's data holds it. */
import { isObject } from '../../../../core/json.ts';
import type { Json } from '../../../../core/vocabulary.ts';

/** One paper of the list in the form's data, whatever way it was written. */
export interface Paper {
  index: number;
  kind: string | undefined;
  id: string | undefined;
  name: string;
}

/** What a row of the list says, whatever way it was written. */
export function paperOf(item: Json, index: number): Paper {
  if (!isObject(item)) return { index, kind: undefined, id: String(item), name: String(item) };
  const text = (name: string) => (typeof item[name] === 'string' ? item[name] : undefined);
  const id = text('id') ?? text('file');
  return { index, kind: text('kind'), id, name: text('name') ?? id ?? '' };
}
