/**
 * Past cases through another definition, and which of them would have gone otherwise. They are read here and played in a
 * worker thread, so many at a time. Nothing is written.
 */
import { REPLAYED } from '../../core/contract/shapes/trial.ts';
import type { ReplayItem, ReplayView } from '../../core/api-admin.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import type { Json } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../errors.ts';
import { breathe } from '../breathe.ts';
import type { ParamDoc, RegionDoc } from '../store/documents.ts';
import { whole } from '../store/whole.ts';
import { countPast, pastCases, readPast, type Wanted } from './past.ts';
import type { KeptCase, ReplayJob } from './replayed.ts';
import { messages } from './messages.ts';

/** So many cases, and so long, for one request; the answer says how many are left. */
const LIMITS = { cases: REPLAYED, ms: 25_000 };

/** Cases handed over at a time. */
const AT_ONCE = 200;

type Places = Pick<Context, 'store' | 'library' | 'registry' | 'clock' | 'log' | 'workers'>;

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
  const house = await houseOf(places);
  const until = Date.now() + ms;
  const differing: ReplayItem[] = [];
  let [compared, unreplayable] = [0, 0];
  const play = async (batch: KeptCase[]): Promise<void> => {
    const versions = await versionsOf(places, key, batch);
    let rest = batch;
    do {
      const time = Math.min(LIMITS.ms, until - Date.now());
      const items = await playedIn(places, { ...house, source, versions, cases: rest, ms: time });
      rest = rest.slice(items.length);
      unreplayable += items.filter((item) => item === null).length;
      const played = items.filter((item) => item !== null);
      compared += played.length;
      differing.push(...played.filter(({ differs }) => differs.length > 0));
    } while (rest.length > 0 && Date.now() < until);
  };
  // a definition that does not run is refused also where there is no case
  await play([]);
  let batch: KeptCase[] = [];
  for await (const doc of pastCases(places, key, wanted)) {
    if (compared + unreplayable + batch.length >= limit || Date.now() > until) break;
    batch.push(await readPast(places, doc));
    await breathe();
    if (batch.length < AT_ONCE) continue;
    await play(batch);
    batch = [];
  }
  if (batch.length > 0 && Date.now() < until) await play(batch);
  const left = Math.max(0, (await countPast(places, key, wanted)) - compared - unreplayable);
  return { compared, same: compared - differing.length, differing, left, unreplayable };
}

/** @throws HttpError 422 */
async function playedIn({ workers, log }: Places, job: ReplayJob): Promise<(ReplayItem | null)[]> {
  const done = await workers.run('replay', job);
  if ('diagnostics' in done)
    throw new HttpError(
      422,
      'definition_invalid',
      messages.definitionWrong,
      done.diagnostics[0]?.path,
      done.diagnostics as unknown as Json,
    );
  for (const fault of done.faults) log.warn(fault, 'a case cannot be replayed');
  return done.items;
}

/** What a replay may know of the present. */
async function houseOf({
  store,
  registry,
  library,
  clock,
}: Places): Promise<Pick<ReplayJob, 'roles' | 'now' | 'calendar' | 'params' | 'regions'>> {
  const [regions, params] = await Promise.all([
    whole<RegionDoc>(store, 'regions'),
    whole<ParamDoc>(store, 'params'),
  ]);
  return {
    roles: library.roles,
    now: clock.now(),
    calendar: registry.calendarData(),
    params: params.map(({ key, region, from, value }) => ({ key, region, from, value })),
    regions: regions.map(({ _id, name }) => [_id, name]),
  };
}

/** The versions the cases run on; one that is gone or was altered is left out. */
async function versionsOf(
  { library }: Places,
  key: string,
  cases: KeptCase[],
): Promise<ReplayJob['versions']> {
  const found: ReplayJob['versions'] = {};
  for (const version of new Set(cases.map((kept) => kept.case.version))) {
    const source = await library.source(key, version);
    if (source) found[version] = source;
  }
  return found;
}
