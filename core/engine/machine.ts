/**
 * The only module that knows XState. A machine is compiled once per version and reused; a step through it is
 * pure: `(state, data, event) → (state, data, actions in order)`. No actor lives anywhere.
 */
import {
  assign,
  createMachine,
  initialTransition,
  transition,
  type AnyActorLogic,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from 'xstate';
import type { Json, JsonObject, MachineState } from '../vocabulary.ts';
import type { StateMeta } from '../definition/process.ts';
import { wordOfDelay, type Delay } from './delays.ts';
import type { Interpreter, MachineAction, MachineEvent } from './interpreter.ts';
import { historyIds, historyNodes } from './history.ts';
import { MARKERS, outcomeAt, withMarkers } from './markers.ts';
import { faultOf } from './restless.ts';
import { withStateGuards } from './state-guards.ts';
import { asking, tell, WATCH, withWatch, type Watch } from './watch.ts';

export type { Interpreter, MachineAction, MachineEvent } from './interpreter.ts';

/** How many eventless steps one event may set off; more is a circle in the definition. */
const MAX_MICROSTEPS = 500;

/** The outcome of a step through the machine. */
export interface MachineStep {
  state: MachineState;
  data: JsonObject;
  actions: MachineAction[];
  /** False when nothing in the machine listened. */
  heard: boolean;
}

/** A visible or meaningful state. */
export interface MachineNode {
  /** XState id, `<process>.investigation.visit.home_visit`. */
  id: string;
  /** Key of the state: the step id. */
  step: string;
  meta: StateMeta;
}

interface Context {
  data: JsonObject;
  run: Interpreter;
}

interface DelayEvents {
  events: ReadonlyMap<string, string>;
  delays: ReadonlyMap<string, Delay>;
}

/** A machine ready to run. */
export interface CompiledMachine {
  readonly machine: AnyStateMachine;
  /** Every state with meta, by XState id. */
  readonly nodes: ReadonlyMap<string, MachineNode>;
  /** XState's event for every delay of a state, by its word; and the delay of every such event. */
  readonly delays: DelayEvents;
  /** What each end listens to itself, by XState id. */
  readonly ends: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether any step works through a list that may grow. */
  readonly lists: boolean;
  /** Whether any seat is asked for on a condition only. */
  readonly conditionalSeats: boolean;
  /** The machine as XState's pure functions take it. */
  readonly logic: AnyActorLogic;
  /** Who watches, if anybody. */
  readonly watch?: Watch;
}

/**
 * Builds the machine. The config must have been checked: unknown names are refused by compile.ts, and XState
 * throws on structural faults (an unknown target), which compile.ts turns into a diagnostic. With a `watch` the machine
 * is built so that it tells what it does.
 */
export function compileMachine(
  config: JsonObject,
  computed: string[],
  delays: string[],
  watch?: Watch,
): CompiledMachine {
  const id = String(config.id);
  const written = watch ? withWatch(config, id) : config;
  const marked = { ...withMarkers(written, id), options: { maxIterations: MAX_MICROSTEPS } };
  const guarded = withStateGuards(
    marked,
    (condition, context) => (context as Context).run.holds(condition, (context as Context).data),
    watch,
  );
  const machine = createMachine({ ...(guarded as object), context: emptyContext }).provide({
    guards: {
      when: ({ context }: Call, params: unknown) =>
        context.run.holds((params as { if: string }).if, context.data),
      ...(watch ? { [WATCH.asked]: asking(watch) } : {}),
      ...Object.fromEntries(
        computed.map((name) => [name, ({ context }: Call) => context.run.computed(name, context.data)]),
      ),
    },
    actions: {
      set: assign(({ context }: Call, params: unknown) => ({
        data: context.run.assign(params as JsonObject, context.data),
      })),
    },
    delays: Object.fromEntries(
      delays.map((name) => [name, ({ context }: Call) => context.run.delay(name, context.data)]),
    ),
  } as never) as unknown as AnyStateMachine;
  const nodes = collectNodes(machine);
  const tasks = [...nodes.values()].flatMap(({ meta: { task } }) => task ?? []);
  return {
    machine,
    nodes,
    delays: delayEvents(machine),
    ends: endEvents(machine),
    lists: tasks.some(({ each }) => each !== undefined),
    conditionalSeats: tasks.some(({ seats }) => seats.some(({ when }) => when !== undefined)),
    logic: pureLogic(machine),
    ...(watch ? { watch } : {}),
  };
}

interface Call {
  context: Context;
}

const silent: Interpreter = {
  holds: () => false,
  computed: () => false,
  assign: (_values, data) => data,
  delay: () => 0,
};

function emptyContext({ input }: { input?: Context }): Context {
  return input ?? { data: {}, run: silent };
}

/**
 * XState's pure functions make a throw-away actor for every step, and an actor enters the initial state at once, which
 * costs more than the step: what is entered without an input is not the machine but a standstill nobody looks at.
 */
function pureLogic(machine: AnyStateMachine): AnyActorLogic {
  const standstill: unknown = { status: 'active' };
  return {
    getInitialSnapshot: (scope, input: Context | undefined) =>
      input ? machine.getInitialSnapshot(scope, input) : standstill,
    transition: (snapshot: unknown, event, scope) => machine.transition(snapshot as never, event, scope),
    getPersistedSnapshot: (snapshot) => snapshot as never,
  };
}

function collectNodes(machine: AnyStateMachine): Map<string, MachineNode> {
  const nodes = new Map<string, MachineNode>();
  const visit = (node: AnyStateMachine['root']): void => {
    // XState replaces the id of a state that declares its own; the path keeps ours stable.
    const id = [machine.id, ...node.path].join('.');
    if (node.meta) nodes.set(id, { id, step: node.key, meta: node.meta as StateMeta });
    for (const child of Object.values(node.states)) visit(child as AnyStateMachine['root']);
  };
  visit(machine.root);
  return nodes;
}

function endEvents(machine: AnyStateMachine): Map<string, ReadonlySet<string>> {
  const ends = new Map<string, ReadonlySet<string>>();
  const visit = (node: AnyStateMachine['root']): void => {
    if ((node.meta as StateMeta | undefined)?.end !== undefined)
      ends.set([machine.id, ...node.path].join('.'), new Set(node.ownEvents));
    for (const child of Object.values(node.states)) visit(child as AnyStateMachine['root']);
  };
  visit(machine.root);
  return ends;
}

/** XState has a name of its own for the end of every delay; nobody outside this module hears of it. */
function delayEvents(machine: AnyStateMachine): DelayEvents {
  const events = new Map<string, string>();
  const delays = new Map<string, Delay>();
  const visit = (node: AnyStateMachine['root']): void => {
    const state = [machine.id, ...node.path].join('.');
    for (const { delay, eventType } of node.after) {
      const one = { state, delay: String(delay) };
      events.set(wordOfDelay(one), eventType);
      delays.set(eventType, one);
    }
    for (const child of Object.values(node.states)) visit(child as AnyStateMachine['root']);
  };
  visit(machine.root);
  return { events, delays };
}

/** XState's names of an event, the most particular first. */
function namesOf({ delays }: CompiledMachine, { type, node, after }: MachineEvent): string[] {
  if (after !== undefined) {
    const name = delays.events.get(wordOfDelay({ state: after, delay: type }));
    return name === undefined ? [] : [name];
  }
  return node === undefined ? [type] : [outcomeAt(node, type), type];
}

/** Enters the initial state. */
export function enter(compiled: CompiledMachine, data: JsonObject, run: Interpreter): MachineStep {
  const [snapshot, actions] = initialTransition(compiled.logic, { data, run });
  // unlike every later step XState reports a fault of the first one as a state
  if (snapshot.status === 'error') throw faultOf(snapshot.error);
  return stepOf(compiled, snapshot, actions);
}

/** Lets the machine hear an event. */
export function hear(
  compiled: CompiledMachine,
  state: MachineState,
  data: JsonObject,
  run: Interpreter,
  event: MachineEvent,
): MachineStep {
  if (isOver(compiled, state, event)) return { state, data, actions: [], heard: false };
  const before = restore(compiled, state, data, run);
  const type = namesOf(compiled, event).find((name) => before.can({ type: name } as never));
  if (type === undefined) return { state, data, actions: [], heard: false };
  try {
    const [snapshot, actions] = transition(compiled.logic, before, { type });
    return stepOf(compiled, snapshot, actions);
  } catch (error) {
    throw faultOf(error);
  }
}

/**
 * Whether it is over for an event: the machine stands at an end that does not itself listen to it. What lies around an end,
 * a way back for the whole case, an event sub-process, has ended with it.
 */
export function isOver(compiled: CompiledMachine, state: MachineState, event: MachineEvent): boolean {
  const ends = activeNodes(compiled, state).filter(({ meta }) => meta.end !== undefined);
  if (ends.length === 0) return false;
  const names = namesOf(compiled, event);
  return !ends.some(({ id }) => names.some((name) => compiled.ends.get(id)?.has(name)));
}

/** The active states that mean something: steps, notices, ends, in document order. */
export function activeNodes({ nodes, machine }: CompiledMachine, { value }: MachineState): MachineNode[] {
  const active = new Set<string>([machine.id]);
  const visit = (here: Json, above: string): void => {
    const below: [string, Json][] =
      typeof here === 'string' ? [[here, {}]] : Object.entries(here as JsonObject);
    for (const [key, inner] of below) {
      active.add(`${above}.${key}`);
      visit(inner, `${above}.${key}`);
    }
  };
  visit(value, machine.id);
  return [...nodes.values()].filter(({ id }) => active.has(id));
}

function restore(
  compiled: CompiledMachine,
  state: MachineState,
  data: JsonObject,
  run: Interpreter,
): AnyMachineSnapshot {
  const { machine } = compiled;
  const historyValue = state.history ? historyNodes(machine, state.history as Record<string, string[]>) : {};
  return machine.resolveState({
    value: state.value,
    context: { data, run },
    historyValue,
  } as never) as AnyMachineSnapshot;
}

interface XStateAction {
  type: string;
  params?: unknown;
  info?: { context?: Context };
}

function stepOf(
  { delays, watch }: CompiledMachine,
  snapshot: AnyMachineSnapshot,
  actions: readonly unknown[],
): MachineStep {
  const context = snapshot.context as Context;
  const history = historyIds(snapshot.historyValue as Record<string, { id: string }[]>);
  const asked = watch ? actions.filter((action) => !tell(watch, action as MachineAction)) : actions;
  return {
    state: history ? { value: snapshot.value as Json, history } : { value: snapshot.value as Json },
    data: context.data,
    heard: true,
    actions: (asked as XStateAction[]).map((action) => ({
      ...inOurWords(action, delays.delays),
      data: action.info?.context?.data ?? context.data,
    })),
  };
}

/** An action as the definition calls it; what XState asks for where a delay begins or stops names the state and the delay. */
function inOurWords(
  { type, params = {} }: XStateAction,
  delays: DelayEvents['delays'],
): Omit<MachineAction, 'data'> {
  const {
    event,
    sendId = '',
    delay: ms,
  } = params as { event?: { type: string }; sendId?: string; delay?: number };
  const begins = event && delays.get(event.type);
  if (begins) return { type: MARKERS.delay, params: { ...begins, ms: ms as number } };
  const stops = delays.get(sendId);
  if (stops) return { type: MARKERS.undelay, params: { ...stops } };
  return { type, params: params as JsonObject };
}
