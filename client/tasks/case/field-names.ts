/** What a field is called, by its name, from all the forms of a case. */
import type { CaseView } from '../../../core/api.ts';
import { eachField } from '../../../core/form/fields.ts';
import { nameOf } from '../../../core/form/paths.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';

export function fieldsByName(view: CaseView): Map<string, { label: string; schema: JsonObject }> {
  const known = new Map<string, { label: string; schema: JsonObject }>();
  for (const form of [view.form, ...Object.values(view.forms)]) {
    if (!form) continue;
    eachField(form.schema, (path, schema) => {
      const name = nameOf(path);
      const label = schema['title'];
      if (typeof label === 'string' && !known.has(name)) known.set(name, { label, schema });
    });
  }
  return known;
}
