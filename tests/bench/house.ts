/** The smallest house that does real work, for measuring: one process, a clerk, a town, on whatever store it is given. */
import type { Command } from '../../core/engine/commands.ts';
import { compileProcess } from '../../core/engine/compile.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import { validateSchema } from '../../core/form/schema-validator.ts';
import type { Actor } from '../../core/vocabulary.ts';
import { execute } from '../../server/commands/execute.ts';
import { startCase } from '../../server/commands/start-case.ts';
import { readConfig } from '../../server/config/config.ts';
import type { Context } from '../../server/context.ts';
import { makeProjector } from '../../server/effects/projector.ts';
import { storeWorld } from '../../server/effects/store-world.ts';
import { JOB_KINDS } from '../../server/jobs/kinds.ts';
import { JobRunner } from '../../server/jobs/runner.ts';
import { localState } from '../../server/local-state.ts';
import { consoleLog } from '../../server/logger.ts';
import { openRegistry } from '../../server/registry.ts';
import type { UserDoc } from '../../server/store/documents.ts';
import type { Store } from '../../server/store/types.ts';
import { realClock } from '../../server/time/clock.ts';
import { BENCH_FORM, BENCH_PROCESS } from './process.ts';

export const TOWN = '990101001';
const VILLAGE = `${TOWN}001`;
const POST = { role: 'township_window', region: TOWN };

/** Brings a case to about 3 KB as UTF-8: a case keeps what was handed in twice, as data and in its record. */
const NOTE = '青石村'.repeat(100);

/** The clerk who does all the work when nobody in particular is asked for. */
export const CLERK: Actor = { user: 'clerk', name: '张三', positions: [POST] };

/** Builds the house on a store; nobody may come too often for it. */
export async function houseOf(root: string, store: Store): Promise<Context> {
  const levels = new Map([['township_window', 'township' as const]]);
  const { process: compiled, diagnostics } = compileProcess({
    definition: BENCH_PROCESS,
    forms: { 'bench/note': BENCH_FORM },
    groups: {},
    roles: levels,
    version: 1,
    validate: validateSchema,
  });
  if (!compiled) throw new Error(JSON.stringify(diagnostics));
  await store.set('regions', { _id: VILLAGE, name: '青石村', parent: null });
  // somebody must hold the post, or every task is an incident
  await store.set('users', clerkDoc('clerk'));
  const context = {
    config: {
      ...readConfig({ LOG_LEVEL: 'silent', XIANGZHI_DEMO: '0' }, root),
      requestsPerMinute: Number.MAX_SAFE_INTEGER,
      socketsPerSession: Number.MAX_SAFE_INTEGER,
    },
    store,
    clock: realClock,
    library: libraryOf(compiled, levels),
    registry: await openRegistry(store),
    ...localState(),
    owner: 'bench',
    log: consoleLog,
  } as unknown as Context;
  context.projector = makeProjector(context);
  context.worldOf = storeWorld;
  context.jobs = new JobRunner(context, JOB_KINDS);
  return context;
}

function libraryOf(compiled: CompiledProcess, levels: Map<string, 'township'>): Partial<Context['library']> {
  return {
    roles: [],
    levels,
    citizens: new Set(),
    unavailable: [],
    keys: () => [BENCH_PROCESS.key],
    latest: () => compiled,
    version: async () => compiled,
    reload: async () => {},
  } as Partial<Context['library']>;
}

/** A clerk of the town under another name; without a password hash nobody can log in as them. */
export function clerkDoc(id: string, passwordHash = ''): UserDoc {
  return {
    _id: id,
    username: id,
    name: '张三',
    positions: [POST],
    posts: [`${POST.role}@${POST.region}`],
    passwordHash,
    demo: false,
  };
}

/** Opens cases, some at once, and resolves with their ids. */
export async function openCases(context: Context, count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const more = Array.from({ length: Math.min(64, count - ids.length) }, () => openCase(context));
    ids.push(...(await Promise.all(more)));
  }
  return ids;
}

async function openCase(context: Context): Promise<string> {
  const outcome = await startCase(context, BENCH_PROCESS.key, {
    type: 'Start',
    by: CLERK,
    data: { village: VILLAGE, note: NOTE },
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.rejection));
  return outcome.case.id;
}

/** The act all figures are about, as a command. */
export function againCommand(n: number): Exclude<Command, { type: 'Start' }> {
  return { type: 'Act', by: CLERK, step: 'review', action: 'again', data: { opinion: `第 ${n} 次` } };
}

/** A whole step of office work: form checked, record kept, machine heard, task closed and the next one opened. */
export async function actAgain(context: Context, id: string, n: number): Promise<void> {
  const outcome = await execute(context, id, againCommand(n));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.rejection));
}
