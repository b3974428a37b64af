/** Plays a machine for tests: what it waits for, and what it does when it hears that. Conditions are evaluated over plain data. */
import { evaluate, test } from '../../expression/index.ts';
import {
  activeNodes,
  compileMachine,
  enter,
  hear,
  type CompiledMachine,
  type Interpreter,
  type MachineStep,
} from '../../engine/machine.ts';
import { delayOfWord, wordOfDelay, type Delay } from '../../engine/delays.ts';
import { MARKERS } from '../../engine/markers.ts';
import type { Json, JsonObject, MachineState } from '../../vocabulary.ts';

/** Something a machine can be told. */
interface Cue {
  type: string;
  node?: string;
  /** Id of the state whose delay is over. */
  after?: string;
  /** The same for two machines that mean the same: `step/outcome`, `timer name`, `message name`. */
  name: string;
}

export interface Position {
  state: MachineState;
  data: JsonObject;
  /** Delays that run, by the event that ends them. */
  timers: string[];
  /** What was asked for on the way here, marks and timers left out. */
  did: string[];
}

interface PlayOptions {
  delays?: string[];
  messages?: string[];
  computed?: string[];
  /** Decides conditions; default FEEL over the data. */
  holds?: (condition: string, data: JsonObject, event: string) => boolean;
  /** Data stands still: `set` is noted, not done. */
  frozen?: boolean;
}

export class Player {
  private readonly machine: CompiledMachine;
  private event = '';

  constructor(
    config: JsonObject,
    private readonly options: PlayOptions = {},
  ) {
    this.machine = compileMachine(config, options.computed ?? [], options.delays ?? []);
  }

  start(data: JsonObject = {}): Position {
    return this.position(enter(this.machine, data, this.interpreter()), []);
  }

  /** Null when nobody listened. */
  play(at: Position, cue: Cue): Position | null {
    this.event = cue.type;
    const step = hear(this.machine, at.state, at.data, this.interpreter(), {
      type: cue.type,
      ...(cue.node ? { node: cue.node } : {}),
      ...(cue.after === undefined ? {} : { after: cue.after }),
    });
    return step.heard
      ? this.position(
          step,
          at.timers.filter(
            (timer) =>
              cue.after === undefined || timer !== wordOfDelay({ state: cue.after, delay: cue.type }),
          ),
        )
      : null;
  }

  /** Steps that wait for somebody or something, ends reached. */
  steps(at: Position): string[] {
    return activeNodes(this.machine, at.state)
      .filter(({ meta }) => meta.task ?? meta.waits ?? meta.notice ?? meta.end)
      .map(({ step, meta }) => (meta.end === undefined ? step : `end:${meta.end}`))
      .sort();
  }

  /** Everything it could be told now; not all of it need be heard. */
  cues(at: Position): Cue[] {
    const tasks = activeNodes(this.machine, at.state).flatMap((node) =>
      Object.keys(node.meta.task?.outcomes ?? {}).map((type): Cue => ({
        type,
        node: node.id,
        name: `${node.step}/${type}`,
      })),
    );
    const messages = (this.options.messages ?? []).map((type): Cue => ({ type, name: `message ${type}` }));
    const timers = at.timers.map((word): Cue => {
      const { state, delay } = delayOfWord(word);
      return { type: delay, after: state, name: `timer ${delay}` };
    });
    // two steps of one name in parallel branches: told apart by their order
    const seen = new Map<string, number>();
    return [...tasks, ...messages, ...timers].map((cue) => {
      const n = seen.get(cue.name) ?? 0;
      seen.set(cue.name, n + 1);
      return n === 0 ? cue : { ...cue, name: `${cue.name} ${n + 1}` };
    });
  }

  private position(step: MachineStep, before: string[]): Position {
    const timers = [...before];
    const did: string[] = [];
    for (const { type, params } of step.actions) {
      const word = wordOfDelay(params as unknown as Delay);
      if (type === MARKERS.delay) timers.push(word);
      else if (type === MARKERS.undelay)
        timers.splice(0, timers.length, ...timers.filter((timer) => timer !== word));
      else if (!type.startsWith('xz.')) did.push(`${type} ${JSON.stringify(params)}`);
    }
    return { state: step.state, data: step.data, timers: [...new Set(timers)].sort(), did };
  }

  private interpreter(): Interpreter {
    const { holds, frozen } = this.options;
    const scope = (data: JsonObject): Record<string, unknown> => ({ ...data, event: { type: this.event } });
    return {
      holds: (condition, data) => (holds ? holds(condition, data, this.event) : test(condition, scope(data))),
      computed: (name, data) => (holds ? holds(name, data, this.event) : data[name] === true),
      assign: (values, data) => (frozen ? data : assigned(values, data, scope(data))),
      delay: () => 1000,
    };
  }
}

function assigned(values: JsonObject, data: JsonObject, scope: Record<string, unknown>): JsonObject {
  const next = structuredCloneJson(data);
  for (const [path, expression] of Object.entries(values))
    put(next, path.split('.'), evaluate(String(expression), scope).value);
  return next;
}

function put(target: JsonObject, [name, ...rest]: string[], value: Json): void {
  const key = name as string;
  if (rest.length === 0) target[key] = value;
  else {
    const inner = target[key];
    target[key] = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? { ...inner } : {};
    put(target[key] as JsonObject, rest, value);
  }
}

function structuredCloneJson(data: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(data)) as JsonObject;
}
