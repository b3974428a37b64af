/**
 * What a decision needs to know beyond the case. The engine asks, the store answers, the answers are handed to
 * `decide` as data: that keeps the step pure and the facts fresh ("looked up afresh, never copied").
 */
import type { Lookup } from '../definition/process.ts';
import { evaluate, test } from '../expression/index.ts';
import type { Case, Json, JsonObject, RegionCode } from '../vocabulary.ts';
import type { Command } from './commands.ts';
import { isObject, textsOf } from '../json.ts';
import type { CompiledProcess } from './process.ts';
import { scopeOf, withName } from './scope.ts';
import { blankCase } from './start.ts';
import type { World } from './world.ts';

/** One question to the store. `keep` filters what comes back by the definition's own condition. */
export type Question =
  | {
      name: string;
      kind: 'ledger';
      ledger: string;
      keys: string[];
      since?: string;
      keep: (rows: JsonObject[]) => JsonObject[];
    }
  | {
      name: string;
      kind: 'cases';
      process: string;
      keys: string[];
      except: string;
      keep: (rows: JsonObject[]) => JsonObject[];
    }
  | { name: string; kind: 'fund'; fund: string; region: RegionCode; year?: number };

/** The region whose parameters and office names a command needs; null when the data names none. */
export function regionFor(
  process: CompiledProcess,
  current: Case | null,
  command: Command,
  world: World,
): RegionCode | null {
  if (current) return current.region;
  const value = evaluate(process.definition.region, scopeFor(process, current, command, world)).value;
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The questions of a command. `world` has parameters already, answers not yet. */
export function questions(
  process: CompiledProcess,
  current: Case | null,
  command: Command,
  world: World,
): Question[] {
  const lookups = Object.entries(process.definition.lookups ?? {});
  if (lookups.length === 0) return [];
  const region = regionFor(process, current, command, world) ?? '';
  const scope = scopeFor(process, current, command, world, region);
  return lookups.flatMap(
    ([name, lookup]) => question(name, lookup, scope, current?.id ?? world.newCaseId) ?? [],
  );
}

function question(
  name: string,
  lookup: Lookup,
  scope: Record<string, unknown>,
  caseId: string,
): Question | null {
  if ('fund' in lookup) {
    const region = evaluate(lookup.region, scope).value;
    const year = lookup.year === undefined ? null : evaluate(lookup.year, scope).value;
    return typeof region === 'string' && region !== ''
      ? { name, kind: 'fund', fund: lookup.fund, region, ...(typeof year === 'number' ? { year } : {}) }
      : null;
  }
  const keys = textsOf(evaluate(lookup.keys, scope).value);
  if (keys.length === 0) return null;
  const { where } = lookup;
  const keep = (rows: JsonObject[]): JsonObject[] =>
    where === undefined ? rows : rows.filter((row) => test(where, withName(scope, 'row', row)));
  if ('cases' in lookup) return { name, kind: 'cases', process: lookup.cases, keys, except: caseId, keep };
  const since = lookup.since ? evaluate(lookup.since, scope).value : null;
  return {
    name,
    kind: 'ledger',
    ledger: lookup.ledger,
    keys,
    ...(typeof since === 'string' ? { since } : {}),
    keep,
  };
}

/** The answer to a question that was not asked: no rows, no account. */
export function noAnswer(lookup: Lookup): Json {
  return 'fund' in lookup ? null : [];
}

/** The data as it will be if the command is accepted, roughly: enough to ask with. */
function scopeFor(
  process: CompiledProcess,
  current: Case | null,
  command: Command,
  world: World,
  region = '',
): Record<string, unknown> {
  const c = current ?? { ...blankCase(process, command, world), region };
  const handedIn = 'data' in command && isObject(command.data) ? command.data : undefined;
  const data = command.type === 'Start' ? (handedIn ?? {}) : mergedData(process, c, command, handedIn);
  return scopeOf({ definition: process.definition, case: c, world }, data);
}

function mergedData(
  process: CompiledProcess,
  c: Case,
  command: Command,
  handedIn: JsonObject | undefined,
): JsonObject {
  const block = blockOf(process, c, command);
  if (block === undefined || !handedIn) return c.data;
  return block === '.' ? { ...c.data, ...handedIn } : { ...c.data, [block]: handedIn };
}

/** Where what is handed in will stand. */
function blockOf(process: CompiledProcess, c: Case, command: Command): string | undefined {
  if (command.type === 'ActOnCase') return command.action;
  if (command.type !== 'Act') return undefined;
  const step = command.step ?? c.activities.flatMap((a) => a.tasks).find((t) => t.id === command.task)?.step;
  if (step === undefined) return undefined;
  const task = process.steps.get(step)?.task;
  const own =
    task && Object.hasOwn(task.outcomes, command.action) ? task.outcomes[command.action]?.block : undefined;
  return own ?? task?.block ?? step;
}
