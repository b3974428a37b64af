/** Activities that repeat: over a list, a number of times, until something holds. */
import type { JsonObject } from '../../vocabulary.ts';
import { leave, type Maker, type Scope } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';
import { called } from '../findings.ts';
import type { Loop } from '../model.ts';
import { foreignAttribute } from '../read/extensions.ts';
import { insideOfJuel } from '../read/juel.ts';
import { problemOf } from '../compile/3-expressions.ts';
import { noneOf } from '../compile/walk.ts';
import { attach } from './boundary-event.ts';
import { objectOf } from './dress.ts';
import { messages } from '../messages.ts';
import { ruleOf, type Rule } from './completion.ts';

/** The same element, repeated. */
export function withLoop(make: Maker): Maker {
  return (scope, node, container) => {
    const loop = 'loop' in node.bpmn ? (node.bpmn.loop as Loop) : undefined;
    if (!loop) return make(scope, node, container);
    if (isForPeople(node)) {
      const state = forPeople(scope, node, loop, container, make);
      if (state) return state;
    }
    return inTurn(scope, node, loop, container, make);
  };
}

function isForPeople(node: Node): boolean {
  return node.bpmn.type === 'task' && ['user', 'manual', 'task'].includes(node.bpmn.kind);
}

/** People work through a list at once, or several persons at one task. Null where the engine has no word for it. */
function forPeople(scope: Scope, node: Node, loop: Loop, container: State, make: Maker): State | null {
  const { collection, cardinality, completion, kind } = loop;
  if (kind === 'standard') return null;
  const rule = ruleOf(completion);
  const onePersonEach = collection !== undefined && isOnePerson(node, loop);
  if (completion !== undefined && rule === null) {
    if (!onePersonEach) return null;
    sayUnreadable(scope, node, completion);
  }
  const voters = onePersonEach || (collection !== undefined && completion !== undefined);
  if (kind === 'parallel' && collection !== undefined && !voters) {
    const state = make(scope, node, container);
    state.meta = {
      ...state.meta,
      task: { ...objectOf(state.meta?.task), each: broken(scope, node, collection) },
    };
    return state;
  }
  const count = Number(cardinality);
  const isCounted = Number.isInteger(count) && count >= 1 && count <= 100;
  if (!voters && !isCounted) return null;
  const state = make(scope, node, container);
  const task = objectOf(state.meta?.task);
  if (!isCounted && !saysHowMany(task)) sayVoters(scope, node, collection ?? '');
  state.meta = {
    ...state.meta,
    task: withVote(task, isCounted ? count : null, kind, rule ?? { mode: 'all' }),
  };
  return state;
}

/** Several persons at one task; an order they act in stays one. */
function withVote(task: JsonObject, count: number | null, kind: string, rule: Rule): JsonObject {
  const seats = (Array.isArray(task.seats) ? task.seats : []).map((seat) => ({
    ...objectOf(seat),
    ...(count === null ? {} : { count }),
  }));
  const { mode, ...share } = rule;
  return { ...task, seats, mode: kind === 'sequential' && mode !== 'any' ? 'sequential' : mode, ...share };
}

/** How many must have acted cannot be read; asking all of them is the most careful, and to be confirmed. */
function sayUnreadable({ build }: Scope, node: Node, completion: string): void {
  build.findings.warn(
    'loop_unreadable',
    node.id,
    messages.loop.unreadable(called(node.bpmn), completion),
    `Cannot read when enough persons have acted: ${completion}`,
    'loop',
  );
}

/** Each entry of the list is who acts: `assignee="${person}"` over a list whose entries are called `person`. */
function isOnePerson({ bpmn }: Node, loop: Loop): boolean {
  const entry = foreignAttribute(loop.foreign ?? {}, 'elementVariable');
  const assignee = foreignAttribute(bpmn.foreign, 'assignee');
  return entry !== undefined && assignee !== undefined && insideOfJuel(assignee)?.trim() === entry;
}

/** The seats say already how many persons there are. */
function saysHowMany({ seats }: JsonObject): boolean {
  return (
    Array.isArray(seats) && (seats.length > 1 || seats.some((seat) => objectOf(seat).count !== undefined))
  );
}

/** A list of persons of another system: who they are here, and how many, the drawing does not say. */
function sayVoters({ build }: Scope, node: Node, collection: string): void {
  build.findings.warn(
    'voters_missing',
    node.id,
    messages.loop.voters(called(node.bpmn), collection),
    `The persons of ${collection} are not known here; say who acts and how many`,
    'seats',
  );
}

