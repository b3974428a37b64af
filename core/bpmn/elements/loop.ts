/** Activities that repeat: over a list, a number of times, until something holds. */
import type { JsonObject } from '../../vocabulary.ts';
import { leave, type Maker, type Scope } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';
import { called } from '../findings.ts';
import type { Loop } from '../model.ts';
import { problemOf } from '../compile/3-expressions.ts';
import { noneOf } from '../compile/walk.ts';
import { attach } from './boundary-event.ts';
import { objectOf } from './dress.ts';
import { messages } from '../messages.ts';

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
  const ratio = ratioOf(completion);
  if (completion !== undefined && ratio === null) return null;
  if (kind === 'parallel' && collection !== undefined && completion === undefined) {
    const state = make(scope, node, container);
    state.meta = {
      ...state.meta,
      task: { ...objectOf(state.meta?.task), each: broken(scope, node, collection) },
    };
    return state;
  }
  const count = Number(cardinality);
  if (kind === 'standard' || !Number.isInteger(count) || count < 1 || count > 100) return null;
  const state = make(scope, node, container);
  state.meta = { ...state.meta, task: severalSeats(objectOf(state.meta?.task), count, kind, ratio) };
  return state;
}

function severalSeats(task: JsonObject, count: number, kind: string, ratio: number | null): JsonObject {
  const seats = (Array.isArray(task.seats) ? task.seats : []).map((seat) => ({ ...objectOf(seat), count }));
  const mode = kind === 'sequential' ? 'sequential' : ratio !== null ? 'ratio' : 'all';
  return { ...task, seats, mode, ...(ratio !== null ? { pass: ratio } : {}) };
}

/** `nrOfCompletedInstances/nrOfInstances >= 0.6` of other vendors, `numberOfCompletedInstances / numberOfInstances >= 0.6` of Camunda 8. */
function ratioOf(completion: string | undefined): number | null {
  const found = /(?:nr|number)OfCompletedInstances\s*\/\s*(?:nr|number)OfInstances\s*>=?\s*(\d*\.?\d+)/.exec(
    completion ?? '',
  );
  return found ? Number(found[1]) : null;
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
  const until = loop.completion === undefined ? '' : ` and ${noneOf([broken(scope, node, loop.completion)])}`;
  if (loop.kind === 'standard') {
    const again = broken(scope, node, loop.condition ?? 'false');
    return { feel: loop.testBefore ? again : `${counter}.index = 0 or (${again})` };
  }
  if (loop.collection !== undefined) {
    const list = broken(scope, node, loop.collection);
    return { feel: `${counter}.index < count(${list})${until}`, item: `(${list})[${counter}.index + 1]` };
  }
  return { feel: `${counter}.index < (${broken(scope, node, loop.cardinality ?? '1')})${until}` };
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
