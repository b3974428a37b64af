/**
 * What an expression of a definition sees. Everything derived is a getter: a guard that reads one field pays
 * for one field.
 */
import type { ProcessDefinition } from '../definition/process.ts';
import { evaluate } from '../expression/index.ts';
import { dayOf } from '../time/instant.ts';
import type { Actor, Case, Json, JsonObject, Notice } from '../vocabulary.ts';
import type { MachineEvent } from './machine.ts';
import { decideTable } from './tables.ts';
import type { World } from './world.ts';

export type Scope = Record<string, unknown>;

/** Names the engine gives; a definition's fields, steps, lookups and computed values may not take them. */
export const RESERVED = ['case', 'params', 'handlers', 'notice', 'objections', 'event', 'entry', 'actor', 'now', 'today', 'root', 'row'] as const;

/** What surrounds the case data in a scope. */
export interface Surroundings {
  definition: ProcessDefinition;
  case: Case;
  world: World;
  actor?: Actor;
  event?: MachineEvent | undefined;
  /** The block being handed in, while its rules are checked; afterwards it is what the event carries. */
  entry?: JsonObject | undefined;
}

/** Builds the scope over `data`. */
export function scopeOf(around: Surroundings, data: JsonObject): Scope {
  const { definition, world } = around;
  const scope: Scope = { ...data };
  define(scope, 'case', () => caseFacts(around));
  define(scope, 'params', () => paramValues(definition, world));
  define(scope, 'handlers', () => handlersOf(around.case));
  define(scope, 'notice', () => noticeFacts(around.case));
  define(scope, 'objections', () => around.case.objections.map((o) => ({ ...o.data, id: o.id, finding: o.finding ?? null })));
  define(scope, 'event', () => (around.event ? { type: around.event.type, ...around.event.data, items: around.event.items ?? [] } : null));
  define(scope, 'entry', () => around.entry ?? around.event?.data ?? null);
  define(scope, 'actor', () => (around.actor ? { user: around.actor.user, name: around.actor.name, roles: around.actor.positions.map((p) => p.role) } : null));
  scope.now = world.now;
  define(scope, 'today', () => dayOf(world.now));
  for (const name of Object.keys(definition.lookups ?? {})) scope[name] = world.answers[name] ?? null;
  for (const [name, table] of Object.entries(definition.tables ?? {})) {
    define(scope, name, () => decideTable(table, scope, dayOf(world.now), around.case.region));
  }
  for (const [name, expression] of Object.entries(definition.computed ?? {})) {
    define(scope, name, () => evaluate(expression, scope).value);
  }
  return scope;
}

/** A lazy property: evaluated once, null when it (wrongly) needs itself. */
function define(scope: Scope, name: string, compute: () => unknown): void {
  let state: 'unread' | 'reading' | 'read' = 'unread';
  let value: unknown = null;
  Object.defineProperty(scope, name, {
    enumerable: true,
    configurable: true,
    get: () => {
      if (state === 'unread') {
        state = 'reading';
        value = compute();
        state = 'read';
      }
      return value;
    },
  });
}

function caseFacts({ case: c, world }: Surroundings): JsonObject {
  const region = c.region;
  return {
    id: c.id,
    case_no: c.caseNo,
    region,
    region6: region.slice(0, 6),
    region9: region.slice(0, 9),
    region12: region.slice(0, 12),
    region_name: world.regionNames[region] ?? region,
    county: world.regionNames[region.slice(0, 6)] ?? region.slice(0, 6),
    town: world.regionNames[region.slice(0, 9)] ?? region.slice(0, 9),
    village: world.regionNames[region.slice(0, 12)] ?? region.slice(0, 12),
    started_at: c.startedAt,
    started_on: dayOf(c.startedAt),
    filer: c.filer.user,
    status: c.status,
    outcome: c.outcome ?? null,
  };
}

/** Parameter values by their short names, defaults where the store has none. */
export function paramValues(definition: ProcessDefinition, world: World): JsonObject {
  const values: JsonObject = {};
  for (const [name, spec] of Object.entries(definition.params ?? {})) {
    values[name] = (world.params[spec.key] ?? spec.default) as Json;
  }
  return values;
}

/** Who acted, by step: user ids in order, each once. */
export function handlersOf(c: Case): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const record of c.records) {
    const users = (found[record.step] ??= []);
    if (record.by.user && !users.includes(record.by.user)) users.push(record.by.user);
  }
  return found;
}

/** The last publicity 公示; `ended` is true also where none had to be posted. */
function noticeFacts(c: Case): JsonObject {
  const notice = c.notices.findLast((n: Notice) => n.kind === 'publicity');
  if (!notice) return { ended: true, posted_at: null, ends_at: null, fields: {} };
  const fields = Object.fromEntries(notice.fields.map((f) => [f.name, f.value]));
  return { id: notice.id, ended: notice.ended, posted_at: notice.postedAt, ends_at: notice.endsAt, fields };
}
