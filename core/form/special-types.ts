/**
 * Values JSON Schema has no word for. A form says `"x-type": "attach"` and the schema of the value is filled in.
 * Outside callers write such values by hand, so each accepts the plainest spelling too.
 *
 * attach  附件  array of file ids, or of objects `{ file?, name?, kind? }`; one alone counts as a list of one
 * sign    签名  data URL, file id or name; `true`; an object; a list of several
 * person  人员  name or user id; an object with a name
 * org     机构  the same for an organisation
 * geo     位置  an object
 */
import type { SpecialType } from '../definition/form-fields.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { fieldsOf, itemsOf } from './fields.ts';

const NAMED: JsonObject = { type: ['string', 'object'], minLength: 1, maxLength: 200, required: ['name'] };

const SPECIAL_TYPES: Record<SpecialType, JsonObject> = {
  attach: { type: 'array', items: { type: ['string', 'object'], minLength: 1 }, 'x-widget': 'attachments' },
  sign: {
    type: ['string', 'boolean', 'object', 'array'],
    minLength: 1,
    minItems: 1,
    'x-widget': 'signature',
  },
  person: { ...NAMED, 'x-widget': 'person' },
  org: { ...NAMED, 'x-widget': 'org' },
  geo: { type: 'object', 'x-widget': 'location' },
};

/** Whether a word is a special type. */
function isSpecialType(word: Json | undefined): word is SpecialType {
  return typeof word === 'string' && Object.hasOwn(SPECIAL_TYPES, word);
}

/** Fills in the schema of every special type and the `type` of groups and lists that leave it out. */
export function completeSchema(schema: JsonObject): JsonObject {
  const special = schema['x-type'];
  if (isSpecialType(special)) return { ...SPECIAL_TYPES[special], ...schema };
  const complete: JsonObject = { ...schema };
  const items = itemsOf(schema);
  if (items) {
    complete['type'] ??= 'array';
    complete['items'] = completeSchema(items);
  }
  if (isObject(schema['properties'])) {
    complete['type'] ??= 'object';
    complete['properties'] = Object.fromEntries(
      fieldsOf(schema).map(([name, field]) => [name, completeSchema(field)]),
    );
  }
  return complete;
}
