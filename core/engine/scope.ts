/**
 * What an expression of a definition sees. Everything derived is a getter that is read once: a guard that needs one
 * field pays for one field, and a scope over new data costs next to nothing.
 */
import type { Block } from '../blocks/block.ts';
import { BLOCK_FACTS } from '../blocks/specs.ts';
import type { Lookup, ProcessDefinition } from '../definition/process.ts';
import { evaluate } from '../expression/index.ts';
import { dayOf } from '../time/instant.ts';
import { ruleDay } from './rule-day.ts';
import type { Actor, Case, Day, Json, JsonObject, RegionCode } from '../vocabulary.ts';
import type { MachineEvent } from './machine.ts';
import type { DecisionFacts, FactsAtHand } from './facts.ts';
import { keptRows, noAnswer, queryOf, type LookupQuery } from './lookups.ts';
import type { Scope } from './with-name.ts';

export type { Scope };

/** Names the engine gives; a definition's fields, steps, lookups and computed values may not take them. */
export const RESERVED: readonly string[] = [
  'case',
  'params',
  'handlers',
  'event',
  'entry',
  'actor',
  'now',
  'today',
  'root',
  'row',
  ...BLOCK_FACTS,
];

/** What surrounds the case data in a scope. */
interface Surroundings {
  definition: ProcessDefinition;
  /** The blocks the process runs with: each gives names of its own. */
  blocks: readonly Block[];
  case: Case;
  facts: DecisionFacts;
  /** Is told what a look-up gave. */
  found?: (query: LookupQuery, answer: Json) => void;
  actor?: Actor;
  event?: MachineEvent | undefined;
  /** The block being handed in, while its rules are checked; afterwards it is what the event carries. */
  entry?: JsonObject | undefined;
}

/** Builds the scope over `data`. What it gives by name beside the data is shared by all scopes of a definition. */
export function scopeOf(around: Surroundings, data: JsonObject): Scope {
  const given = namesOf(around.definition, around.blocks);
  const scope = Object.create(given.prototype) as Scope & Inside;
  scope[AROUND] = around;
  scope[READ] = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(data)) if (!given.names.has(name)) scope[name] = data[name];
  return scope;
}

const AROUND = Symbol('around');
const READ = Symbol('read');

/** What a scope keeps out of sight: its surroundings, and the values read so far. */
interface Inside {
  [AROUND]: Surroundings;
  [READ]: Record<string, unknown>;
}

type Reader = (around: Surroundings, scope: Scope) => unknown;

/** The names the engine gives. */
const READERS: Record<string, Reader> = {
  case: (around) => caseFacts(around),
  params: paramValues,
  handlers: (around) => handlersOf(around.case),
  event: ({ event }) => (event ? { type: event.type, ...event.data, items: event.items ?? [] } : null),
  entry: ({ entry, event }) => entry ?? event?.data ?? null,
  actor: ({ actor }) =>
    actor
      ? {
          user: actor.user,
          name: actor.name,
          roles: actor.positions.map((p) => p.role),
          positions: actor.positions.map(({ role, region }) => ({ role, region })),
        }
      : null,
  now: ({ facts }) => facts.now,
  today: ({ facts }) => dayOf(facts.now),
};

interface EngineNames {
  prototype: object;
  names: ReadonlySet<string>;
}

const known = new WeakMap<ProcessDefinition, EngineNames>();

function namesOf(definition: ProcessDefinition, blocks: readonly Block[]): EngineNames {
  let given = known.get(definition);
  if (!given) known.set(definition, (given = makeNames(definition, blocks)));
  return given;
}

