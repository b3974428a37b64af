/** A case is opened, once however often it is asked for. */
import { createHash, randomBytes } from 'node:crypto';
import type { Command } from '../../core/engine/commands.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import { reject } from '../../core/engine/rejections.ts';
import { nowhere } from '../../core/engine/start.ts';
import type { Actor, RegionCode, Rejection } from '../../core/vocabulary.ts';
import { stampNumber } from '../../core/world/number.ts';
import { doInTime } from '../../core/world/work.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import { commit } from '../store/commit.ts';
import type { CaseDoc } from '../store/documents.ts';
import { again, decidedAndKept, kept, openedAs, settled, type Outcome } from './execute.ts';
import { messages } from './messages.ts';
import { sameLately } from './same-application.ts';

const FOREIGN: Rejection = { status: 403, code: 'foreign_region', message: messages.cases.foreign };

/** Digits of a county's code. */
const COUNTY = 6;

/** Opens a case of the newest version of a process. */
export async function startCase(
  context: Context,
  key: string,
  command: Command & { type: 'Start' },
  id?: string,
  /** Whether the same may be handed in again within minutes. */
  again = true,
): Promise<Outcome> {
  const process = context.library.latest(key);
  if (!process) {
    throw context.library.unavailable.some((u) => u.key === key)
      ? errors.unavailable(key)
      : errors.unknown('process');
  }
  const caseId = id ?? newCaseId(command);
  const opening = (): Promise<Outcome> =>
    context.caseMutex.run(caseId, () =>
      open(context, process, command, {
        id: caseId,
        maybeKnown: command.requestId !== undefined || id !== undefined,
        again,
      }),
    );
  const alone = `start ${command.by.user ?? ''}`;
  return settled(context, await (again ? opening() : context.caseMutex.run(alone, opening)));
}

async function open(
  context: Context,
  process: CompiledProcess,
  command: Command & { type: 'Start' },
  { id, maybeKnown, again: mayRepeat }: { id: string; maybeKnown: boolean; again: boolean },
): Promise<Outcome> {
  const existing = maybeKnown ? await context.store.get<CaseDoc>('cases', id) : null;
  if (existing) return again(context, existing, command, existing.process === process.definition.key);
  const done = await decidedAndKept(
    context,
    process,
    null,
    command,
    async (decision) => {
      if (!context.registry.knows(decision.case.region)) return { ok: false, rejection: nowhere(process) };
      if (!filesHere(context, process, command.by, decision.case.region))
        return { ok: false, rejection: FOREIGN };
      const same = mayRepeat ? undefined : await sameLately(context, decision.case);
      if (same) return { ok: false, rejection: reject('same_application', openedAs(same)) };
      await doInTime(stampNumber(context.worldOf(context), process, decision));
      return kept(decision, await commit(context.store, null, decision));
    },
    id,
  );
  if (done) return done;
  const faster = (await context.store.get<CaseDoc>('cases', id)) as CaseDoc;
  return again(context, faster, command, faster.process === process.definition.key);
}

/** An office files for people of its own county; who applies for themselves lives wherever they live. */
function filesHere(
  { library }: Context,
  { definition }: CompiledProcess,
  by: Actor,
  region: RegionCode,
): boolean {
  if (by.positions.length === 0 || definition.start.roles.includes('anyone')) return true;
  return by.positions
    .filter(({ role }) => definition.start.roles.includes(role))
    .some(
      (post) =>
        library.citizens.has(post.role) ||
        region.startsWith(post.region) ||
        post.region.slice(0, COUNTY) === region.slice(0, COUNTY),
    );
}

/** A request sent twice gets the same case: its id follows from who asked and the request's id. */
function newCaseId(command: Command & { type: 'Start' }): string {
  if (!command.requestId) return randomBytes(9).toString('hex');
  return createHash('sha256')
    .update(`${command.by.user ?? ''}\n${command.requestId}`)
    .digest('hex')
    .slice(0, 18);
}
