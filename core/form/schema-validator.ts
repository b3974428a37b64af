/**
 * The seam between the check and a JSON Schema engine. The server compiles with ajv; the browser's content policy
 * forbids generated code, so there cfworker interprets. Both answer in the same words, and formats are checked by
 * the same code (`formats.ts`) rather than by either engine.
 */
import type { Day, Json, JsonObject } from '../vocabulary.ts';
import { formatIssues } from './formats.ts';

export interface SchemaIssue {
  /** Concrete path, `members.0.name`. */
  path: string;
  code: string;
  level: 'error' | 'warning';
  /** The sentence of a format; the check writes those of the schema's keywords from the fields' titles. */
  message?: string;
}

/** Checks data against a schema without references. Keeps what it compiled for as long as the schema object lives. */
export type SchemaValidator = (schema: JsonObject, data: Json, today: Day) => SchemaIssue[];

/** What an engine says: a keyword that failed, where in the data (JSON pointer) and where in the schema. */
export interface EngineError {
  keyword: string;
  instance: string;
  location: string;
  /** The name that is missing, for `required`. */
  missing?: string;
}

/** Our codes for the keywords of JSON Schema. Keywords not here only repeat what a subschema says. */
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
};

/** Inside these a failure need not be one of the whole: only the keyword itself counts. */
const ALTERNATIVES = /\/(anyOf|oneOf|not|if|contains|propertyNames)\//;

/** Turns an engine into a validator: both engines' errors normalised, formats added, each place's issues once. */
export function validatorFrom(
  engine: (schema: JsonObject) => (data: Json) => EngineError[],
): SchemaValidator {
  const compiled = new WeakMap<JsonObject, (data: Json) => EngineError[]>();
  return (schema, data, today) => {
    let run = compiled.get(schema);
    if (!run) compiled.set(schema, (run = engine(schema)));
    const issues = comparable(run(data).flatMap(issueOf));
    return unique([...issues, ...formatIssues(schema, data, today)]);
  };
}

function issueOf(error: EngineError): SchemaIssue[] {
  const code = Object.hasOwn(CODES, error.keyword) ? CODES[error.keyword] : undefined;
  if (code === undefined || ALTERNATIVES.test(error.location)) return [];
  const at = error.instance.split('/').slice(1).map(unescape);
  if (error.missing !== undefined) at.push(error.missing);
  return [{ path: at.join('.'), code, level: 'error' }];
}

/** ajv does not compare items of a wrong type with each other; that they are wrong is enough. */
function comparable(issues: SchemaIssue[]): SchemaIssue[] {
  const wrong = issues.filter(({ code }) => code === 'type');
  return issues.filter(
    ({ code, path }) => code !== 'duplicate' || !wrong.some((item) => item.path.startsWith(`${path}.`)),
  );
}

function unescape(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

function unique(issues: SchemaIssue[]): SchemaIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ path, code }) => {
    const key = `${code} ${path}`;
    return !seen.has(key) && seen.add(key);
  });
}
