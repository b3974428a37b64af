/**
 * What runs beside the scope's own token: a boundary event that does not interrupt, an event sub-process that does not
 * interrupt. A region that is idle, armed while it may be triggered, and busy while its own steps last. One run at a time.
 */
import type { leave, Scope, Side } from '../compile/build.ts';
import type { Json } from '../../vocabulary.ts';
import { isEvent, type Flow, type Node } from '../compile/linked.ts';
import type { Move, State } from '../compile/states.ts';
import { atOnce, repeats } from './boundary-event.ts';
import { actionsOf } from './dress.ts';
import { readTimer } from './periods.ts';
import { listen } from './triggers.ts';

export function buildSide(scope: Scope, side: Side, body: State): void {
  if (side.node.bpmn.type === 'subprocess') return buildEventSide(scope, side.node, body);
  if (atOnce(side.node)) return withoutSide(scope, side);
  const { build } = scope;
  const region = body.add(`beside_${side.node.key}`);
  const idle = region.add('idle');
  const armed = region.add('armed');
  const busy = region.add(side.node.key);
  const count = countOf(side.node);
  const after = repeats(side.node) ? armed : region.add('spent');
  const spent = count ? region.add('spent') : after;
  region.initial = idle;
  scope.busySides.push(busy);
  const inside = scope.openRegion(busy, new Set([side.node, ...side.nodes]), undefined, (node) =>
    endOfSide(node, busy, side),
  );
  const [flow] = side.node.out as [Flow];
  inside.begin(flow);
  busy.onDone.push(...againOr(after, spent, count));
  build.later(() => {
    const host = build.hosts.get(side.node.host as Node);
    if (!host) return;
    idle.always.push({ guard: { where: host }, target: armed, actions: count ? [count.begin] : [] });
    for (const state of new Set([armed, spent]))
      state.always.push({ guard: { where: { not: host } }, target: idle });
    listen(
      build,
      armed,
      side.node,
      (extra) => [
        moveTo(
          busy,
          [...(count ? [count.again] : []), ...actionsOf(side.node), ...(extra?.actions ?? [])],
          extra,
        ),
      ],
      host,
    );
  });
}

function moveTo(target: State, actions: Move['actions'], extra: Parameters<typeof leave>[2] = {}): Move {
  const { feel, where } = extra;
  return {
    ...(feel === undefined && where === undefined ? {} : { guard: { feel, where } }),
    target,
    actions,
  };
}

/** Its actions are done by the activity's own state; the nodes still need a region, for what is asked of them. */
function withoutSide(scope: Scope, side: Side): void {
  for (const node of [side.node, ...side.nodes]) scope.build.regions.delete(node);
}

/** What an end does that others come to as well is done once, by theirs. */
function endOfSide(node: Node, busy: State, { node: event, nodes }: Side): State {
  const end = busy.add(node.key);
  end.type = 'final';
  if (node.in.every(({ source }) => source === event || nodes.has(source)))
    end.entry.push(...actionsOf(node));
  return end;
}

/** Armed as long as its scope lasts. */
function buildEventSide(scope: Scope, node: Node, body: State): void {
  const { build } = scope;
  const region = body.add(`beside_${node.key}`);
  const armed = region.add('armed');
  const busy = region.add(node.key);
  region.initial = armed;
  scope.busySides.push(busy);
  const start = node.inner?.nodes.find((each) => isEvent(each, 'start'));
  if (!node.inner || !start) return;
  build.openScope(node.inner, busy);
  const count = countOf(start);
  if (count) region.entry.push(count.begin);
  const after = repeats(start) ? armed : region.add('spent');
  busy.onDone.push(...againOr(after, count ? region.add('spent') : after, count));
  build.later(() =>
    listen(build, armed, start, (extra) => [moveTo(busy, count ? [count.again] : [], extra)], body),
  );
}

/** How often a cycle has gone off, kept in the case's data. */
interface Count {
  begin: Json;
  again: Json;
  /** FEEL: it may go off once more. */
  left: string;
}

/** The count of an event whose cycle says how often (`R3/P3D`). */
function countOf({ bpmn, key }: Node): Count | undefined {
  const timer = bpmn.type === 'event' ? bpmn.definitions[0]?.timer : undefined;
  const { times, repeats: again } = timer ? readTimer(timer) : { times: undefined, repeats: false };
  if (times === undefined || !again) return undefined;
  const index = `loop_${key.replace(/[^\p{L}\p{N}_]/gu, '_')}.index`;
  const set = (feel: string): Json => ({ type: 'set', params: { [index]: feel } });
  return { begin: set('0'), again: set(`${index} + 1`), left: `${index} < ${times}` };
}

/** Armed again while the count allows it. */
function againOr(armed: State, spent: State, count: Count | undefined): Move[] {
  return count ? [{ guard: { feel: count.left }, target: armed }, { target: spent }] : [{ target: armed }];
}
