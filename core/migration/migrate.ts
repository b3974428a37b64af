/**
 * One running case taken from its version to another: the position, the tasks, what runs by the clock and what was filled
 * in, in the words of the new version. All or nothing, and as pure as `decide`: the house commits the result like any
 * other decision.
 */
import { followLists } from '../engine/activities.ts';
import { asking, type Asking } from '../engine/ask.ts';
import { enterNode } from '../engine/carry-out.ts';
import type { Decision } from '../engine/decide.ts';
import type { DecisionFacts, FactsAtHand } from '../engine/facts.ts';
import { keepCommand } from '../engine/kept-command.ts';
import type { CompiledProcess } from '../engine/process.ts';
import { Refusal } from '../engine/rejections.ts';
import { DecisionDraft } from '../engine/run.ts';
import { show } from '../engine/shown.ts';
import { CalendarError } from '../time/calendar.ts';
import type { Actor, Case } from '../vocabulary.ts';
import { bitesOf } from './bites.ts';
import { checkStartForm, mappingUsed, renameBlocks, renameCase } from './data.ts';
import type { Move } from './move.ts';
import type { Plan } from './plan.ts';
import { newPosition, pairsOf } from './position.ts';
import { carryActivities } from './tasks.ts';
import { carryDelays } from './timers.ts';
import { messages } from './messages.ts';

/** The versions and the way between them, as planned by `planMigration`. */
export interface Way {
  old: CompiledProcess;
  next: CompiledProcess;
  plan: Plan;
}

/** Who moves the case, and why; both are kept in its log. */
export interface Order {
  by: Actor;
  reason: string;
}

/** A case as it is on the new version, with what happened; or why it cannot move, in Chinese. */
export type Migration = Extract<Decision, { ok: true }> | { ok: false; reasons: string[] };

/**
 * Moves a case, handing out a query wherever an expression reads a look-up. `current` is not changed. Throws only for
 * faults of a definition or of the server.
 */
export function migrating(current: Case, way: Way, order: Order, atHand: FactsAtHand): Asking<Migration> {
  return asking(atHand, (facts) => migrateCase(current, way, order, facts));
}

/** What moving a case would give, and what would bite it on the new version, in Chinese. */
export interface Trial {
  migration: Migration;
  bites: string[];
}

/** What moving a case would give, and what would bite it there; `bites` is empty where it cannot move. */
export function tryingMigration(current: Case, way: Way, order: Order, atHand: FactsAtHand): Asking<Trial> {
  return asking(atHand, (facts) => {
    const migration = migrateCase(current, way, order, facts);
    if (!migration.ok) return { migration, bites: [] };
    const was = new DecisionDraft(way.old, current, facts, order.by);
    const is = new DecisionDraft(way.next, migration.case, facts, order.by);
    return { migration, bites: bitesOf(was, is) };
  });
}

/** The same on facts that answer at once. */
export function migrateCase(current: Case, way: Way, order: Order, facts: DecisionFacts): Migration {
  const { old, next, plan } = way;
  if (current.status === 'ended') return no([messages.migrate.ended]);
  if (current.version !== old.version) return no([messages.migrate.nowOn(current.version)]);
  const before = [...(current.before ?? []), old.version];
  const run = new DecisionDraft(next, { ...current, version: next.version, before }, facts, order.by);
  const move: Move = { old, next, plan, run, reasons: new Set() };
  try {
    carry(move, current, order);
  } catch (error) {
    if (error instanceof Refusal) move.reasons.add(error.rejection.message);
    else if (error instanceof CalendarError) move.reasons.add(error.message);
    else throw error;
  }
  if (move.reasons.size > 0) return no([...move.reasons]);
  return { ok: true, case: run.case, events: run.events, effects: run.effects };
}

function no(reasons: string[]): Migration {
  return { ok: false, reasons };
}

function carry(move: Move, current: Case, { reason }: Order): void {
  const { run, old, next } = move;
  checkStartForm(move);
  const state = newPosition(move, current.state);
  if (!state) return;
  run.case.state = state;
  const { pairs, added } = pairsOf(move, current.state);
  if (move.reasons.size > 0) return;
  run.emit('case.migrated', {
    data: { from: old.version, to: next.version, mapping: mappingUsed(move, pairs), reason },
  });
  renameBlocks(move);
  renameCase(move);
  const mine = pairs.map((pair) => ({
    pair,
    activities: run.case.activities.filter(({ node }) => node === pair.from.id),
  }));
  for (const { pair, activities } of mine) carryActivities(move, pair, activities);
  carryDelays(move, current.state);
  for (const block of next.blocks) block.migrate?.(move, pairs);
  for (const node of added) enterNode(run, node, run.case.data);
  run.drain();
  followLists(run);
  show(run);
  run.tellGiven();
  keepCommand(run, { type: 'Migrate', from: old.version, to: next.version, reason });
}
