/**
 * A state with states inside: a sub-process on a sheet of its own. What leaves it from within is an error end that is
 * caught at its edge.
 */
import type { Json } from '../../vocabulary.ts';
import { objectOf } from '../elements/dress.ts';
import { drawBoundaries } from './boundaries.ts';
import { ScopeDrawing } from './draw.ts';
import { namedSteps, stepsOf, type Branch } from './tree.ts';

/** Draws a state with states inside as a sub-process on `outer`. */
export function drawSubProcess(outer: ScopeDrawing, state: Branch): void {
  const id = outer.idOf(state);
  const { entry, exit, meta, description } = state.config;
  const inner = new ScopeDrawing(outer.drawing, state, id);
  inner.drawChildren(state);
  const start = inner.drawing.ids.free(`${id}_start`);
  inner.sheet.event(start, 'start', [], { xz: { plain: 'true' } });
  inner.sheet.nodes.unshift(inner.sheet.nodes.pop() as never);
  if (state.config.type === 'parallel') drawRegions(inner, state, start);
  else {
    const first = state.children.find((child) => child.key === state.config.initial) ?? state.children[0];
    if (first) inner.sheet.flow(start, inner.idOf(first));
  }
  const name = String(objectOf(meta).label ?? description ?? '');
  const xz = {
    ...outer.stepOf(state),
    ...(entry === undefined ? {} : { entry: [entry].flat() }),
    ...(exit === undefined ? {} : { exit: [exit].flat() }),
    ...(meta === undefined ? {} : { meta }),
  };
  outer.sheet.sub(id, 'embedded', inner.done(), { name, xz: xz as Record<string, Json> });
  outer.leadOn(id, state, stepsOf(state, state.config.onDone));
  drawBoundaries(outer, state, id, namedSteps(state, 'on'));
  outer.catchExits(inner, id);
}

/** All regions begin at once: a fork without a join, each comes to its own end. */
function drawRegions(inner: ScopeDrawing, state: Branch, start: string): void {
  const fork = inner.drawing.ids.free(`${start}_all`);
  inner.sheet.gateway(fork, 'parallel');
  inner.sheet.flow(start, fork);
  for (const region of state.children)
    inner.sheet.flow(fork, inner.idOf(region), { xz: { region: region.key } });
}
