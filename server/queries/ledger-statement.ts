/** A month of a ledger 台账月结: opening + entered − left = closing, by region of the asker's area. */
import { levelOf, officeOf, REGION_LENGTHS, type RegionLevel } from '../../core/values/region.ts';
import { addDays, addMonths } from '../../core/time/day.ts';
import type { Actor, RegionCode } from '../../core/vocabulary.ts';
import { Statement, type Movement } from '../../core/world/statement.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import type { LedgerDoc } from '../store/documents.ts';
import { areaOf, isKept } from './ledgers.ts';

interface Asked {
  month: string;
  region?: RegionCode;
  level?: RegionLevel;
}

/** Rows read at a time. */
const PAGE = 1_000;

export async function ledgerStatement(
  context: Context,
  actor: Actor,
  ledger: string,
  { month, region, level }: Asked,
): Promise<{ month: string; items: (Movement & { region: string; regionName: string })[]; total: Movement }> {
  const area = areaOf(context, actor, region);
  if (!isKept(context, ledger)) throw errors.unknown('ledger');
  const first = `${month}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const statement = new Statement(addDays(first, -1), last);
  const all = new Statement(addDays(first, -1), last);
  const at = level ?? below(region ?? area[0] ?? '');
  for (let page: LedgerDoc[] = [], more = true; more; more = page.length === PAGE) {
    const before = page.at(-1);
    page = await context.store.find<LedgerDoc>('ledger', {
      filter: { ledger, scope: { in: area }, from: { lte: last } },
      sort: { by: 'from', dir: 1 },
      limit: PAGE,
      ...(before ? { after: { value: before.from, id: before._id } } : {}),
    });
    for (const row of page) {
      statement.count(officeOf(row.region, at) ?? row.region, row);
      all.count('', row);
    }
  }
  const [total = NOTHING] = all.rows();
  const { opening, entered, left, changed, closing } = total;
  return {
    month,
    items: statement.rows().map((row) => ({ ...row, regionName: context.registry.name(row.region) })),
    total: { opening, entered, left, changed, closing },
  };
}

const NOTHING: Movement = { opening: 0, entered: 0, left: 0, changed: 0, closing: 0 };

/** The level under that of a region. */
function below(region: RegionCode): RegionLevel {
  const levels = Object.keys(REGION_LENGTHS) as RegionLevel[];
  const at = levels.indexOf(levelOf(region) ?? 'city');
  return levels[Math.min(at + 1, levels.indexOf('village'))] ?? 'village';
}
