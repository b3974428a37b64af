/** The lines of a public notice (processes.md §0.7). */
import type { Privacy } from '../definition/form.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { schemaAt, titleAt } from './fields.ts';
import { getAt, templateOf } from './paths.ts';
import { maskValue, privacyOf } from './present.ts';
import type { CompiledForm } from './types.ts';

/** Of these the public sees a part: the surname, the village without the house number. All other classes: nothing. */
const PARTLY_PUBLIC: Privacy[] = ['name', 'address'];

/**
 * The named fields as the public may see them. Names are masked; what must never be public is left out even when
 * it is named, as are fields that hold nothing or more than one value.
 */
export function publicFields(
  form: Pick<CompiledForm, 'schema' | 'privacy'>,
  data: JsonObject,
  paths: string[],
): { name: string; label: string; value: Json }[] {
  return paths.flatMap((path) => {
    const value = getAt(data, path);
    const privacy = privacyOf(form, path);
    if (value === undefined || value === null || typeof value === 'object') return [];
    if (privacy !== undefined && !PARTLY_PUBLIC.includes(privacy)) return [];
    if (schemaAt(form.schema, templateOf(path)) === undefined) return [];
    const shown = privacy === undefined ? value : maskValue(value, privacy);
    return [{ name: path, label: titleAt(form.schema, templateOf(path)), value: shown }];
  });
}
