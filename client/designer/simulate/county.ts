/** A county small enough for a trial: one village and the offices above it, with three people in every role. */
import { levelOf } from '../../../core/engine/candidates.ts';
import type { CompiledProcess } from '../../../core/engine/process.ts';
import type { County } from '../../../core/scenario/county.ts';
import type { Person } from '../../../core/scenario/directory.ts';
import type { CalendarData } from '../../../core/time/calendar.ts';
import { officeOf } from '../../../core/values/region.ts';
import type { RegionCode } from '../../../core/vocabulary.ts';
import { isObject } from '../../../core/json.ts';
import type { HouseRole } from '../../../core/api-admin.ts';

/** How many hold each role: two investigators and somebody who is neither. */
const HOLDERS = ['甲', '乙', '丙'];

/** Money of the fund a process draws on, fen. */
const FUND = { quota: 5_000_000, threshold: 1_000_000 };

export interface Place {
  region: RegionCode;
  /** Names of the region and those above it. */
  names: ReadonlyMap<RegionCode, string>;
}

export function countyAt(
  process: CompiledProcess,
  roles: readonly HouseRole[],
  calendar: CalendarData,
  { region, names }: Place,
): County {
  return {
    processes: new Map([[process.definition.key, process]]),
    roles: new Map(roles.map(({ id, level }) => [id, level])),
    people: peopleAt(process, roles, region),
    regions: names,
    calendar,
    params: [],
    region,
    funds: { fund: fundIn(process) ?? '', regions: [region.slice(0, 9)], ...FUND },
  };
}

/** Three people a role, also of the variants of a role the process names (`county_dept:卫健`). */
function peopleAt(process: CompiledProcess, roles: readonly HouseRole[], region: RegionCode): Person[] {
  const levels = new Map(roles.map(({ id, level }) => [id, level]));
  const named = new Set([...roles.map(({ id }) => id), ...rolesIn(process)]);
  return [...named].flatMap((role) => {
    const [kind = role, which] = role.split(/:(.*)/s);
    const name = roles.find(({ id }) => id === kind)?.name ?? kind;
    const level = levelOf(role, levels);
    const office = level === 'any' || level === 'external' ? region : (officeOf(region, level) ?? region);
    return HOLDERS.map((mark) => ({
      username: `${role}-${mark}`,
      name: `${name}${which ? `(${which})` : ''}${mark}`,
      positions: [{ role, region: office }],
    }));
  });
}

function rolesIn({ machine, definition }: CompiledProcess): string[] {
  const seats = [...machine.nodes.values()].flatMap(({ meta }) => meta.task?.seats ?? []);
  const acts = Object.values(definition.actions ?? {}).flatMap(({ roles }) => roles);
  return [...seats.flatMap(({ role }) => role), ...acts, ...definition.start.roles].filter(
    (role) => role !== 'filer',
  );
}

/** The fund a process asks about or draws on. */
function fundIn({ definition }: CompiledProcess): string | undefined {
  for (const lookup of Object.values(definition.lookups ?? {})) if ('fund' in lookup) return lookup.fund;
  const visit = (node: unknown): string | undefined => {
    if (Array.isArray(node)) return node.map(visit).find((found) => found !== undefined);
    if (!isObject(node)) return undefined;
    const { type, params } = node;
    if (typeof type === 'string' && type.startsWith('fund.') && isObject(params)) return String(params.fund);
    return visit(Object.values(node));
  };
  return visit(definition.machine);
}
