/** A message to the case of a process and region begun last, or to all in the region and below. Never to the sender. */
import type { Effect } from '../../vocabulary.ts';
import type { Carrier } from '../../world/carrier.ts';
import type { World } from '../../world/port.ts';
import type { CaseRow, RowQuery } from '../../world/rows.ts';
import { wait, type Work } from '../../world/work.ts';
import { deliver, lost } from './deliver.ts';

/** Cases a message to all goes to at a time. */
const PAGE = 200;

/** Cases among which one may have heard a message that is carried out again. */
const RECENT = 20;

/** Sends it. */
export const send: Carrier<'send'> = function* (world, from, effect) {
  const { process, region, data } = effect;
  const running = { process, status: 'running', scope: region };
  if (effect.all) {
    yield* sendToAll(world, from, effect, running);
    return {};
  }
  const latest = (where: RowQuery['where'], limit: number): Work<CaseRow[]> =>
    wait(world.find('cases', { where: { ...where, region }, sort: { by: 'startedAt', dir: -1 }, limit }));
  // carried out again it is for the case that heard it, though that one has ended meanwhile
  const recent = yield* latest({ process, scope: region }, RECENT);
  if (recent.some(({ requests }) => requests.some((request) => request.id === effect.id))) return {};
  const target = (yield* latest(running, 2)).find(({ id }) => id !== from.id);
  if (target) yield* deliver(world, from, effect, target.id, data);
  else if (!effect.optional) yield* lost(world, from, effect, 'no_running_case');
  return {};
};

/** Page by page in the order they began: one that moves on or ends meanwhile does not shift the others. */
function* sendToAll(
  world: World,
  from: CaseRow,
  effect: Effect & { kind: 'send' },
  where: RowQuery['where'],
): Work<void> {
  for (let last: CaseRow | undefined, more = true; more;) {
    const page: CaseRow[] = yield* wait(
      world.find('cases', {
        where,
        sort: { by: 'startedAt', dir: 1 },
        limit: PAGE,
        ...(last ? { after: { value: last.startedAt, id: last.id } } : {}),
      }),
    );
    for (const { id } of page) if (id !== from.id) yield* deliver(world, from, effect, id, effect.data);
    last = page.at(-1);
    more = page.length === PAGE;
  }
}
