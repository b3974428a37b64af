/** Parameters of an action, evaluated over the data of the case at that point. */
import type { Json, JsonObject } from '../vocabulary.ts';
import { isObject } from '../json.ts';
import type { DecisionDraft } from './run.ts';

/** A parameter that is FEEL; anything but text stands for itself. */
export function valueOf(run: DecisionDraft, expression: Json | undefined, data: JsonObject): Json {
  return typeof expression === 'string' ? run.value(expression, data) : (expression ?? null);
}

/** The same as text, empty where there is no value. */
export function textOf(run: DecisionDraft, expression: Json | undefined, data: JsonObject): string {
  const result = valueOf(run, expression, data);
  return result === null ? '' : String(result);
}

/** A map of FEEL by name. */
export function mapOf(run: DecisionDraft, expressions: Json | undefined, data: JsonObject): JsonObject {
  if (!isObject(expressions)) return {};
  return Object.fromEntries(
    Object.entries(expressions).map(([name, expression]) => [name, valueOf(run, expression, data)]),
  );
}
