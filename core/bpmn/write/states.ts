/** One state as an element, by what it does: people, waiting, choosing, acting, ending. */
import type { Json, JsonObject } from '../../vocabulary.ts';
import { listOf, objectOf, textOf } from '../elements/dress.ts';
import { shortPeriod } from '../elements/periods.ts';
import { drawBoundaries, timerOf } from './boundaries.ts';
import type { ScopeDrawing } from './draw.ts';
import { drawPiece } from './piece.ts';
import { drawSubProcess } from './subprocess.ts';
import { isNeat } from './neat.ts';
import { actionList, namedSteps, stepsOf, type Branch, type Step } from './tree.ts';
import { messages } from '../messages.ts';

export function drawState(scope: ScopeDrawing, state: Branch): void {
  const { config, meta } = state;
  if (config.type === 'history')
    return scope.lost(
      state,
      'history_not_drawn',
      messages.states.remembers(state.key),
      `History state ${state.key} cannot be drawn`,
    );
  if (typeof config.use === 'string') return drawPiece(scope, state, config.use);
  if (isNeat(state)) return drawBlock(scope, state);
  if (state.children.length > 0) return drawSubProcess(scope, state);
  if (meta.task !== undefined) return drawTask(scope, state);
  if (config.type === 'final') return drawEnd(scope, state);
  if (namedSteps(state, 'on').length > 0 || namedSteps(state, 'after').length > 0 || meta.waits === true)
    return drawWait(scope, state);
  return drawPassing(scope, state);
}

/** Words and deeds of a state that its element keeps. */
function kept(
  scope: ScopeDrawing,
  state: Branch,
  without: string[] = [],
): { name: string; xz: Record<string, Json> } {
  const { entry, exit, description } = state.config;
  const meta = Object.fromEntries(
    Object.entries(state.meta).filter(([name]) => name !== 'label' && !without.includes(name)),
  );
  const xz: Record<string, Json> = { ...scope.stepOf(state) };
  if (entry !== undefined) xz.entry = actionList(entry);
  if (exit !== undefined) xz.exit = actionList(exit);
  if (Object.keys(meta).length > 0) xz.meta = meta;
  return { name: textOf(state.meta.label) ?? textOf(description) ?? '', xz };
}

function drawTask(scope: ScopeDrawing, state: Branch): void {
  const id = scope.idOf(state);
  const { name, xz } = kept(scope, state, ['task']);
  const task = objectOf(state.meta.task);
  scope.sheet.task(id, 'user', { name, xz: { ...xz, ...taskProperties(task) } });
  const outcomes = objectOf(task.outcomes);
  const heard = namedSteps(state, 'on');
  const own = heard.filter(([event]) => Object.hasOwn(outcomes, event));
  drawOutcomes(scope, state, id, own, outcomes);
  drawBoundaries(
    scope,
    state,
    id,
    heard.filter(([event]) => !Object.hasOwn(outcomes, event)),
  );
}

/** The common ones plain, the rest as they are. */
function taskProperties(task: JsonObject): Record<string, Json> {
  const { seats, form, mode, due, ...rest } = task;
  const [seat, ...others] = listOf(seats).map(objectOf);
  const role =
    seat && others.length === 0 && Object.keys(seat).every((key) => key === 'role')
      ? [seat.role as Json].flat().join(',')
      : undefined;
  const short = due === undefined ? null : shortPeriod(due as never);
  return {
    ...(role === undefined ? {} : { role }),
    ...(typeof form === 'string' ? { form } : {}),
    ...(typeof mode === 'string' ? { mode } : {}),
    ...(short === null ? {} : { due: short }),
    task: {
      ...rest,
      ...(role === undefined && seats !== undefined ? { seats } : {}),
      ...(due !== undefined && short === null ? { due } : {}),
    },
  };
}

function drawOutcomes(
  scope: ScopeDrawing,
  state: Branch,
  id: string,
  heard: [string, Step[]][],
  outcomes: JsonObject,
): void {
  const deciding = Object.entries(outcomes).filter(([, spec]) => objectOf(spec).stays !== true);
  const [only] = heard;
  if (only && heard.length === 1 && deciding.length === 1 && deciding[0]?.[0] === only[0])
    return scope.leadOn(id, state, only[1]);
  if (heard.length === 0) return;
  const gateway = scope.sheet.gateway(scope.drawing.ids.free(`${id}_outcome`), 'exclusive');
  scope.sheet.flow(id, gateway);
  for (const [outcome, steps] of heard)
    scope.flowsFrom(gateway, state, steps, outcome, String(objectOf(outcomes[outcome]).label ?? ''));
}

function drawEnd(scope: ScopeDrawing, state: Branch): void {
  const { name, xz } = kept(scope, state);
  const end = textOf(state.meta.end);
  const { end: _end, ...meta } = objectOf(xz.meta);
  const { meta: _meta, entry, ...more } = xz;
  scope.sheet.event(scope.idOf(state), 'end', [], {
    name,
    xz: {
      ...more,
      ...(entry === undefined ? {} : { actions: entry }),
      ...(end === undefined || end === state.key ? {} : { outcome: end }),
      ...(Object.keys(meta).length > 0 ? { meta } : {}),
    },
  });
}

