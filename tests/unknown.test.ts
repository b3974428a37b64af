/**
 * What is not known never opens what is closed, and never skips what protects somebody: every condition of every process
 * is looked at on the facts of every scenario, once as they are and once more with each thing it reads unknown.
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { decideTable } from '../core/blocks/table/decide.ts';
import type { CompiledProcess } from '../core/engine/process.ts';
import { evaluate, references } from '../core/expression/index.ts';
import { pureDriver } from '../core/scenario/pure.ts';
import { runScenario } from '../core/scenario/run.ts';
import type { Json, JsonObject } from '../core/vocabulary.ts';
import { loadCounty } from '../server/seeding/county.ts';
import { SCENARIO_FILES, scenariosAt } from './support/scenarios.ts';

const { county } = loadCounty(fileURLToPath(new URL('..', import.meta.url)));

/**
 * Conditions that protect where they hold: who is published, what is looked at once more, who may still appeal. Unknown
 * never turns one of them off. All others open something: unknown never turns one of them on.
 */
const PROTECT: Readonly<Record<string, readonly string[]>> = {
  'temporary-relief': [
    'publishable',
    'result_public',
    'doubtful',
    'repeat_same_cause',
    'recheck_due',
    'publishable and (never_published or (params.republish_on_change != false and beyond_published))',
    '(days_between(decided_on, today) > params.appeal_days) != true',
  ],
  'relief-reserve-fund': [],
};

/**
 * What is null because it has not happened or nobody entered it, which is itself known: marks the process sets, fields
 * that may be left empty and mean something so.
 */
const KNOWN_WHEN_EMPTY: Readonly<Record<string, readonly RegExp[]>> = {
  'temporary-relief': [
    // set by the process where something happens
    /^(county_case|county_override|decided_by|decided_on|decided_amount|already_paid|paid|appealed|appealed_from|recheck|payments|payment_due|first_relief_by|published|proposal|result_unchanged|home_visit|handlers)\b/,
    // left empty: as in the application, as proposed, as registered, nothing to take back
    /^(triage|street_decision|county_decision|acceptance|registered|street_opinion)\b/,
    // other cases and rows: none found is an answer
    /^(granted_cases|other_rows|open_duplicates|delegation_errors)$/,
    /^(event|case|false_claim|follow_up|payment|urgent|waiting_harm|notice)\b/,
  ],
  'relief-reserve-fund': [
    // no account yet
    /^account$/,
    // finance has not advanced yet; the county pays what was asked
    /^(annual_quota_set|county_check)\.amount$/,
  ],
};

interface Condition {
  where: string;
  feel: string;
}

/** Everything that is asked as a condition: ways, rules, seats, acts, notices. */
function conditionsOf({ definition }: CompiledProcess): Condition[] {
  const found: Condition[] = [];
  const walk = (value: unknown, at: string): void => {
    if (Array.isArray(value)) value.forEach((one, i) => walk(one, `${at}/${i}`));
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) {
        const isCondition = ['if', 'guard', 'must', 'when', 'exclude'].includes(name);
        if (isCondition && typeof inner === 'string' && !at.includes('/fields/'))
          found.push({ where: `${at}/${name}`, feel: inner });
        else walk(inner, `${at}/${name}`);
      }
  };
  const { tables: _tables, ...rest } = definition as unknown as JsonObject;
  walk(rest, '');
  const named = new Set(PROTECT[definition.key] ?? []);
  for (const name of Object.keys(definition.computed ?? {}))
    if (named.has(name)) found.push({ where: `/computed/${name}`, feel: name });
  return found;
}

/** An expression's inputs: what it reads, and what the computed values and tables it reads read in turn. */
function inputsOf({ definition }: CompiledProcess, feel: string): string[] {
  const inputs = new Set<string>();
  const seen = new Set<string>();
  const follow = (text: string): void => {
    for (const path of references(text)) {
      const [name = ''] = path.split('.');
      if (seen.has(path)) continue;
      seen.add(path);
      const computed = definition.computed?.[name];
      const table = definition.tables?.[name];
      if (computed !== undefined) follow(computed);
      else if (table) for (const { value } of table.inputs) follow(value);
      else inputs.add(path);
      if (table) for (const { then } of table.rules) for (const cell of then) follow(cell);
    }
  };
  follow(feel);
  return [...inputs];
}

