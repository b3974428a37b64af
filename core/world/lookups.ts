/** Answers to what a decision looks up. */
import type { Asking } from '../engine/ask.ts';
import type { FactsAtHand } from '../engine/facts.ts';
import type { LookupQuery } from '../engine/lookups.ts';
import { fundFacts } from '../fund/facts.ts';
import { accountsOf } from '../fund/on-account.ts';
import { blockedElsewhere } from '../fund/year.ts';
import { dayOf } from '../time/instant.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import type { Rows, Surroundings } from './port.ts';
import type { CaseRow } from './rows.ts';
import { wait, type Work } from './work.ts';

/** Rows of one household's history; more is not a household. */
const MAX_ROWS = 500;

/** Keys of one query; more is not a household either. */
const MAX_KEYS = 200;

/** What a decision has at hand. */
export function factsAtHand(world: Surroundings, newCaseId = ''): FactsAtHand {
  const now = world.now();
  const today = dayOf(now);
  return {
    now,
    calendar: world.calendar(),
    param: (key, region) => world.param(key, region, today),
    regionName: (region) => world.regionName(region),
    newCaseId,
  };
}

/** Does work that asks, answering from the world. */
export function* answered<T>(world: Surroundings & Rows, asking: Asking<T>): Work<T> {
  let step = asking.next();
  while (!step.done) step = asking.next(yield* answerTo(world, step.value));
  return step.value;
}

/** What a query finds now. */
export function* answerTo(world: Surroundings & Rows, query: LookupQuery): Work<Json> {
  switch (query.kind) {
    case 'fund': {
      const year = query.year ?? Number(dayOf(world.now()).slice(0, 4));
      const accounts = yield* accountsOf(world, query.fund, query.region);
      const account = accounts.find((one) => one.year === year) ?? null;
      return fundFacts(account, blockedElsewhere(accounts, account));
    }
    case 'ledger': {
      const { ledger, since } = query;
      const rows = yield* wait(world.find('ledger', known(query.keys)));
      return rows
        .filter((row) => row.ledger === ledger && (!since || row.from >= since))
        .sort((a, b) => compare(a.from, b.from) || compare(a.id, b.id))
        .map(({ data, from, to, case: id }): JsonObject => ({ ...data, from, to, case: id }));
    }
    case 'cases': {
      const { process, except } = query;
      const cases = yield* wait(world.find('cases', known(query.keys)));
      return cases
        .filter((c) => c.process === process && c.id !== except)
        .sort((a, b) => compare(a.startedAt, b.startedAt) || compare(a.id, b.id))
        .map(caseFacts);
    }
  }
}

function known(keys: string[]): { where: { keys: { in: string[] } }; limit: number } {
  return { where: { keys: { in: keys.slice(0, MAX_KEYS) } }, limit: MAX_ROWS };
}

function caseFacts(c: CaseRow): JsonObject {
  const { id, caseNo, status, outcome, startedAt, shown } = c;
  return { ...shown, id, case_no: caseNo, status, outcome: outcome ?? null, started_at: startedAt };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
