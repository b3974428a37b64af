/** What comes round where, and what is opened then: the same on a server and in a simulation. */
import { evaluate } from '../../expression/index.ts';
import { periodEnd } from '../../engine/periods.ts';
import type { CompiledProcess } from '../../engine/process.ts';
import { addDays } from '../../time/day.ts';
import { CalendarError } from '../../time/calendar.ts';
import { dayOf, endOfDay, HOUR_MS, toMs } from '../../time/instant.ts';
import type { Day, Instant, JsonObject, RegionCode } from '../../vocabulary.ts';
import type { RowsOrder, World } from '../../world/port.ts';
import type { Rows } from '../campaign/spec.ts';
import type { ScheduleSpec } from './language.ts';
import { turnsBetween, type Fixed, type Turn } from './recurrence.ts';

/** What a schedule needs to know of the world. */
type Around = Pick<World, 'calendar' | 'param' | 'regionsIn'>;

/** One of the things that come round. */
export interface Scheduled {
  process: CompiledProcess;
  name: string;
  spec: ScheduleSpec;
}

/** That it comes round once, in one place. */
export interface Occurrence extends Turn {
  scheduled: Scheduled;
  /** The county; the city where its rows are cities. */
  place: RegionCode;
}

/** Opened so long after its time, it is late: nobody waits for a clock that is a little slow. */
const LATE_MS = HOUR_MS;

export function schedulesOf(processes: Iterable<CompiledProcess>): Scheduled[] {
  return [...processes].flatMap((process) =>
    Object.entries(process.definition.schedules ?? {}).map(([name, spec]) => ({ process, name, spec })),
  );
}

/** By which it is known: a schedule of a process. */
export function scheduleId({ process, name }: Pick<Scheduled, 'process' | 'name'>): string {
  return `${process.definition.key}:${name}`;
}

/**
 * What is opened after a moment and by another, the earliest first. `known` is up to when that is known: where the calendar
 * lacks a year, what depends on its working days comes once it is there.
 */
export function occurrences(
  around: Around,
  scheduled: Scheduled,
  [after, until]: [Instant, Instant],
): { found: Occurrence[]; known: boolean } {
  const { spec, process } = scheduled;
  const level = 'regions' in spec.rows && spec.rows.regions === 'city' ? 'city' : 'county';
  try {
    const found = around.regionsIn('', level).flatMap((place) => {
      const on = fixed(spec, paramsAt(around, process, place, dayOf(until)));
      if (!on) return [];
      const turns = turnsBetween({ ...spec, on }, [after, until], around.calendar());
      return turns.map((turn) => ({ ...turn, scheduled, place }));
    });
    return { found: found.sort((a, b) => (a.opens < b.opens ? -1 : a.opens > b.opens ? 1 : 0)), known: true };
  } catch (error) {
    if (error instanceof CalendarError) return { found: [], known: false };
    throw error;
  }
}

/** With the day that a parameter says; null where it says none. */
function fixed({ on }: ScheduleSpec, params: JsonObject): Fixed | null {
  const { day, ...rest } = on;
  if (day === undefined || day === 'last' || typeof day === 'number')
    return day === undefined ? rest : { ...rest, day };
  const { value } = evaluate(day, { params });
  return typeof value === 'number' ? { ...rest, day: value } : null;
}

function paramsAt(around: Around, { definition }: CompiledProcess, place: RegionCode, day: Day): JsonObject {
  return Object.fromEntries(
    Object.entries(definition.params ?? {}).map(([name, spec]) => [
      name,
      around.param(spec.key, place, day) ?? (spec.default as JsonObject[string]),
    ]),
  );
}

/** What it has opened: a campaign that no case holds, known by process, name, place and day, so that it is opened once. */
export function orderOf(world: Around & Pick<World, 'now'>, occurrence: Occurrence): RowsOrder {
  const { scheduled, place, day, opens } = occurrence;
  const { process, name, spec } = scheduled;
  const of = `${scheduleId(scheduled)}:${place}:${day}`;
  const late = toMs(world.now()) - toMs(opens) > LATE_MS;
  const params = paramsAt(world, process, place, day);
  const due = dueOf(world, spec, day, params);
  const turn = { name, day, month: day.slice(0, 7), late };
  return {
    id: of,
    holder: null,
    rows: rowsOf(spec, place, params),
    opening: {
      process: spec.process ?? process.definition.key,
      ...(spec.where === undefined ? {} : { where: spec.where }),
      ...(spec.key === undefined ? {} : { key: spec.key }),
      data: spec.data,
      around: { schedule: turn, params },
      member: {
        of,
        line: [of],
        ...(due === null ? {} : { due, ...reminders(spec, due, opens) }),
        ...(spec.waive ? { waive: spec.waive } : {}),
        scheduled: { name, label: spec.label, day, ...(late ? { late } : {}) },
      },
    },
  };
}

function dueOf(world: Around, spec: ScheduleSpec, day: Day, params: JsonObject): Instant | null {
  if (spec.lead !== undefined) return endOfDay(day);
  return spec.due ? periodEnd(spec.due, endOfDay(addDays(day, -1)), { params }, world.calendar()) : null;
}

function reminders(
  { remind = [], dun }: ScheduleSpec,
  due: Instant,
  opens: Instant,
): { remind?: Instant[]; dun?: number } {
  const before = remind.map((days) => endOfDay(addDays(dayOf(due), -days - 2))).filter((at) => at > opens);
  return { ...(before.length > 0 ? { remind: before.sort() } : {}), ...(dun === undefined ? {} : { dun }) };
}

function rowsOf({ rows }: ScheduleSpec, place: RegionCode, params: JsonObject): Rows {
  if ('list' in rows) {
    const { value } = evaluate(rows.list, { params });
    return { list: Array.isArray(value) ? (value as JsonObject[]) : [] };
  }
  const under = rows.under === undefined ? place : evaluate(rows.under, { params, place }).value;
  return { ...rows, under: String(under) };
}
