/**
 * The only module that knows XState. A machine is compiled once per version and reused; a step through it is
 * pure: `(state, data, event) → (state, data, actions in order)`. No actor lives anywhere.
 */
import {
  assign,
  createMachine,
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from 'xstate';
import type { Json, JsonObject, MachineState } from '../vocabulary.ts';
import type { StateMeta } from '../definition/process.ts';

/** What the machine hears. */
export interface MachineEvent {
  type: string;
  /** Where an outcome was given: of parallel steps that know the same word only this one hears it. */
  step?: string;
  data?: JsonObject;
  items?: Json[];
}

/** Evaluates the definition's expressions against the data as it is at that point of the transition. */
export interface Interpreter {
  holds(condition: string, data: JsonObject, event: MachineEvent): boolean;
  computed(name: string, data: JsonObject, event: MachineEvent): boolean;
  assign(values: JsonObject, data: JsonObject, event: MachineEvent): JsonObject;
  delay(name: string, data: JsonObject, event: MachineEvent): number;
}

/** One thing the machine asks for, in order; `data` is the case data at that point. */
export interface MachineAction {
  type: string;
  params: JsonObject;
  data: JsonObject;
}

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
  /** XState id, `temporary-relief.investigation.visit.home_visit`. */
  id: string;
  /** Key of the state: the step id. */
  step: string;
  meta: StateMeta;
}

interface Context {
  data: JsonObject;
  run: Interpreter;
}

/** A machine ready to run. */
export interface CompiledMachine {
  readonly machine: AnyStateMachine;
  /** Every state with meta, by XState id. */
  readonly nodes: ReadonlyMap<string, MachineNode>;
}

const ENTER = 'xz.enter';
const EXIT = 'xz.exit';

/** Names of the marker actions that tell in which order states were entered and left. */
export const MARKERS = { enter: ENTER, exit: EXIT } as const;

/**
 * Builds the machine. The config must have been checked: unknown names are refused by compile.ts, and XState
 * throws on structural faults (an unknown target), which compile.ts turns into a diagnostic.
 */
export function compileMachine(config: JsonObject, computed: string[], delays: string[]): CompiledMachine {
  const machine = createMachine({ ...(withMarkers(config, String(config.id)) as object), context: emptyContext }).provide({
    guards: {
      when: ({ context, event }: Call, params: unknown) => context.run.holds((params as { if: string }).if, context.data, said(event)),
      ...Object.fromEntries(
        computed.map((name) => [name, ({ context, event }: Call) => context.run.computed(name, context.data, said(event))]),
      ),
    },
    actions: {
      set: assign(({ context, event }: Call, params: unknown) => ({
        data: context.run.assign(params as JsonObject, context.data, said(event)),
      })),
    },
    delays: Object.fromEntries(
      delays.map((name) => [name, ({ context, event }: Call) => context.run.delay(name, context.data, said(event))]),
    ),
  } as never) as unknown as AnyStateMachine;
  return { machine, nodes: collectNodes(machine) };
}

interface Call {
  context: Context;
  event: MachineEvent | OutcomeEvent;
}

/** An outcome under the name only its own step listens to; `said` is the event as it was given. */
interface OutcomeEvent {
  type: string;
  said: MachineEvent;
}

function said(event: MachineEvent | OutcomeEvent): MachineEvent {
  return 'said' in event ? event.said : event;
}

/** `complete@home_visit`: parallel steps may end with the same word. */
function outcomeAt(step: string, outcome: string): string {
  return `${outcome}@${step}`;
}

const silent: Interpreter = {
  holds: () => false,
  computed: () => false,
  assign: (_values, data) => data,
  delay: () => 0,
};

// XState calls the context factory again on every transition of a throw-away actor; it stays free of effects.
function emptyContext({ input }: { input?: Context }): Context {
  return input ?? { data: {}, run: silent };
}

