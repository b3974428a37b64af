/**
 * What a command costs beside the write it rests on: raw compare-and-set updates, commands through
 * load → decide → commit → settle, and the same over HTTP. Absolute figures mean nothing on a shared machine; the
 * ratios of one run do.
 */
import type { JsonObject } from '../../core/vocabulary.ts';
import { compileProcess } from '../../core/engine/compile.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import { ajvValidator } from '../../core/form/ajv.ts';
import { Bell } from '../../server/live/bell.ts';
import { execute, startCase } from '../../server/commands/execute.ts';
import { hashPassword, login } from '../../server/commands/sessions.ts';
import type { Context } from '../../server/context.ts';
import { buildApp } from '../../server/app.ts';
import { makeProjector } from '../../server/effects/projector.ts';
import { consoleLog } from '../../server/logger.ts';
import { openRegistry } from '../../server/registry.ts';
import type { CaseDoc, UserDoc } from '../../server/store/documents.ts';
import { openStore } from '../../server/store/open.ts';
import type { Store } from '../../server/store/types.ts';
import { realClock } from '../../server/time/clock.ts';
import { BENCH_FORM, BENCH_PROCESS } from './process.ts';

export interface Plan {
  root: string;
  folder: string;
  /** How long each figure is measured. */
  seconds: number;
  mongoUri?: string;
}

/** Commands under way at once. */
const PARALLEL = 32;
/** Cases the load is spread over: enough that they hardly grow while it lasts. */
const CASES = 512;
const FILLER = '青石村'.repeat(300);

/** Measures and prints. */
export async function measure(plan: Plan): Promise<void> {
  await onBackend('内嵌 SQLite', plan, await openStore({ folder: `${plan.folder}/embedded` }));
  if (plan.mongoUri)
    await onBackend(
      'MongoDB',
      plan,
      await openStore({
        folder: plan.folder,
        mongoUri: plan.mongoUri,
        mongoDatabase: `xiangzhi_bench_${process.pid}`,
      }),
    );
}

async function onBackend(name: string, plan: Plan, store: Store): Promise<void> {
  const context = await houseOf(plan, store);
  const cases: string[] = [];
  for (let n = 0; n < CASES; n += PARALLEL)
    cases.push(...(await Promise.all(Array.from({ length: PARALLEL }, () => open(context)))));
  const sample = (await store.get<CaseDoc>('cases', cases[0] as string)) as CaseDoc;
  const bytes = JSON.stringify(sample).length;
  const raw = await rawUpdates(store, sample, plan.seconds);
  const commands = await rate(plan.seconds, (n) => save(context, cases[n % CASES] as string, n));
  const http = await overHttp(context, cases, plan.seconds);
  await store.close();
  const row = (label: string, value: number): string =>
    `  ${label.padEnd(34)} ${value.toFixed(0).padStart(8)} /s   ${(value / raw).toFixed(2)} ×`;
  console.log(
    [
      `${name}(文档约 ${bytes} 字节,并发 ${PARALLEL})`,
      row('raw compare-and-set updates', raw),
      row('commands (load…settle)', commands),
      row('commands over HTTP', http),
    ].join('\n'),
  );
}

/** The bare write: what no engine can be faster than. */
async function rawUpdates(store: Store, sample: CaseDoc, seconds: number): Promise<number> {
  const docs = Array.from(
    { length: CASES },
    (_, n) =>
      ({
        ...sample,
        _id: `raw${n}`,
        caseNo: `raw${n}`,
        nextTimer: null,
        outbox: [],
        boxed: undefined,
      }) as CaseDoc,
  );
  for (const doc of docs) await store.insert('cases', doc);
  return rate(seconds, async (n) => {
    const doc = docs[n % CASES] as CaseDoc;
    const expected = doc.seq;
    doc.seq += 1;
    await store.swap('cases', doc, expected);
  });
}

/** Runs a job again and again, `PARALLEL` at once, each worker on its own share of the cases. */
async function rate(seconds: number, job: (n: number) => Promise<void>): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  const began = performance.now();
  const worker = async (first: number): Promise<void> => {
    for (let n = first; performance.now() < end; n += PARALLEL) {
      await job(n);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, (_, first) => worker(first)));
  return done / ((performance.now() - began) / 1000);
}

const CLERK = { user: 'clerk', name: '张三', positions: [{ role: 'township_window', region: '990101001' }] };

async function open(context: Context): Promise<string> {
  const outcome = await startCase(context, BENCH_PROCESS.key, {
    type: 'Start',
    by: CLERK,
    data: { village: '990101001001', note: FILLER },
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.rejection));
  return outcome.case.id;
}

/** A whole vote: form checked, record kept, machine heard, task closed and opened again. */
async function save(context: Context, id: string, n: number): Promise<void> {
  const outcome = await execute(context, id, {
    type: 'Act',
    by: CLERK,
    step: 'review',
    action: 'again',
    data: { opinion: `第 ${n} 次` },
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.rejection));
}

async function overHttp(context: Context, cases: string[], seconds: number): Promise<number> {
  const user: UserDoc = {
    _id: 'clerk',
    username: 'clerk',
    name: '张三',
    positions: CLERK.positions,
    posts: ['township_window@990101001'],
    passwordHash: await hashPassword('bench'),
    demo: false,
  };
  await context.store.set('users', user);
  const { token } = await login(context, 'clerk', 'bench');
  const app = await buildApp(context);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const figure = await rate(seconds, async (n) => {
    const response = await fetch(`${url}/api/cases/${cases[n % CASES]}/actions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `xz_session=${token}` },
      body: JSON.stringify({ action: 'again', step: 'review', data: { opinion: `第 ${n} 次` } }),
    });
    if (!response.ok) throw new Error(await response.text());
    await response.arrayBuffer();
  });
  await app.close();
  return figure;
}

async function houseOf(plan: Plan, store: Store): Promise<Context> {
  const levels = new Map([['township_window', 'township' as const]]);
  const compiled = compileProcess({
    definition: BENCH_PROCESS,
    forms: { 'bench/note': BENCH_FORM },
    groups: {},
    roles: levels,
    version: 1,
    validate: ajvValidator(),
  });
  const process = compiled.process as CompiledProcess;
  if (!process) throw new Error(JSON.stringify(compiled.diagnostics));
  await store.set('regions', { _id: '990101001001', name: '青石村', parent: null });
  // somebody must hold the post, or every task is an incident
  await store.set('users', {
    _id: 'clerk',
    username: 'clerk',
    name: '张三',
    positions: CLERK.positions,
    posts: ['township_window@990101001'],
    demo: false,
  });
  const registry = await openRegistry(store);
  const context = {
    config: {
      root: plan.root,
      clientFolder: `${plan.root}/dist/client`,
      logLevel: 'silent',
      demo: false,
    } as JsonObject,
    store,
    clock: realClock,
    library: {
      roles: [],
      levels,
      unavailable: [],
      keys: () => [BENCH_PROCESS.key],
      latest: () => process,
      version: async () => process,
    },
    registry,
    bell: new Bell(),
    owner: 'bench',
    log: consoleLog,
  } as unknown as Context;
  context.projector = makeProjector(context);
  return context;
}
