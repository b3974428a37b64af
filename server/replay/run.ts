/** Past cases through another definition, and which of them would have gone otherwise. Nothing is written. */
import { REPLAYED } from '../../core/contract/shapes/trial.ts';
import type { ReplayItem, ReplayView } from '../../core/api-admin.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import { outcomeOf } from '../../core/replay/outcome.ts';
import { isReplayable, type PastCase } from '../../core/replay/past.ts';
import { replayCase, type ReplayPlace } from '../../core/replay/replay.ts';
import type { Json } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../errors.ts';
import { countPast, pastCases, readPast, type Wanted } from './past.ts';
import { messages } from './messages.ts';

/** So many cases, and so long, for one request; the answer says how many are left. */
const LIMITS = { cases: REPLAYED, ms: 25_000 };

type Places = Pick<Context, 'store' | 'library' | 'registry' | 'clock' | 'log'>;

/** How much is wanted. */
interface Asked extends Wanted {
  limit?: number;
  ms?: number;
}

/**
 * Replays past cases of `key` on a source, the newest first.
 * @throws HttpError 422 `definition_invalid` with diagnostics
 */
export async function replaySource(
  places: Places,
  key: string,
  source: VersionSource,
  { limit = LIMITS.cases, ms = LIMITS.ms, ...wanted }: Asked,
): Promise<ReplayView> {
  const process = runnable(places, source);
  const place = placeOf(places);
  const until = Date.now() + ms;
  const differing: ReplayItem[] = [];
  let [compared, unreplayable] = [0, 0];
  for await (const doc of pastCases(places, key, wanted)) {
    if (compared + unreplayable >= limit || Date.now() > until) break;
    const past = await readPast(places, doc);
    if (past && isReplayable(past)) {
      const item = replayed(places, past, process, place);
      compared += 1;
      if (item.differs.length > 0) differing.push(item);
    } else unreplayable += 1;
    // what takes seconds must not keep anybody else waiting
    await new Promise((resolve) => setImmediate(resolve));
  }
  const left = Math.max(0, (await countPast(places, key, wanted)) - compared - unreplayable);
  return { compared, same: compared - differing.length, differing, left, unreplayable };
}

function runnable({ library }: Places, source: VersionSource): CompiledProcess {
  const { process, diagnostics } = library.compile(source);
  if (process) return process;
  throw new HttpError(
    422,
    'definition_invalid',
    messages.definitionWrong,
    diagnostics[0]?.path,
    diagnostics as unknown as Json,
  );
}

function placeOf({ registry, clock }: Places): ReplayPlace {
  return {
    now: clock.now(),
    calendar: registry.calendar(),
    param: (key, region, day) => registry.param(key, region, day),
    regionName: (region) => registry.name(region),
  };
}

/** A definition that breaks at a case is a finding about that case. */
function replayed({ log }: Places, past: PastCase, process: CompiledProcess, place: ReplayPlace): ReplayItem {
  try {
    return replayCase(past, process, place);
  } catch (error) {
    const { id, caseNo, subject: title } = past.case;
    log.warn({ err: error, case: id }, 'a case cannot be replayed');
    const was = outcomeOf(past.case, { ...past, events: past.log.flat() });
    const stopped = messages.cannotRun;
    return { case: id, caseNo, title, was, would: null, differs: ['refused'], stopped };
  }
}
