/**
 * Carries out jobs: long work over a list of items, one after another. A server holds the lease of a job while it works on
 * it, notes progress as it goes, and gives way between items; after a crash another server, or this one, goes on where the
 * last note stands. What fails is tried again as the policy of its kind says, and is then left for a person.
 */
import { breathe } from '../breathe.ts';
import type { Context, Jobs } from '../context.ts';
import type { JobDoc, JobItemDoc } from '../store/documents.ts';
import { changeJob, itemsOf, writeItems } from '../store/jobs.ts';
import { StoreUnavailable, type WriteOp } from '../store/types.ts';
import type { ItemResult, JobKind } from './kind.ts';
import { nextAttempt } from './retry.ts';

const LEASE_MS = 10_000;
/** Progress is written, and the lease renewed, this often. */
const NOTE_MS = 1_000;
/** Items read at a time. */
const CHUNK = 200;
/** Jobs that follow from one another, level by level, before an answer waits no longer. */
const LEVELS = 20;
/** Jobs under way that are looked through for one to work on. */
const LOOKED_THROUGH = 100;

export class JobRunner implements Jobs {
  private current: Promise<void> | null = null;
  /** Asked for again while it was looking. */
  private again = false;
  private closing = false;

  constructor(
    private readonly context: Context,
    private readonly kinds: readonly JobKind[],
  ) {}

  run(): Promise<void> {
    if (this.closing) return Promise.resolve();
    this.again = true;
    this.current ??= this.work();
    return this.current;
  }

  runSoon(): void {
    this.run().catch((error: unknown) =>
      this.context.log.error({ err: error }, 'a job is left to the worker'),
    );
  }

  async atRest(): Promise<void> {
    const { store, clock } = this.context;
    if (!clock.virtual) return;
    const awaited = this.kinds.filter((kind) => kind.awaited).map(({ kind }) => kind);
    const filter = { state: 'running', kind: { in: awaited } };
    // what one opens may order the next
    for (let n = 0; n < LEVELS && (await store.count('jobs', filter, 1)) > 0; n += 1) await this.run();
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.current?.catch(() => undefined);
  }

  private async work(): Promise<void> {
    try {
      while (this.again && !this.closing) {
        this.again = false;
        for (let next = await this.claim(); next; next = await this.claim()) await this.carryOut(next);
      }
    } finally {
      // at once, so that nobody who asks now relies on work that has just ended
      this.current = null;
    }
  }

  /** The oldest job that may be worked on now and that no other server holds. */
  private async claim(): Promise<Claimed | null> {
    const { store, owner } = this.context;
    if (this.closing) return null;
    const jobs = await store.find<JobDoc>('jobs', {
      filter: { state: 'running' },
      sort: { by: 'startedAt', dir: 1 },
      limit: LOOKED_THROUGH,
    });
    for (const { _id, kind: name, nextAt } of jobs) {
      // a kind that only a newer server knows is left to that one
      const kind = this.kinds.find((each) => each.kind === name);
      if (!kind || nextAt > Date.now() || !(await store.lease(leaseOf(_id), owner, LEASE_MS))) continue;
      // what another server made of it until it let go
      const job = await store.get<JobDoc>('jobs', _id);
      if (job?.state === 'running' && job.nextAt <= Date.now()) return { job, kind };
      await this.release(_id);
    }
    return null;
  }

  private async carryOut({ job, kind }: Claimed): Promise<void> {
    let at = job;
    try {
      const listed = await this.listed(job, kind);
      if (!listed) return; // stopped meanwhile, or another server holds it
      at = listed;
      const one = await kind.begin(this.context, at);
      for (let more = true; more && !this.closing;) {
        const items = await this.items(at);
        more = items.length > 0;
        for (let noted = 0; noted < items.length;) {
          const dealt = await this.some(items.slice(noted), one, kind.width);
          noted += dealt.length;
          const next = await this.note(at, dealt);
          if (!next) return; // stopped meanwhile, or another server holds it
          at = next;
          if (this.closing) break;
        }
      }
      if (at.cursor < at.total) return;
      await kind.end?.(this.context, at);
      await changeJob(this.context.store, at, { state: 'done', endedAt: this.context.clock.now() });
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      await this.failed(at, kind, error);
    } finally {
      // given back: another server, or this one after a restart, need not wait for it
      await this.release(job._id);
    }
  }

