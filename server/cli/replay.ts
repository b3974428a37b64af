/**
 * `xiangzhi replay <key> [--draft id | --version n | --source folder|process.json] [--since day] [--limit n] [--json]`:
 * past cases of the store, also while the server runs, through another definition. Exit 1 when one differs.
 */
import { existsSync, statSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { basename, dirname, resolve } from 'node:path';
import type { ReplayItem, ReplayView } from '../../core/api-admin.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import { Problems } from '../../core/package/index.ts';
import { isDay } from '../../core/time/day.ts';
import { startOfDay } from '../../core/time/instant.ts';
import { formatYuan } from '../../core/values/money.ts';
import { readConfig } from '../config/config.ts';
import type { Context } from '../context.ts';
import { readDefinitionFile } from '../definitions/definition-file.ts';
import { readPackage } from '../definitions/import.ts';
import { openLibrary } from '../definitions/library.ts';
import { readFolder } from '../definitions/source-files.ts';
import { subjectSource } from '../definitions/subject.ts';
import { errors, HttpError } from '../errors.ts';
import { localState } from '../local-state.ts';
import { consoleLog } from '../logger.ts';
import { openRegistry } from '../registry.ts';
import { replaySource } from '../replay/run.ts';
import { realClock, virtualClock } from '../time/clock.ts';
import { argumentsOf, isNumber } from './arguments.ts';
import { openToRead } from './open.ts';
import { messages } from './messages.ts';
import { signs } from '../../core/signs/messages.ts';

const OPTIONS = {
  draft: { type: 'string' },
  version: { type: 'string' },
  source: { type: 'string' },
  since: { type: 'string' },
  limit: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const HOURS = 3_600_000;

export async function run(args: string[], root: string): Promise<number> {
  const given = argumentsOf(args, OPTIONS, 1, messages.replay.usage);
  if (!given) return 2;
  const [key = ''] = given.positionals;
  const { draft, version, source, since, limit, json } = given.values as Record<string, string | undefined>;
  const wrong = [version, limit].some((n) => n !== undefined && !isNumber(n));
  if (wrong || (since !== undefined && !isDay(since))) {
    console.error(messages.arguments.usage(messages.replay.usage));
    return 2;
  }
  let opened: Awaited<ReturnType<typeof openHouse>> | undefined;
  try {
    opened = await openHouse(root);
    const { context } = opened;
    const subject = {
      ...(draft ? { draft } : {}),
      ...(version ? { version: Number(version) } : {}),
    };
    const replayed =
      source === undefined
        ? await subjectSource(context, key, subject)
        : await sourceAt(context, key, resolve(source));
    const view = await replaySource(context, key, replayed, {
      limit: limit ? Number(limit) : Infinity,
      ms: Infinity,
      ...(since ? { since: startOfDay(since) } : {}),
    });
    if (json) console.log(JSON.stringify(view, null, 2));
    else print(view);
    return view.differing.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    console.error(error.message);
    return 2;
  } finally {
    await opened?.close();
  }
}

/** The house as it is now, to be read only. */
async function openHouse(root: string): Promise<{ context: Context; close: () => Promise<void> }> {
  const config = readConfig(process.env, root);
  const { store, close } = await openToRead(config);
  if (!store) throw errors.invalid(messages.replay.noData(config.dataFolder));
  const clock = config.clock === 'virtual' ? await virtualClock(store) : realClock;
  const house = { config, store, clock, owner: randomUUID(), log: consoleLog, ...localState() };
  const context = house as unknown as Context;
  context.library = await openLibrary(store, root, () => clock.now());
  context.registry = await openRegistry(store);
  return { context, close };
}

/** A folder with a process, or a definition alone, which then goes with the forms in force. */
async function sourceAt(context: Context, key: string, path: string): Promise<VersionSource> {
  if (!existsSync(path)) throw errors.invalid(messages.replay.missing(path));
  if (!statSync(path).isDirectory()) {
    const base = await subjectSource(context, key, {});
    return { ...base, definition: definitionIn(path) };
  }
  const problems = new Problems();
  const files = readFolder(path, key, problems);
  const { source } = await readPackage(files, problems, {
    roles: context.library.roles,
    workers: context.workers,
    key,
  });
  if (source) return source;
  throw errors.invalid(
    problems.list.map(({ message }) => message).join('\n') || messages.replay.noProcess(path),
  );
}

/** As its files say it, parts beside it and short notation included. */
function definitionIn(path: string): VersionSource['definition'] {
  const { definition, diagnostics } = readDefinitionFile(dirname(path), basename(path));
  if (definition) return definition;
  throw errors.invalid(diagnostics.map(({ message }) => message).join('\n'));
}

function print({ compared, same, differing, left, unreplayable = 0 }: ReplayView): void {
  for (const item of differing) console.log(lineOf(item));
  const rest = left > 0 ? messages.replay.left(left) : '';
  const old = unreplayable > 0 ? messages.replay.unreplayable(unreplayable) : '';
  console.log(messages.replay.result(compared, same, differing.length, rest, old));
}

function lineOf({ caseNo, title, was, would, differs, stopped }: ReplayItem): string {
  const hours = (ms: number | null): string =>
    ms === null ? '—' : messages.replay.hours(Math.round(ms / HOURS));
  const yuan = (amount: number | null): string =>
    amount === null ? '—' : messages.replay.yuan(formatYuan(amount));
  const told = differs.map((what) => {
    if (what === 'outcome')
      return messages.replay.outcome(was.outcome ?? was.status, would?.outcome ?? would?.status ?? '—');
    if (what === 'amount') return messages.replay.amount(yuan(was.amount), yuan(would?.amount ?? null));
    if (what === 'duration')
      return messages.replay.duration(hours(was.duration), hours(would?.duration ?? null));
    return what === 'steps' ? messages.replay.steps : messages.replay.stopped(stopped ?? '');
  });
  return `✗ ${caseNo} ${signs.said(title, signs.sentences(told))}`;
}
