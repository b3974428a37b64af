/** Decision tables 标准表: DMN rules over FEEL, dated and by region. */
import type { DecisionTable } from './language.ts';
import { evaluate, unaryTest } from '../../expression/index.ts';
import type { Day, Json, JsonObject, RegionCode } from '../../vocabulary.ts';

/**
 * The outputs of the rule that applies on `day` in `region`; null when none does. On a day nobody knows no dated rule applies. Hit policy `collect` gives all
 * of them as a list, `unique` refuses (null) when more than one applies.
 */
export function decideTable(
  table: DecisionTable,
  scope: Record<string, unknown>,
  day: Day | null,
  region: RegionCode,
): Json {
  const inputs = table.inputs.map((input) => evaluate(input.value, scope).value);
  const hits: JsonObject[] = [];
  for (const rule of table.rules) {
    if (!inForce(rule, day, region)) continue;
    if (!rule.when.every((test, i) => matches(test, inputs[i] ?? null, scope))) continue;
    hits.push(outputs(table.outputs, rule.then, scope));
    if (table.hit === 'first') break;
  }
  if (table.hit === 'collect') return hits;
  return hits.length === 1 || table.hit === 'first' ? (hits[0] ?? null) : null;
}

function inForce(rule: DecisionTable['rules'][number], day: Day | null, region: RegionCode): boolean {
  if (rule.from && !(day !== null && day >= rule.from)) return false;
  if (rule.to && !(day !== null && day <= rule.to)) return false;
  return !rule.region || region.startsWith(rule.region);
}

function matches(test: string, input: Json, scope: Record<string, unknown>): boolean {
  return test.trim() === '-' || unaryTest(test, input, scope);
}

function outputs(names: string[], expressions: string[], scope: Record<string, unknown>): JsonObject {
  return Object.fromEntries(names.map((name, i) => [name, evaluate(expressions[i] ?? 'null', scope).value]));
}
