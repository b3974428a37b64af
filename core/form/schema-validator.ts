/**
 * The check against a form's schema: JSON Schema's keywords and the formats of values, in codes of ours. The same code
 * runs on the server and in the browser.
 */
import type { Day, Json, JsonObject } from '../vocabulary.ts';
import { formatIssues } from './formats.ts';
import { schemaErrors } from './json-schema.ts';
import type { SchemaError } from './json-schema-keywords.ts';

export interface SchemaIssue {
  /** Concrete path, `members.0.name`. */
  path: string;
  code: string;
  level: 'error' | 'warning';
  /** The sentence of a format; the check writes those of the schema's keywords from the fields' titles. */
  message?: string;
}

/** Checks data against a schema without references. */
export type SchemaValidator = (schema: JsonObject, data: Json, today: Day) => SchemaIssue[];

/** Our codes for the keywords of JSON Schema. Names a form does not know are dropped before, so no keyword about them is here. */
const CODES: Record<string, string> = {
  type: 'type',
  required: 'required',
  enum: 'enum',
  const: 'enum',
  pattern: 'pattern',
  minLength: 'too_short',
  maxLength: 'too_long',
  minimum: 'minimum',
  exclusiveMinimum: 'minimum',
  maximum: 'maximum',
  exclusiveMaximum: 'maximum',
  multipleOf: 'multiple_of',
  minItems: 'min_items',
  maxItems: 'max_items',
  uniqueItems: 'duplicate',
  anyOf: 'invalid',
  oneOf: 'invalid',
  not: 'invalid',
  contains: 'invalid',
  minProperties: 'invalid',
  maxProperties: 'invalid',
  propertyNames: 'invalid',
  false: 'invalid',
};

/** Each place's issues once. */
export const validateSchema: SchemaValidator = (schema, data, today) => {
  const issues = comparable(schemaErrors(schema, data).flatMap(issueOf));
  return unique([...issues, ...formatIssues(schema, data, today)]);
};

function issueOf({ keyword, path }: SchemaError): SchemaIssue[] {
  const code = Object.hasOwn(CODES, keyword) ? CODES[keyword] : undefined;
  return code === undefined ? [] : [{ path, code, level: 'error' }];
}

/** That items are of a wrong type is enough; that two of them are equal says nothing more. */
function comparable(issues: SchemaIssue[]): SchemaIssue[] {
  const wrong = issues.filter(({ code }) => code === 'type');
  return issues.filter(
    ({ code, path }) => code !== 'duplicate' || !wrong.some((item) => item.path.startsWith(`${path}.`)),
  );
}

function unique(issues: SchemaIssue[]): SchemaIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ path, code }) => {
    const key = `${code} ${path}`;
    return !seen.has(key) && seen.add(key);
  });
}
