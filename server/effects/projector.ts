/**
 * Empties outboxes: first the projections of many cases in one batch, then each case's effects in order. What a crash
 * leaves behind the sweeper picks up; every entry is idempotent by its id, so twice is as good as once.
 */
import type { Effect } from '../../core/vocabulary.ts';
import { reportVacancies } from '../../core/world/vacancies.ts';
import { doInTime } from '../../core/world/work.ts';
import type { Context, Projector } from '../context.ts';
import { RETRY } from '../jobs/retry.ts';
import type { AttemptDoc, CaseDoc, FundDoc } from '../store/documents.ts';
import { StoreUnavailable, type WriteOp } from '../store/types.ts';
import { attemptsOf, forgetFailures, noteFailure, rests } from './attempts.ts';
import { carryOut } from './carry-out.ts';
import { statementOps } from '../store/commit-account.ts';

interface Waiting {
  doc: CaseDoc;
  done: () => void;
  /** Until when, in milliseconds of the wall clock, a failure must have been waited for to be tried now. */
  now: number;
}

/** Cases swept at a time. */
const SWEEP_BATCH = 200;

export function makeProjector(context: Context): Projector {
  let queue: Waiting[] = [];
  let running = false;

  const flush = async (): Promise<void> => {
    running = true;
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      try {
        await context.store.write(batch.flatMap(({ doc }) => projectionOps(doc)));
        context.commits.notify();
        for (const waiting of batch) void finish(context, waiting);
      } catch (error) {
        for (const waiting of batch) leave(context, waiting, error);
      }
    }
    running = false;
  };

  const settle = (doc: CaseDoc, now = Date.now()): Promise<void> =>
    new Promise((done) => {
      if (!doc.outbox.some((entry) => entry.kind === 'project')) {
        context.commits.notify();
        void finish(context, { doc, done, now });
        return;
      }
      queue.push({ doc, done, now });
      // a turn of the loop lets commits that land together share one batch
      if (!running) setImmediate(() => void (running || flush()));
    });

  return {
    settle: async (doc, events) => {
      await settle(doc);
      return doInTime(reportVacancies(context.worldOf(context), doc, events));
    },
    sweep: async (patient = false) => {
      const now = patient ? Date.now() : Infinity;
      let found = 0;
      for await (const accounts of withPending<FundDoc>(context, 'funds')) {
        await context.store.write(accounts.flatMap(statementOps));
        found += accounts.length;
      }
      for await (const left of withPending<CaseDoc>(context, 'cases')) {
        await Promise.all(left.map((doc) => settle(doc, now)));
        found += left.length;
      }
      return found;
    },
  };
}

/** Full outboxes, page by page: those that cannot be emptied must not keep the others waiting. */
async function* withPending<T extends CaseDoc | FundDoc>(
  { store }: Context,
  collection: 'cases' | 'funds',
): AsyncGenerator<T[]> {
  let last: T | undefined;
  do {
    const page: T[] = await store.find<T>(collection, {
      filter: { pending: 1 },
      sort: { by: '_id', dir: 1 },
      limit: SWEEP_BATCH,
      ...(last ? { after: { value: last._id, id: last._id } } : {}),
    });
    if (page.length > 0) yield page;
    last = page.length === SWEEP_BATCH ? page[page.length - 1] : undefined;
  } while (last);
}

/**
 * Carries out a case's effects in the order the machine asked for them. One that fails, or that failed and waits for its
 * time, holds up only those that must not overtake it.
 */
async function finish(context: Context, waiting: Waiting): Promise<void> {
  const { doc, done, now } = waiting;
  try {
    const effects = doc.outbox.filter((entry): entry is Effect => entry.kind !== 'project');
    const failed = await attemptsOf(
      context,
      effects.map(({ id }) => id),
    );
    const held = new Set<string>();
    let left: ReadonlySet<string> | null = null;
    for (const [n, effect] of effects.entries()) {
      // what an answer or another case set off has carried out what stood behind it: once more could mean another case
      if (n > 0 && REACHES_BACK.has((effects[n - 1] as Effect).kind)) left = await leftOf(context, doc.id);
      const lane = laneOf(effect);
      if (held.has(lane) || left?.has(effect.id) === false) continue;
      const before = failed.get(effect.id);
      if (rests(before, now) || !(await carriedOut(context, doc, effect, before))) held.add(lane);
    }
    done();
  } catch (error) {
    leave(context, waiting, error);
  }
}

/** Effects on which cases decide, this one among them perhaps, so that its outbox is emptied meanwhile. */
const REACHES_BACK: ReadonlySet<Effect['kind']> = new Set([
  'fund',
  'ledger.enter',
  'open',
  'send',
  'tell',
  'settled',
  'campaign.tell',
  'listed',
  'list.ask',
]);

async function leftOf({ store }: Context, id: string): Promise<ReadonlySet<string>> {
  const now = await store.getShared<CaseDoc>('cases', id);
  return new Set(now?.outbox.map((entry) => entry.id));
}

async function carriedOut(
  context: Context,
  doc: CaseDoc,
  effect: Effect,
  before: AttemptDoc | undefined,
): Promise<boolean> {
  try {
    await carryOut(context, doc, effect);
    if (before) await forgetFailures(context, effect.id);
    return true;
  } catch (error) {
    // a store that is away is away for everything: it is no fault of this effect
    if (error instanceof StoreUnavailable) throw error;
    const tried = { id: effect.id, case: doc.id, kind: effect.kind };
    await noteFailure(context, tried, RETRY.effect, error, before);
    return false;
  }
}

/**
 * Effects of one lane are carried out in their order: a fund answers in the order it was asked, a case hears first what
 * was sent first (and is opened before), the rows of a ledger follow one another. Others do not wait for each other.
 */
function laneOf(effect: Effect): string {
  switch (effect.kind) {
    case 'fund':
    case 'document':
      return effect.kind;
    case 'ledger':
    case 'ledger.enter':
    case 'ledger.end':
      return `ledger:${effect.ledger}`;
    case 'open':
    case 'send':
    case 'tell':
      return 'cases';
    default:
      return effect.id;
  }
}

function leave(context: Context, { doc, done }: Waiting, error: unknown): void {
  context.log.error({ err: error, case: doc.id }, 'what follows a command is left to the sweeper');
  done();
}

function projectionOps(doc: CaseDoc): WriteOp[] {
  const entries = doc.outbox.filter((entry) => entry.kind === 'project');
  const effects = entries.map((entry) => entry.id);
  return [
    ...entries.flatMap((entry) => entry.ops),
    { op: 'clear-effects', collection: 'cases', id: doc._id, effects },
  ];
}