/** One after the other, counted in the case's data; what would run at once runs in turn, and that is said. */
function inTurn(scope: Scope, node: Node, loop: Loop, container: State, make: Maker): State {
  const { build } = scope;
  const counter = `loop_${node.key.replace(/[^\p{L}\p{N}_]/gu, '_')}`;
  const wrapper = container.add(`${node.key}_loop`);
  wrapper.entry.push({ type: 'set', params: { [`${counter}.index`]: '0' } });
  const next = wrapper.add('next');
  wrapper.initial = next;
  const body = makeBody(scope, node, wrapper, make, next);
  const done = wrapper.add('done');
  done.type = 'final';
  const more = moreOf(scope, node, loop, counter);
  const step = [
    {
      type: 'set',
      params: {
        [`${counter}.index`]: `${counter}.index + 1`,
        ...(more.item ? { [`${counter}.item`]: more.item } : {}),
      },
    },
  ];
  next.always.push({ guard: { feel: more.feel }, target: body, actions: step }, { target: done });
  build.later(() => void wrapper.onDone.push(...leave(build, node)));
  attach(scope, node, wrapper);
  if (loop.kind === 'parallel') {
    build.findings.warn(
      'parallel_in_turn',
      node.id,
      messages.loop.inTurn(called(node.bpmn)),
      'The instances cannot run at once; they run in turn',
    );
  }
  return wrapper;
}

/** The activity itself, leading back to the next round instead of on. */
function makeBody(scope: Scope, node: Node, wrapper: State, make: Maker, next: State): State {
  const round: Node = { ...node, out: node.out.slice(0, 0), boundaries: [] };
  const body = make(scope, round, wrapper);
  scope.build.later(() => {
    body.always.push(...(isPassing(body) ? [{ target: next }] : []));
    if (body.children.length > 0) body.onDone.push({ target: next });
    const outcomes = Object.keys(objectOf(objectOf(body.meta?.task).outcomes));
    for (const outcome of outcomes) if (!body.on.has(outcome)) body.hear(outcome, [{ target: next }]);
    for (const [event, moves] of body.on) if (moves.length === 0) body.on.set(event, [{ target: next }]);
  });
  return body;
}

/** Nothing keeps one there. */
function isPassing(state: State): boolean {
  return (
    state.children.length === 0 &&
    state.on.size === 0 &&
    state.after.size === 0 &&
    state.meta?.task === undefined &&
    state.meta?.waits === undefined
  );
}

interface More {
  feel: string;
  item?: string;
}

function moreOf(scope: Scope, node: Node, loop: Loop, counter: string): More {
  sayUnsaid(scope, node, loop);
  const until =
    loop.completion === undefined
      ? ''
      : ` and ${noneOf([feelOf(scope, node, loop, 'completion') ?? 'null'])}`;
  if (loop.kind === 'standard') {
    const again = feelOf(scope, node, loop, 'condition') ?? 'false';
    return { feel: loop.testBefore ? again : `${counter}.index = 0 or (${again})` };
  }
  if (loop.collection !== undefined) {
    const list = broken(scope, node, loop.collection);
    return { feel: `${counter}.index < count(${list})${until}`, item: `(${list})[${counter}.index + 1]` };
  }
  return { feel: `${counter}.index < (${feelOf(scope, node, loop, 'cardinality') ?? '1'})${until}` };
}

/** Repeats that say neither how often nor over what. */
function sayUnsaid({ build }: Scope, node: Node, { kind, condition, collection, cardinality }: Loop): void {
  const tell = (code: string, message: string, english: string): void =>
    build.findings.warn(code, node.id, message, english, 'loop');
  if (kind === 'standard' && condition === undefined)
    tell(
      'loop_condition_missing',
      messages.loop.noCondition(called(node.bpmn)),
      'The loop does not say when it goes round again',
    );
  if (kind !== 'standard' && collection === undefined && cardinality === undefined)
    tell(
      'loop_count_missing',
      messages.loop.noCount(called(node.bpmn)),
      'The repetition says neither how often nor over which list',
    );
}

/** One of a loop's expressions; in another language, as is said of it on reading, it never holds. */
function feelOf(
  scope: Scope,
  node: Node,
  loop: Loop,
  part: 'condition' | 'cardinality' | 'completion',
): string | undefined {
  if (loop.languages?.[part] !== undefined) return 'null';
  const text = loop[part];
  return text === undefined ? undefined : broken(scope, node, text);
}

/** The expression, or one that never holds where it cannot be evaluated. */
function broken(scope: Scope, node: Node, feel: string): string {
  const problem = problemOf(feel);
  if (problem === null) return feel;
  scope.build.findings.warn(
    'loop_unreadable',
    node.id,
    messages.loop.broken(called(node.bpmn), feel, problem),
    `Unreadable loop expression: ${feel}`,
    'loop',
  );
  return 'null';
}
