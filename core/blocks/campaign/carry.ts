/** What a campaign causes: its cases, one a row whatever is done twice, and word of them to the case that holds it. */
import { allowanceOf } from '../../engine/allowance.ts';
import { SYSTEM } from '../../engine/run.ts';
import { fingerprint } from '../../values/fingerprint.ts';
import type { Effect, Rejection } from '../../vocabulary.ts';
import { NotCarried, type Carrier } from '../../world/carrier.ts';
import type { World } from '../../world/port.ts';
import type { CaseRow } from '../../world/rows.ts';
import { wait, type Work } from '../../world/work.ts';
import type { OpenRow } from './rows.ts';
import type { Opening } from './spec.ts';
import { holderOf } from './state.ts';
import { words } from './messages.ts';

/** The campaign's cases are opened by whoever does long work in this world. */
export const campaign: Carrier<'campaign'> = function* (world, from, effect) {
  const { id, rows, opening } = effect;
  yield* wait(world.openRows({ id, holder: from, rows, opening, ...allowanceOf(effect) }));
  return {};
};

/** Opens the case of a row, or finds it open: its id follows from campaign and row. */
export function* openRow(
  world: World,
  { opening, allowance }: { opening: Opening; allowance?: number },
  { key, region, data }: OpenRow,
): Work<Rejection | null> {
  const { process: name, member, openedBy } = opening;
  const process = world.newest(name);
  if (!process) return { status: 404, code: 'unknown_process', message: words.unknownProcess };
  const positions = process.definition.start.roles.map((role) => ({ role, region }));
  const outcome = yield* wait(
    world.start(
      name,
      {
        type: 'Start',
        by: { ...SYSTEM, positions },
        data,
        member: { ...member, row: key },
        ...(openedBy ? { openedBy } : {}),
        ...(allowance === undefined ? {} : { allowance }),
      },
      fingerprint(`${member.of}\n${key}`),
    ),
  );
  return outcome.ok ? null : outcome.rejection;
}

/** Tells the case that holds a campaign that all its rows were opened. */
export function* tellOpened(
  world: World,
  order: { id: string; opening: Opening },
  counts: { total: number; left: number },
): Work<void> {
  const holder = holderOf(order.opening.member.of);
  if (!holder) return;
  const { case: to, name: campaign } = holder;
  yield* heard(world, to, { type: 'CampaignOpened', id: `opened:${order.id}`, campaign, ...counts });
}

/** One case keeps its campaign waiting no longer: where it was the last, the case above hears of it. */
export const settled: Carrier<'settled'> = function* (world, _from, effect) {
  const { id, of } = effect;
  const holder = holderOf(of);
  if (!holder) return {};
  const waited = yield* wait(world.find('cases', { where: { 'member.of': of, holds: 1 }, limit: 1 }));
  if (waited.length > 0) return {};
  const { case: to, name: campaign } = holder;
  yield* heard(world, to, { type: 'CampaignSettled', id, campaign });
  return {};
};

function* heard(world: World, to: string, command: Parameters<World['command']>[1]): Work<void> {
  const outcome = yield* wait(world.command(to, command));
  if (!outcome.ok && outcome.rejection.code === 'conflict') throw new NotCarried(`${to} is busy`);
}

/** Cases a message goes to at a time. */
const PAGE = 200;

/** A message to all that are under way, in the order they began. */
export const tell: Carrier<'campaign.tell'> = function* (world, from, effect) {
  for (let last: CaseRow | undefined, more = true; more;) {
    const page: CaseRow[] = yield* wait(
      world.find('cases', {
        where: { 'member.of': effect.of },
        sort: { by: 'startedAt', dir: 1 },
        limit: PAGE,
        ...(last ? { after: { value: last.startedAt, id: last.id } } : {}),
      }),
    );
    for (const { id, status } of page) if (status === 'running') yield* say(world, from, effect, id);
    last = page.at(-1);
    more = page.length === PAGE;
  }
  return {};
};

function* say(
  world: World,
  from: CaseRow,
  effect: Effect & { kind: 'campaign.tell' },
  to: string,
): Work<void> {
  const { id, message, data } = effect;
  yield* heard(world, to, { type: 'Deliver', id, message, data, from: from.id, ...allowanceOf(effect) });
}
