/** Past cases through another definition as a worker thread does it: compiles what they need and plays them. */
import type { DiagnosticView, ReplayItem } from '../../core/api-admin.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { SchemaValidator } from '../../core/form/schema-validator.ts';
import { outcomeOf } from '../../core/replay/outcome.ts';
import { isReplayable, type PastCase } from '../../core/replay/past.ts';
import { replayCase, type ReplayPlace } from '../../core/replay/replay.ts';
import { paramOf, type County } from '../../core/scenario/county.ts';
import { makeCalendar, type CalendarData } from '../../core/time/calendar.ts';
import type { Instant, RegionCode } from '../../core/vocabulary.ts';
import { compileSource } from '../../core/versions/compile.ts';
import { levelsOf, rightsOf, type Role } from '../definitions/files.ts';
import { messages } from './messages.ts';

/** A case as it goes to the thread, without the version it runs on. */
export type KeptCase = Omit<PastCase, 'process'>;

export interface ReplayJob {
  source: VersionSource;
  /** The versions the cases run on, by number; one that does not load is missing. */
  versions: Record<number, VersionSource>;
  roles: Role[];
  now: Instant;
  calendar: CalendarData;
  params: County['params'];
  regions: [code: RegionCode, name: string][];
  cases: KeptCase[];
  /** Milliseconds; what is not looked at by then is left. */
  ms: number;
}

/** One for each case looked at, null where too little was kept of it; or why the definition does not run. */
export type Replayed =
  | { diagnostics: DiagnosticView[] }
  | { items: (ReplayItem | null)[]; faults: { case: string; error: string }[] };

export function replayed(job: ReplayJob, validate: SchemaValidator): Replayed {
  const until = performance.now() + job.ms;
  const house = { roles: levelsOf(job.roles), ...rightsOf(job.roles), validate };
  const { process, diagnostics } = compileSource(job.source, { ...house, version: 0 });
  if (!process) return { diagnostics };
  const versions = new Map(
    Object.entries(job.versions).map(([version, source]) => [
      Number(version),
      compileSource(source, { ...house, version: Number(version) }).process,
    ]),
  );
  const place = placeOf(job);
  const items: (ReplayItem | null)[] = [];
  const faults: { case: string; error: string }[] = [];
  for (const kept of job.cases) {
    if (items.length > 0 && performance.now() > until) break;
    const ranOn = versions.get(kept.case.version);
    const past = ranOn && { ...kept, process: ranOn };
    if (!past || !isReplayable(past)) items.push(null);
    else items.push(played(past, process, place, faults));
  }
  return { items, faults };
}

function placeOf({ now, calendar, params, regions }: ReplayJob): ReplayPlace {
  const names = new Map(regions);
  return {
    now,
    calendar: makeCalendar(calendar),
    param: (key, region, day) => paramOf({ params }, key, region, day),
    regionName: (region) => names.get(region) ?? region,
  };
}

/** A definition that breaks at a case is a finding about that case. */
function played(
  past: PastCase,
  process: CompiledProcess,
  place: ReplayPlace,
  faults: { case: string; error: string }[],
): ReplayItem {
  try {
    return replayCase(past, process, place);
  } catch (error) {
    const { id, caseNo, subject: title } = past.case;
    faults.push({ case: id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    const was = outcomeOf(past.case, { ...past, events: past.log.flat() });
    const stopped = messages.cannotRun;
    return { case: id, caseNo, title, was, would: null, differs: ['refused'], stopped };
  }
}
