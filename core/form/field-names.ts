/** What a field is called and holds, by its name alone: for rows of ledgers, whose columns are named after fields. */
import type { JsonObject } from '../vocabulary.ts';
import { eachField, kindOf } from './fields.ts';
import { nameOf } from './paths.ts';

export interface NamedField {
  label: string;
  schema: JsonObject;
}

/** Over several forms the first that has a titled field of that name says it. */
export function fieldsByName(forms: Iterable<{ schema: JsonObject } | null>): Map<string, NamedField> {
  const known = new Map<string, NamedField>();
  for (const form of forms) {
    if (!form) continue;
    eachField(form.schema, (path, schema) => {
      if (kindOf(schema) === 'group' || kindOf(schema) === 'rows') return;
      const name = nameOf(path);
      const label = schema['title'];
      if (typeof label === 'string' && !known.has(name)) known.set(name, { label, schema });
    });
  }
  return known;
}
