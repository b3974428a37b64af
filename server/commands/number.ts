/** Readable numbers 受理编号, 文号: a pattern and a counter of its own per county and year. */
import type { Decision } from '../../core/engine/decide.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import { dayOf } from '../../core/time/instant.ts';
import type { Case, Instant, RegionCode } from '../../core/vocabulary.ts';
import type { Store } from '../store/types.ts';

const SLOT = /\{(\w+?)(\d*)\}/g;

/** Fills `{region6}`, `{region9}`, `{yyyy}`, `{county}`, `{seq}`, `{seq5}` of a pattern, drawing one number. */
export async function fillNumber(
  store: Store,
  pattern: string,
  at: { region: RegionCode; instant: Instant; county?: string },
): Promise<string> {
  const year = dayOf(at.instant).slice(0, 4);
  const number = await store.increment(`number:${pattern}:${at.region.slice(0, 6)}:${year}`);
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
export async function stampNumber(
  store: Store,
  process: CompiledProcess,
  decision: Extract<Decision, { ok: true }>,
): Promise<void> {
  const c: Case = decision.case;
  c.caseNo = await fillNumber(store, process.definition.caseNo, { region: c.region, instant: c.startedAt });
  for (const effect of decision.effects) {
    if ('data' in effect && effect.data.case_no === '') effect.data.case_no = c.caseNo;
  }
}
