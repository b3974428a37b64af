/**
 * Rows of which one is in force for each key: a person has one row of a benefit, a month is paid once. Every key is a name
 * that one row holds; names are taken atomically, so that of two cases that enter at once one is told who was there before.
 */
import { allowanceOf } from '../../engine/allowance.ts';
import { addDays } from '../../time/day.ts';
import { ancestorsOf } from '../../values/region.ts';
import type { Day, JsonObject } from '../../vocabulary.ts';
import { carrying, inOrder } from '../../world/by-keys.ts';
import { NotCarried, type Carrier } from '../../world/carrier.ts';
import type { World } from '../../world/port.ts';
import type { LedgerRow } from '../../world/rows.ts';
import { wait, type Work } from '../../world/work.ts';
import { rowOf } from './row.ts';
import { ENTERED, TAKEN } from './spec.ts';
import { words } from './messages.ts';

/** Enters a row, or tells the case which row stands in its way. */
export const enter: Carrier<'ledger.enter'> = function* (world, from, effect) {
  const { id, ledger, data, keys, region, to, reason } = effect;
  const row: LedgerRow = {
    ...rowOf(from, ledger, `${from.id}:${ledger}:${effect.row}`, effect),
    data,
    keys,
    from: effect.from,
    to: to ?? null,
    region,
    scope: [...ancestorsOf(region), region],
    entry: { reason },
  };
  const held = yield* taken(world, row);
  if (!held) yield* wait(world.put([{ table: 'ledger', row }]));
  const answer = { type: 'Answer' as const, effect: id, ...answerOf(ledger, held), ...allowanceOf(effect) };
  const outcome = yield* wait(world.command(from.id, answer));
  // what was asked for after it waits: the case must hear its answers in order
  if (!outcome.ok) throw new NotCarried(`the answer of ${id} was refused: ${outcome.rejection.code}`);
  return { answered: true };
};

function answerOf(ledger: string, held: Held | null): { event: string; data: JsonObject } {
  if (!held) return { event: ENTERED, data: { ledger } };
  const { key, row } = held;
  const its: JsonObject = row ? { case_no: row.caseNo, region: row.region, from: row.from } : {};
  return { event: TAKEN, data: { ledger, key, ...its } };
}

/** A key, and the row that holds it; null while that row is only being entered. */
interface Held {
  key: string;
  row: LedgerRow | null;
}

/** Takes the names of all keys of a row, or none: then whose they are. */
function* taken(world: World, row: LedgerRow): Work<Held | null> {
  const [other] = yield* inTheWay(world, row);
  if (other) return { key: row.keys.find((key) => other.keys.includes(key)) ?? '', row: other };
  const got: string[] = [];
  // in their order: of two with the same keys the one that gets the first gets all
  for (const key of [...new Set(row.keys)].sort()) {
    const name = `${row.ledger}|${key}`;
    const holder = yield* claimed(world, name, row);
    if (holder === row.id) {
      got.push(name);
      continue;
    }
    for (const mine of got) yield* wait(world.unclaim(mine, row.id));
    const [its] = yield* wait(world.get('ledger', [holder]));
    return { key, row: its ?? null };
  }
  return null;
}

/** Takes a name, also from a row that is over before this one begins. */
function* claimed(world: World, name: string, row: LedgerRow): Work<string> {
  const holder = yield* wait(world.claim(name, row.id));
  if (holder === row.id) return holder;
  const [its] = yield* wait(world.get('ledger', [holder]));
  // a row that is not there yet is being entered
  return its && !blocks(its, row.from) ? yield* wait(world.claim(name, row.id, holder)) : holder;
}

/** Rows of the ledger that carry a key of this one and are in force once it begins. */
function* inTheWay(world: World, row: LedgerRow): Work<LedgerRow[]> {
  const found = yield* wait(world.find('ledger', carrying(row.keys)));
  return found.filter(
    (other) => other.ledger === row.ledger && other.id !== row.id && blocks(other, row.from),
  );
}

/** Whether a row is in force on a day or later; one that ends before it begins never is. */
function blocks({ from, to }: LedgerRow, day: Day): boolean {
  return to === null || (to >= day && to >= from);
}

/** Ends the row that carries a key; with new columns another row takes its place from the day after. */
export const end: Carrier<'ledger.end'> = function* (world, from, effect) {
  const { id, ledger, key, to, reason, data } = effect;
  const rows = (yield* wait(world.find('ledger', carrying([key])))).filter((row) => row.ledger === ledger);
  // carried out before: the same again
  const done = rows.find((row) => row.exit?.by === id);
  const old =
    done ?? inOrder(rows, (row) => row.from).findLast((row) => blocks(row, to) && row.exit === undefined);
  if (!old) return yield* refused(world, from.id, id, words.refused.none, { ledger, key });
  const region = effect.region ?? old.region;
  // one that goes to another region leaves the one and enters the other
  const stays = data !== undefined && region === old.region;
  const ended: LedgerRow = {
    ...old,
    rev: done ? old.rev : old.rev + 1,
    to,
    exit: { reason, case: from.id, caseNo: from.caseNo, by: id, ...(stays ? { changed: true } : {}) },
  };
  if (!data) return { rows: [{ table: 'ledger', row: ended }] };
  // in the place of a row that by this never was in force it follows the one before
  const follows = to < old.from ? old.entry?.follows : old.id;
  const next: LedgerRow = {
    ...old,
    ...rowOf(from, ledger, `${from.id}:${ledger}:${effect.row}`, effect),
    data: { ...old.data, ...data },
    from: addDays(to, 1),
    to: null,
    region,
    scope: [...ancestorsOf(region), region],
    entry: { reason, ...(stays && follows !== undefined ? { follows } : {}) },
  };
  delete next.exit;
  yield* wait(world.put([{ table: 'ledger', row: ended }]));
  const [now] = yield* wait(world.get('ledger', [old.id]));
  // another case was faster: this one ends what that has made of it
  if (now?.exit?.by !== id) throw new NotCarried(`${ledger} of ${key} has just been changed`);
  for (const each of old.keys) yield* wait(world.claim(`${ledger}|${each}`, next.id, old.id));
  return { rows: [{ table: 'ledger', row: next }] };
};

function* refused(
  world: World,
  to: string,
  id: string,
  message: string,
  data: JsonObject,
): Work<Record<string, never>> {
  yield* wait(world.raise(to, { id: `ledger:${id}`, message, data }));
  return {};
}