  /**
   * The job with its items. Each attempt to list them writes rows under a name of its own, which counts once the job
   * names it: what an attempt that broke off has left, or another server writes still, is nobody's.
   */
  private async listed(job: JobDoc, kind: JobKind): Promise<JobDoc | null> {
    if (job.items !== '' || !kind.list) return job;
    const { store, owner } = this.context;
    const items = `${job._id}#${job.seq}`;
    let mine = true;
    const total = await writeItems(store, items, kind.list(this.context, job), async () => {
      mine &&= await store.lease(leaseOf(job._id), owner, LEASE_MS);
    });
    return mine ? changeJob(store, job, { total, items }) : null;
  }

  private items(job: JobDoc): Promise<JobItemDoc[]> {
    return this.context.store.find<JobItemDoc>('job_items', {
      filter: { job: itemsOf(job), n: { gt: job.cursor } },
      sort: { by: 'n', dir: 1 },
      limit: CHUNK,
    });
  }

  /** Deals with items until it is time for a note. */
  private async some(
    items: JobItemDoc[],
    one: (ref: string) => Promise<ItemResult>,
    width = 1,
  ): Promise<{ item: JobItemDoc; result: ItemResult }[]> {
    const dealt: { item: JobItemDoc; result: ItemResult }[] = [];
    const until = Date.now() + NOTE_MS;
    for (let at = 0; at < items.length; at += width) {
      const beside = items.slice(at, at + width);
      dealt.push(...(await Promise.all(beside.map(async (item) => ({ item, result: await one(item.ref) })))));
      await breathe();
      if (this.closing || Date.now() >= until) break;
    }
    return dealt;
  }

  /** Writes how far it is; null when this server is not to go on. */
  private async note(job: JobDoc, dealt: { item: JobItemDoc; result: ItemResult }[]): Promise<JobDoc | null> {
    const { store, owner } = this.context;
    const ops = dealt.flatMap(({ item, result }): WriteOp[] =>
      result.done
        ? []
        : [{ op: 'put', collection: 'job_items', doc: { ...item, ...leftAs(result), rev: item.rev + 1 } }],
    );
    await store.write(ops);
    const noted = await changeJob(store, job, {
      cursor: dealt.at(-1)?.item.n ?? job.cursor,
      done: job.done + dealt.length - ops.length,
      left: job.left + ops.length,
      attempts: 0,
      error: null,
    });
    if (!noted || !(await store.lease(leaseOf(job._id), owner, LEASE_MS))) return null;
    return noted;
  }

  private async failed(job: JobDoc, { retry }: JobKind, error: unknown): Promise<void> {
    const { store, log, clock } = this.context;
    const attempts = job.attempts + 1;
    const next = nextAttempt(retry, attempts, Date.now());
    log.error({ err: error, job: job._id, attempts }, next ? 'a job failed' : 'a job is given up');
    await changeJob(store, job, {
      attempts,
      error: String(error).slice(0, 1_000),
      ...(next === null ? { state: 'failed' as const, endedAt: clock.now() } : { nextAt: next }),
    });
  }

  private async release(id: string): Promise<void> {
    await this.context.store.lease(leaseOf(id), this.context.owner, 0).catch(() => undefined);
  }
}

interface Claimed {
  job: JobDoc;
  kind: JobKind;
}

const leaseOf = (job: string): string => `job:${job}`;

function leftAs(
  result: Extract<ItemResult, { done: false }>,
): Pick<JobItemDoc, 'state' | 'label' | 'reasons'> {
  return { state: 'left', label: result.label, reasons: result.reasons };
}