/** The facts of one moment with computed values and tables worked out when they are asked for; `unknown` is null. */
function factsAt(
  { definition }: CompiledProcess,
  facts: JsonObject,
  unknown?: string,
): Record<string, unknown> {
  const base = unknown === undefined ? facts : without(facts, unknown.split('.'));
  const scope: Record<string, unknown> = new Proxy(base, {
    get: (at, name) => {
      if (typeof name !== 'string') return undefined;
      if (name === unknown) return null;
      if (Object.hasOwn(at, name)) return at[name];
      const computed = definition.computed?.[name];
      if (computed !== undefined) return evaluate(computed, scope).value;
      const table = definition.tables?.[name];
      return table ? decideTable(table, scope, '2026-03-02', '990101001001') : undefined;
    },
    has: (at, name) => Object.hasOwn(at, name),
  });
  return scope;
}

function without(value: Json, [name = '', ...rest]: string[]): JsonObject {
  if (Array.isArray(value)) return value.map((one) => without(one, [name, ...rest])) as unknown as JsonObject;
  if (typeof value !== 'object' || value === null || !(name in value)) return value as unknown as JsonObject;
  return { ...value, [name]: rest.length === 0 ? null : without(value[name] ?? null, rest) };
}

/** The facts of every moment of every scenario of a process. */
async function momentsOf(process: CompiledProcess): Promise<JsonObject[]> {
  const { definition } = process;
  const moments: JsonObject[] = [];
  const defaults = Object.fromEntries(
    Object.entries(definition.params ?? {}).map(([name, { default: value }]) => [name, value ?? null]),
  );
  const none = Object.fromEntries(Object.keys(definition.lookups ?? {}).map((name) => [name, []]));
  for (const scenario of SCENARIO_FILES.flatMap(scenariosAt).filter(
    (one) => one.process === definition.key,
  )) {
    const { looks = [] } = await runScenario(scenario, pureDriver(county), { looks: true });
    for (const look of looks)
      if (look)
        moments.push({
          ...none,
          ...look.data,
          ...(definition.key === 'relief-reserve-fund'
            ? { account: (look.fund ?? null) as unknown as Json }
            : {}),
          params: { ...defaults, ...scenario.given?.params },
          today: '2026-03-12',
          now: '2026-03-12T09:00:00+08:00',
          case: {
            status: look.status,
            case_no: '990101-LS-2026-00001',
            region9: '990101001',
            region6: '990101',
          },
        });
  }
  return moments;
}

describe.each([...county.processes])('%s', (key, process) => {
  const moments = momentsOf(process);
  const protects = new Set(PROTECT[key]);
  const known = KNOWN_WHEN_EMPTY[key] ?? [];
  const conditions = [...new Map(conditionsOf(process).map((one) => [one.feel, one])).values()];

  test('what is said to protect is asked somewhere', () => {
    const asked = conditions.map(({ feel }) => feel);
    expect([...protects].filter((feel) => !asked.includes(feel))).toEqual([]);
  });

  test.each(conditions.map(({ where, feel }) => [where, feel] as const))('%s', async (_where, feel) => {
    const inputs = inputsOf(process, feel).filter((input) => !known.some((mark) => mark.test(input)));
    const wrong = new Set<string>();
    for (const facts of await moments) {
      const holds = evaluate(feel, factsAt(process, facts)).value === true;
      if (holds !== protects.has(feel)) continue;
      for (const input of inputs) {
        const then = evaluate(feel, factsAt(process, facts, input)).value === true;
        if (then !== holds)
          wrong.add(`${feel}: ${protects.has(feel) ? 'skipped' : 'opened'} while ${input} is unknown`);
      }
    }
    expect([...wrong]).toEqual([]);
  });
});
