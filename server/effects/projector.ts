/**
 * Empties outboxes: first the projections of many cases in one batch, then each case's effects in order. What a crash
 * leaves behind the sweeper picks up; every entry is idempotent by its id, so twice is as good as once.
 */
import type { Context } from '../context.ts';
import type { CaseDoc, FundDoc } from '../store/documents.ts';
import type { WriteOp } from '../store/types.ts';
import { carryOut } from './carry-out.ts';
import { statementOps } from '../store/commit-account.ts';

export interface Projector {
  /**
   * Resolves when all that a commit left is carried out: what is seen from then on includes the act. What fails is told
   * and left to the sweeper: the act itself is in the book, and a person who heard of an error would do it again.
   */
  settle(doc: CaseDoc): Promise<void>;
  /** Carries out what a crash left in outboxes; resolves with how many were found. */
  sweep(): Promise<number>;
}

interface Waiting {
  doc: CaseDoc;
  done: () => void;
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

  const settle = (doc: CaseDoc): Promise<void> =>
    new Promise((done) => {
      if (!doc.outbox.some((entry) => entry.kind === 'project')) {
        context.commits.notify();
        void finish(context, { doc, done });
        return;
      }
      queue.push({ doc, done });
      // a turn of the loop lets commits that land together share one batch
      if (!running) setImmediate(() => void (running || flush()));
    });

  return {
    settle,
    sweep: async () => {
      let found = 0;
      for await (const accounts of boxed<FundDoc>(context, 'funds')) {
        await context.store.write(accounts.flatMap(statementOps));
        found += accounts.length;
      }
      for await (const left of boxed<CaseDoc>(context, 'cases')) {
        await Promise.all(left.map(settle));
        found += left.length;
      }
      return found;
    },
  };
}

/** Full outboxes, page by page: those that cannot be emptied must not keep the others waiting. */
async function* boxed<T extends CaseDoc | FundDoc>(
  { store }: Context,
  collection: 'cases' | 'funds',
): AsyncGenerator<T[]> {
  let last: T | undefined;
  do {
    const page: T[] = await store.find<T>(collection, {
      filter: { boxed: 1 },
      sort: { by: '_id', dir: 1 },
      limit: SWEEP_BATCH,
      ...(last ? { after: { value: last._id, id: last._id } } : {}),
    });
    if (page.length > 0) yield page;
    last = page.length === SWEEP_BATCH ? page[page.length - 1] : undefined;
  } while (last);
}

/** Carries out a case's effects one after another: their order is the order the machine asked for. */
async function finish(context: Context, waiting: Waiting): Promise<void> {
  const { doc, done } = waiting;
  try {
    for (const entry of doc.outbox) {
      if (entry.kind !== 'project') await carryOut(context, doc, entry);
    }
    done();
  } catch (error) {
    leave(context, waiting, error);
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
    { op: 'unbox', collection: 'cases', id: doc._id, effects },
  ];
}
