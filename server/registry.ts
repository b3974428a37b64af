/** What rarely changes and is read at every command: regions, dated parameters, the calendar. Cached, reloaded on change. */
import { makeCalendar, type CalendarData, type WorkCalendar } from '../core/time/calendar.ts';
import type { OfficeSetting } from '../core/contract/shapes/setting.ts';
import { ancestorsOf, levelOf } from '../core/values/region.ts';
import type { Day, Json, RegionCode } from '../core/vocabulary.ts';
import type { CalendarDoc, ParamDoc, RegionDoc, SettingDoc } from './store/documents.ts';
import { SETTING, settingOf } from './store/setting.ts';
import type { Store } from './store/types.ts';
import { whole } from './store/whole.ts';

export interface Registry {
  calendar(): WorkCalendar;
  calendarData(): CalendarData;
  /** Names of a region and those above it. */
  names(region: RegionCode): Record<RegionCode, string>;
  name(region: RegionCode): string;
  /** Its name; undefined for a region that is not known. */
  label(region: RegionCode): string | undefined;
  knows(region: RegionCode): boolean;
  children(parent: RegionCode | null): { code: RegionCode; name: string }[];
  /** The value of a parameter at a region on a day: the nearest region above that has one, its latest row. */
  param(key: string, region: RegionCode, day: Day): Json | undefined;
  /** What the office says of itself: a document of `meta`. Training that names no place plays in the first village where it says nothing. */
  setting(): OfficeSetting;
  reload(): Promise<void>;
}

export async function openRegistry(store: Store): Promise<Registry> {
  let regions = new Map<RegionCode, RegionDoc>();
  let children = new Map<string, { code: RegionCode; name: string }[]>();
  let params = new Map<string, ParamDoc[]>();
  let data: CalendarData = {};
  let calendar = makeCalendar(data);
  let setting = settingOf(null);

  const reload = async (): Promise<void> => {
    // all is read before anything changes: whoever asks meanwhile gets the old, not half of the new
    const [rows, values, years, said] = await Promise.all([
      whole<RegionDoc>(store, 'regions'),
      whole<ParamDoc>(store, 'params'),
      whole<CalendarDoc>(store, 'calendar'),
      store.get<SettingDoc>('meta', SETTING),
    ]);
    regions = new Map(rows.map((row) => [row._id, row]));
    children = new Map();
    for (const row of rows) push(children, row.parent ?? '', { code: row._id, name: row.name });
    params = new Map();
    for (const row of values) push(params, row.key, row);
    for (const list of params.values())
      list.sort((a, b) => b.region.length - a.region.length || (a.from < b.from ? 1 : -1));
    data = Object.fromEntries(
      years.map((year) => [year._id, { holidays: year.holidays, workdays: year.workdays }]),
    );
    calendar = makeCalendar(data);
    setting = settingOf(said);
    setting.region ||= [...regions.keys()].find((code) => levelOf(code) === 'village') ?? '';
  };
  await reload();

  const name = (region: RegionCode): string => regions.get(region)?.name ?? region;
  return {
    calendar: () => calendar,
    calendarData: () => data,
    name,
    label: (region) => regions.get(region)?.name,
    names: (region) => Object.fromEntries([...ancestorsOf(region), region].map((code) => [code, name(code)])),
    knows: (region) => regions.has(region),
    children: (parent) => children.get(parent ?? '') ?? [],
    param: (key, region, day) =>
      params.get(key)?.find((row) => region.startsWith(row.region) && row.from <= day)?.value,
    setting: () => setting,
    reload,
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