/** Injects the enter and exit markers, so that a state left and entered again in one step is seen. */
function withMarkers(node: JsonObject, id: string): JsonObject {
  const states = node.states as Record<string, JsonObject> | undefined;
  const marked: JsonObject = { ...node };
  if (node.meta) {
    marked.entry = [{ type: ENTER, params: { id } }, ...listOf(node.entry)];
    marked.exit = [...listOf(node.exit), { type: EXIT, params: { id } }];
    if (node.on) marked.on = withOwnOutcomes(node.on as JsonObject, node.meta as StateMeta, id.split('.').pop() as string);
  }
  if (states) {
    marked.states = Object.fromEntries(
      Object.entries(states).map(([key, child]) => [key, withMarkers(child, `${id}.${key}`)]),
    );
  }
  return marked;
}

/** The outcomes of a step's task are heard under the step's own names; anything else as it is. */
function withOwnOutcomes(on: JsonObject, meta: StateMeta, step: string): JsonObject {
  const outcomes = meta.task?.outcomes ?? {};
  return Object.fromEntries(
    Object.entries(on).map(([event, then]) => [Object.hasOwn(outcomes, event) ? outcomeAt(step, event) : event, then]),
  );
}

function listOf(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
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

/** Enters the initial state. */
export function enter(compiled: CompiledMachine, data: JsonObject, run: Interpreter): MachineStep {
  const [snapshot, actions] = initialTransition(compiled.machine, { data, run } as never);
  return step(snapshot as AnyMachineSnapshot, actions, true);
}

/** Lets the machine hear an event. */
export function hear(
  compiled: CompiledMachine,
  state: MachineState,
  data: JsonObject,
  run: Interpreter,
  event: MachineEvent,
): MachineStep {
  const before = restore(compiled, state, data, run);
  const names: (MachineEvent | OutcomeEvent)[] = event.step === undefined ? [event] : [{ type: outcomeAt(event.step, event.type), said: event }, event];
  const heard = names.find((name) => before.can(name as never));
  if (!heard) return { state, data, actions: [], heard: false };
  const [snapshot, actions] = transition(compiled.machine, before as never, heard as never);
  return step(snapshot as AnyMachineSnapshot, actions, true);
}

/** The active states that mean something: steps, notices, ends, in document order. */
export function activeNodes(compiled: CompiledMachine, state: MachineState): MachineNode[] {
  const snapshot = restore(compiled, state, {}, silent);
  const found: MachineNode[] = [];
  for (const node of (snapshot as unknown as { _nodes: { path: string[] }[] })._nodes) {
    const known = compiled.nodes.get([compiled.machine.id, ...node.path].join('.'));
    if (known) found.push(known);
  }
  return found;
}

function restore(compiled: CompiledMachine, state: MachineState, data: JsonObject, run: Interpreter): AnyMachineSnapshot {
  const { machine } = compiled;
  const historyValue = state.history ? historyNodes(machine, state.history as Record<string, string[]>) : {};
  return machine.resolveState({ value: state.value, context: { data, run }, historyValue } as never) as AnyMachineSnapshot;
}

function step(snapshot: AnyMachineSnapshot, actions: readonly unknown[], heard: boolean): MachineStep {
  const context = snapshot.context as Context;
  const history = historyIds(snapshot.historyValue as Record<string, { id: string }[]>);
  return {
    state: history ? { value: snapshot.value as Json, history } : { value: snapshot.value as Json },
    data: context.data,
    heard,
    actions: (actions as { type: string; params?: unknown; info?: { context?: Context } }[]).map((action) => ({
      type: action.type,
      params: (action.params ?? {}) as JsonObject,
      data: action.info?.context?.data ?? context.data,
    })),
  };
}

function historyIds(value: Record<string, { id: string }[]> | undefined): Record<string, string[]> | undefined {
  const entries = Object.entries(value ?? {});
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.map(([key, nodes]) => [key, nodes.map((node) => node.id)]));
}

function historyNodes(machine: AnyStateMachine, value: Record<string, string[]>): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(value).map(([key, ids]) => [key, ids.map((id) => machine.getStateNodeById(id))]),
  );
}