function makeNames(definition: ProcessDefinition, blocks: readonly Block[]): EngineNames {
  const { lookups = {}, computed = {} } = definition;
  const readers: [string, Reader][] = [
    ...Object.entries(READERS),
    ...blocks.flatMap(({ facts = {} }) =>
      Object.entries(facts).map(([name, read]): [string, Reader] => [
        name,
        ({ case: c, facts: known }) => read(c, known),
      ]),
    ),
    ...blocks.flatMap((block) =>
      (block.names?.(definition) ?? []).map(([name, read]): [string, Reader] => [
        name,
        ({ case: c, facts: known }, scope) => read(c, known, scope),
      ]),
    ),
    ...Object.entries(lookups).map(([name, lookup]): [string, Reader] => [
      name,
      (around, scope) => lookUp(name, lookup, around, scope),
    ]),
    ...Object.entries(computed).map(([name, expression]): [string, Reader] => [
      name,
      (_around, scope) => evaluate(expression, scope).value,
    ]),
  ];
  const prototype = Object.create(null) as object;
  for (const [name, read] of readers)
    Object.defineProperty(prototype, name, { get: lazily(name, read), configurable: true, enumerable: true });
  // `__proto__` is no name for anything; as an own field of data it would replace the prototype
  return { prototype, names: new Set([...readers.map(([name]) => name), '__proto__']) };
}

/** Reads once a scope; null when a value (wrongly) needs itself. */
function lazily(name: string, read: Reader): (this: Scope & Inside) => unknown {
  return function () {
    const done = this[READ];
    if (!(name in done)) {
      done[name] = null;
      done[name] = read(this[AROUND], this);
    }
    return done[name];
  };
}

/** Looks up what a look-up finds on the facts as they are in this scope. */
function lookUp(
  name: string,
  lookup: Lookup,
  { blocks, case: c, facts, found }: Surroundings,
  scope: Scope,
): Json {
  const query = queryOf(blocks, name, lookup, scope, c.id);
  if (!query) return noAnswer(lookup);
  const answer = keptRows(lookup, facts.answer(query), scope);
  found?.(query, answer);
  return answer;
}

function caseFacts({ case: c, facts }: Surroundings): JsonObject {
  const region = c.region;
  return {
    id: c.id,
    case_no: c.caseNo,
    region,
    region6: region.slice(0, 6),
    region9: region.slice(0, 9),
    region12: region.slice(0, 12),
    region_name: facts.regionName(region),
    county: facts.regionName(region.slice(0, 6)),
    town: facts.regionName(region.slice(0, 9)),
    village: facts.regionName(region.slice(0, 12)),
    started_at: c.startedAt,
    started_on: dayOf(c.startedAt),
    filer: c.filer.user,
    status: c.status,
    outcome: c.outcome ?? null,
  };
}

/** Parameters of the case's own day read for a decision, by region and day: every scope of it sees the same. */
const paramsRead = new WeakMap<FactsAtHand, Map<string, JsonObject>>();

/** Parameter values by their short names, defaults where the store has none. */
function paramValues(around: Surroundings, scope: Scope): JsonObject {
  const { definition, facts, case: c } = around;
  const specs = Object.entries(definition.params ?? {});
  const own = ownParams(around, specs);
  const dated = specs.filter(([, { asOf }]) => asOf !== undefined);
  if (dated.length === 0) return own;
  const values = { ...own };
  for (const [name, spec] of dated) {
    // read when it is asked for: its day may be computed from other parameters
    const get = () => paramOn(spec, facts, c.region, ruleDay(spec.asOf, c, facts, scope));
    Object.defineProperty(values, name, { get, enumerable: false });
  }
  return values;
}

type Param = NonNullable<ProcessDefinition['params']>[string];

function ownParams({ facts, case: c }: Surroundings, specs: [string, Param][]): JsonObject {
  const day = ruleDay(undefined, c, facts, {});
  const read = paramsRead.get(facts) ?? new Map<string, JsonObject>();
  paramsRead.set(facts, read);
  const key = `${c.region} ${day} ${c.version}`;
  let values = read.get(key);
  if (values) return values;
  read.set(key, (values = {}));
  for (const [name, spec] of specs)
    if (spec.asOf === undefined) values[name] = paramOn(spec, facts, c.region, day);
  return values;
}

function paramOn(spec: Param, facts: FactsAtHand, region: RegionCode, day: Day | null): Json {
  return day === null ? null : ((facts.param(spec.key, region, day) ?? spec.default) as Json);
}

/** Who acted, by step: user ids in order, each once. */
function handlersOf(c: Case): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const record of c.records) {
    const users = (found[record.step] ??= []);
    if (record.by.user && !users.includes(record.by.user)) users.push(record.by.user);
  }
  return found;
}
