/** What an objection says in words: the free texts of its form, whatever the process calls them. */
import { fieldsOf, kindOf } from '../../form/fields.ts';
import { joinPath } from '../../form/paths.ts';
import { privacyOf } from '../../form/present.ts';
import type { CompiledForm } from '../../form/types.ts';
import { isObject } from '../../json.ts';
import type { JsonObject } from '../../vocabulary.ts';

/** Whether a form takes words of who objects. */
export function takesWords(schema: JsonObject): boolean {
  return fieldsOf(schema).some(([, field]) =>
    kindOf(field) === 'group' ? takesWords(field) : isFree(field),
  );
}

/** The words of an objection, without what tells who objects. */
export function wordsOfObjection(form: CompiledForm | undefined, data: JsonObject): string {
  if (!form) return typeof data.content === 'string' ? data.content : '';
  return saidIn(form, form.schema, data, '').join('\n');
}

function saidIn(form: CompiledForm, schema: JsonObject, data: JsonObject, within: string): string[] {
  return fieldsOf(schema).flatMap(([name, field]) => {
    const [path, value] = [joinPath(within, name), data[name]];
    if (kindOf(field) === 'group') return isObject(value) ? saidIn(form, field, value, path) : [];
    const tells = isFree(field) && privacyOf(form, path) === undefined;
    return tells && typeof value === 'string' && value.trim() !== '' ? [value] : [];
  });
}

function isFree(field: JsonObject): boolean {
  return (
    field.type === 'string' &&
    field.enum === undefined &&
    field.format === undefined &&
    field['x-auto'] === undefined
  );
}
