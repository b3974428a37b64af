/** Readable numbers 受理编号, 文号: a pattern and a counter of its own per county and year. */
import type { Decision } from '../engine/decide.ts';
import type { CompiledProcess } from '../engine/process.ts';
import { dayOf } from '../time/instant.ts';
import type { Instant, RegionCode } from '../vocabulary.ts';
import type { World } from './port.ts';
import { wait, type Work } from './work.ts';

const SLOT = /\{(\w+?)(\d*)\}/g;

/** Fills `{region6}`, `{region9}`, `{yyyy}`, `{county}`, `{seq}`, `{seq5}` of a pattern, drawing one number. */
export function* fillNumber(
  world: Pick<World, 'draw'>,
  pattern: string,
  at: { region: RegionCode; instant: Instant; county?: string },
): Work<string> {
  const year = dayOf(at.instant).slice(0, 4);
  const number = yield* wait(world.draw(`number:${pattern}:${at.region.slice(0, 6)}:${year}`));
  return pattern.replace(SLOT, (slot, name: string, digits: string) => {
    switch (name) {
      case 'region':
        return at.region.slice(0, Number(digits || 6));
      case 'yyyy':
        return year;
      case 'county':
        return at.county ?? '';
      case 'seq':
        return String(number).padStart(Number(digits || 1), '0');
      default:
        return slot;
    }
  });
}

/** Gives an accepted new case its number; a refused one draws none. */
export function* stampNumber(
  world: Pick<World, 'draw'>,
  process: CompiledProcess,
  { case: c, effects }: Extract<Decision, { ok: true }>,
): Work<void> {
  const place = { region: c.region, instant: c.startedAt };
  c.caseNo = yield* fillNumber(world, process.definition.caseNo, place);
  for (const effect of effects)
    if ('data' in effect && effect.data?.case_no === '') effect.data.case_no = c.caseNo;
}