/** Waiting without people: one event, or several behind an event-based gateway. An end that still hears something may also be put away. */
function drawWait(scope: ScopeDrawing, state: Branch): void {
  const id = scope.idOf(state);
  const { name, xz } = kept(scope, state);
  const events = namedSteps(state, 'on');
  const timers = namedSteps(state, 'after');
  const watched = stepsOf(state, state.config.always);
  const isEnd = state.meta.end !== undefined;
  const [word, steps] = events[0] ?? timers[0] ?? [];
  const meta = { ...objectOf(xz.meta) };
  if (events.length + timers.length === 1 && watched.length === 0 && !isEnd && word !== undefined && steps) {
    const definition = events.length === 1 ? ({ trigger: 'message', ref: word } as const) : timerOf(word);
    // `meta` says what the state means, nothing beside it
    const quiet: Record<string, Json> =
      Object.keys(meta).length === 0 && name === '' ? { quiet: 'true' } : { meta: state.meta };
    scope.sheet.event(id, 'catch', [definition], {
      name,
      xz: { ...xz, ...quiet, ...(timers.length === 1 ? { delay: word } : {}) },
    });
    return scope.leadOn(id, state, steps);
  }
  scope.sheet.gateway(id, 'event_based', { name, xz: { ...xz, meta: state.meta } });
  for (const [event, list] of events)
    branch(scope, state, id, event, { trigger: 'message', ref: event }, {}, list);
  for (const [delay, list] of timers) branch(scope, state, id, delay, timerOf(delay), { delay }, list);
  for (const step of watched)
    branch(scope, state, id, 'when', { trigger: 'conditional', ref: step.feel ?? 'true' }, {}, [
      { ...step, feel: undefined },
    ]);
  if (isEnd) putAway(scope, id);
}

function branch(
  scope: ScopeDrawing,
  state: Branch,
  gateway: string,
  word: string,
  definition: Parameters<ScopeDrawing['sheet']['event']>[2] extends (infer E)[] | undefined ? E : never,
  xz: Record<string, Json>,
  steps: Step[],
): void {
  const id = scope.sheet.event(scope.drawing.ids.free(`${gateway}_${word}`), 'catch', [definition], {
    name: scope.drawing.words[word] ?? word,
    xz,
  });
  scope.sheet.flow(gateway, id);
  scope.leadOn(id, state, steps);
}

/** For the reader, and for who counts tokens: a case at its end is put away 归档 sooner or later. */
function putAway(scope: ScopeDrawing, gateway: string): void {
  const xz = { virtual: 'true' };
  const wait = scope.sheet.event(
    scope.drawing.ids.free(`${gateway}_archived`),
    'catch',
    [{ trigger: 'message', ref: 'archived' }],
    { name: messages.states.archived, xz },
  );
  const end = scope.sheet.event(scope.drawing.ids.free(`${gateway}_end`), 'end', [], { xz });
  scope.sheet.flow(gateway, wait);
  scope.sheet.flow(wait, end);
}

/** A state one only passes: something is done, or a way is chosen. */
function drawPassing(scope: ScopeDrawing, state: Branch): void {
  const id = scope.idOf(state);
  const { name, xz } = kept(scope, state);
  const steps = stepsOf(state, state.config.always);
  if (steps.length === 0) {
    // nothing leads on from here; the state stays
    scope.sheet.gateway(id, 'event_based', { name, xz: { ...xz, meta: state.meta } });
    return putAway(scope, id);
  }
  const [only] = steps;
  const { entry, ...rest } = xz;
  if (only && steps.length === 1 && only.feel === undefined && entry !== undefined)
    scope.sheet.task(id, 'service', { name, xz: { ...rest, actions: entry } });
  else scope.sheet.gateway(id, 'exclusive', { name, xz });
  scope.flowsFrom(id, state, steps);
}

/** A neat parallel state: a fork, its branches on the same sheet, a join. */
function drawBlock(scope: ScopeDrawing, state: Branch): void {
  const id = scope.idOf(state);
  scope.sheet.gateway(id, 'parallel', {
    name: textOf(state.config.description) ?? '',
    xz: scope.stepOf(state),
  });
  const join = scope.drawing.ids.free(`${id}_join`);
  for (const region of state.children) {
    const merge = scope.drawing.ids.free(`${id}_${region.key}_done`);
    for (const end of region.children.filter((child) => child.config.type === 'final'))
      scope.entries.set(end, merge);
    for (const child of region.children) if (child.config.type !== 'final') drawState(scope, child);
    const first = region.children.find((child) => child.key === region.config.initial) ?? region.children[0];
    if (first) scope.sheet.flow(id, scope.idOf(first), { xz: { region: region.key } });
    scope.sheet.gateway(merge, 'exclusive');
    scope.sheet.flow(merge, join);
  }
  scope.sheet.gateway(join, 'parallel');
  for (const flow of scope.sheet.flows.filter((each) => each.target === join))
    scope.sheet.nodes.at(-1)?.incoming.push(flow.id);
  scope.leadOn(join, state, stepsOf(state, state.config.onDone));
}
