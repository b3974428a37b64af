/** Migrations under way: written down first, then carried out in the background by whichever server holds the lease. */
import { randomUUID } from 'node:crypto';
import type { MigrateBody, MigrationView } from '../../core/api-admin.ts';
import type { Order, Way } from '../../core/migration/migrate.ts';
import type { Context } from '../context.ts';
import { errors, HttpError } from '../errors.ts';
import type { By, MigrationDoc } from '../store/documents.ts';
import { addMigration, changeMigration } from '../store/migration-orders.ts';
import type { Store } from '../store/types.ts';
import { breathe, casesOn, moveCase } from './cases.ts';
import { wayOf } from './way.ts';

const LEASE_MS = 10_000;
/** Progress is written, and the lease renewed, this often. */
const NOTE_MS = 1_000;
/** Migrations of a process that are listed. */
const LISTED = 100;

/** Orders a migration; it is carried out from then on. @throws HttpError as `wayOf`; 409 `migration_running`, 422 without a reason */
export async function orderMigration(
  context: Context,
  key: string,
  body: MigrateBody,
  by: By,
): Promise<MigrationView> {
  const reason = body.reason?.trim() ?? '';
  if (reason === '') throw errors.invalid('请填写转入新版本的理由', 'reason');
  await wayOf(context, key, body);
  const target = context.library.versions(key).find(({ version }) => version === body.to);
  if (target?.state === 'scheduled')
    throw new HttpError(409, 'version_not_in_force', `第 ${body.to} 版尚未生效,生效后才能转入`, 'to');
  const [running] = await context.store.find<MigrationDoc>('migrations', {
    filter: { state: 'running', process: key },
    limit: 1,
  });
  if (running)
    throw new HttpError(409, 'migration_running', '这个事项正在转入新版本,请等它完成', undefined, {
      migration: running._id,
    });
  const cases: string[] = [];
  for await (const { id } of casesOn(context, key, body.from, body.cases)) cases.push(id);
  const doc: MigrationDoc = {
    _id: randomUUID(),
    seq: 1,
    process: key,
    from: body.from,
    to: body.to,
    mapping: JSON.stringify(body.mapping ?? {}),
    reason,
    by: { user: by.user ?? '', name: by.name },
    state: 'running',
    cases,
    next: 0,
    moved: 0,
    left: [],
    startedAt: context.clock.now(),
    endedAt: null,
  };
  await addMigration(context.store, doc);
  return viewOf(doc);
}

/** A migration of a process. @throws HttpError 404 */
export async function readMigration(context: Context, key: string, id: string): Promise<MigrationDoc> {
  const doc = await context.store.get<MigrationDoc>('migrations', id);
  if (!doc || doc.process !== key) throw errors.unknown('migration');
  return doc;
}

/** Those of a process, newest first. */
export async function listMigrations(context: Context, key: string): Promise<MigrationView[]> {
  const docs = await context.store.find<MigrationDoc>('migrations', {
    filter: { process: key },
    sort: { by: 'startedAt', dir: -1 },
    limit: LISTED,
  });
  return docs.map(viewOf);
}

/** Stops one where it is: what has moved stays moved. One that is over stays as it is. */
export async function stopMigration(context: Context, key: string, id: string): Promise<MigrationView> {
  for (;;) {
    const doc = await readMigration(context, key, id);
    if (doc.state !== 'running') return viewOf(doc);
    const stopped = await changeMigration(context.store, doc, {
      state: 'stopped',
      endedAt: context.clock.now(),
    });
    if (stopped) return viewOf(stopped);
  }
}

/** A migration as it leaves the server. */
export function viewOf(doc: MigrationDoc): MigrationView {
  const { _id: id, process: key, from, to, state, moved, left, startedAt, endedAt } = doc;
  const total = doc.cases.length;
  return { id, key, from, to, state, total, moved, left, startedAt, startedBy: doc.by.name, endedAt };
}

/** What a server is doing about migrations, by its store: never twice at once, and nothing more once it closes. */
const underway = new WeakMap<Store, Underway>();

interface Underway {
  job: Promise<void> | null;
  /** Asked for again while the job was looking. */
  again: boolean;
  closing: boolean;
}

function stateOf({ store }: Context): Underway {
  const known = underway.get(store) ?? { job: null, again: false, closing: false };
  underway.set(store, known);
  return known;
}

/** Goes on with whatever migrations are under way, until none is; resolves then. Another server's work is left to it. */
export function continueMigrations(context: Context): Promise<void> {
  const state = stateOf(context);
  if (state.closing) return Promise.resolve();
  state.again = true;
  state.job ??= work(context, state);
  return state.job;
}

async function work(context: Context, state: Underway): Promise<void> {
  try {
    while (state.again && !state.closing) {
      state.again = false;
      await carryOut(context);
    }
  } finally {
    // at once, so that nobody who asks now relies on a job that has just ended
    state.job = null;
  }
}

/** Breaks off after the case at hand; another start goes on. */
export async function pauseMigrations(context: Context): Promise<void> {
  const state = stateOf(context);
  state.closing = true;
  await state.job?.catch(() => undefined);
}

async function carryOut(context: Context): Promise<void> {
  if (!(await anyRunning(context))) return;
  if (!(await context.store.lease('migrations', context.owner, LEASE_MS))) return;
  try {
    await carryOutAll(context);
  } finally {
    // given back: another server, or this one after a restart, need not wait for it
    await context.store.lease('migrations', context.owner, 0).catch(() => undefined);
  }
}

async function anyRunning({ store }: Context): Promise<boolean> {
  return (await store.count('migrations', { state: 'running' }, 1)) > 0;
}

async function carryOutAll(context: Context): Promise<void> {
  for (;;) {
    const [doc] = await context.store.find<MigrationDoc>('migrations', {
      filter: { state: 'running' },
      sort: { by: 'startedAt', dir: 1 },
      limit: 1,
    });
    if (!doc || !(await carryOutOne(context, doc))) return;
  }
}

/** Moves its cases one after the other. False when this server is not to go on. */
async function carryOutOne(context: Context, order: MigrationDoc): Promise<boolean> {
  const way = await wayOf(context, order.process, {
    from: order.from,
    to: order.to,
    mapping: JSON.parse(order.mapping) as Record<string, string | null>,
  });
  let doc: MigrationDoc | null = order;
  let done = { next: order.next, moved: order.moved, left: [...order.left] };
  let noted = Date.now();
  while (done.next < order.cases.length) {
    if (stateOf(context).closing) break;
    done = await moveNext(context, order, way, done);
    if (Date.now() - noted < NOTE_MS) continue;
    noted = Date.now();
    doc = await changeMigration(context.store, doc, done);
    if (!doc) return true; // stopped meanwhile
    if (!(await context.store.lease('migrations', context.owner, LEASE_MS))) return false;
  }
  const over = done.next >= order.cases.length;
  const end = over ? { state: 'done' as const, endedAt: context.clock.now() } : {};
  await changeMigration(context.store, doc, { ...done, ...end });
  return over;
}

type Progress = Pick<MigrationDoc, 'next' | 'moved' | 'left'>;

async function moveNext(context: Context, order: MigrationDoc, way: Way, done: Progress): Promise<Progress> {
  const id = order.cases[done.next] as string;
  const by: Order = { by: { ...order.by, positions: [] }, reason: order.reason };
  const result = await moveCase(context, id, way, by);
  await breathe();
  const next = done.next + 1;
  if (result.moved) return { ...done, next, moved: done.moved + 1 };
  const { caseNo, reasons } = result;
  return { ...done, next, left: [...done.left, { id, caseNo, reasons }] };
}
