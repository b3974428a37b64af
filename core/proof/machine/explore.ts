/**
 * The positions a machine can get into, breadth first. It is the engine's own machine that moves; every condition is
 * answered both ways unless what is known excludes it. A position is where the machine is, what is known of its data,
 * and what it has set aside of a fund.
 */
import type { ProcessDefinition } from '../../definition/process.ts';
import {
  activeNodes,
  type CompiledMachine,
  enter,
  hear,
  type Interpreter,
  type MachineStep,
} from '../../engine/machine.ts';
import { MARKERS } from '../../engine/markers.ts';
import type { JsonObject, MachineState } from '../../vocabulary.ts';
import { ANSWERS, type Happening, happenings } from './events.ts';
import type { Facts, Tracking } from './facts.ts';
import { TOOK } from './instrument.ts';
import type { Machine, State } from './states.ts';

/** Positions and events looked at. */
const POSITIONS = 6_000;
const EVENTS = 40_000;
/** Conditions answered both ways in one event. */
const ANSWERS_EACH = 64;

export interface Position {
  state: MachineState;
  facts: Facts;
  active: State[];
  timers: string[];
  asked: string[];
  /** Funds of which something is set aside. */
  held: string[];
  /** Step to it; -1 at the beginning. */
  by: number;
  ends: boolean;
}

export interface Step {
  from: number;
  to: number;
  happening: Happening;
  /** Numbers of the transitions taken. */
  took: number[];
  entered: string[];
  /** Paths that `set` wrote on the way. */
  set: string[];
}

export interface Positions {
  positions: Position[];
  steps: Step[];
  /** What can happen at a position without anything listening, whatever the conditions say. */
  unheard: { at: number; happening: Happening }[];
  /** States entered on the way in. */
  begun: string[];
  coverage: 'full' | 'part';
}

/** How blocks are written when something happens. */
export interface Writing {
  /** Paths written by what happens, before the machine hears it. */
  written(happening: Happening): string[];
}

export function explorePositions(
  definition: ProcessDefinition,
  machine: Machine,
  compiled: CompiledMachine,
  tracking: Tracking,
  initial: Facts,
  writing: Writing,
): Positions {
  return new Explorer(definition, machine, compiled, tracking, writing).run(initial);
}

/** The events that lead to a position. */
export function pathTo({ positions, steps }: Positions, at: number): string[] {
  const path: string[] = [];
  for (let step = steps[positions[at]?.by ?? -1]; step; step = steps[positions[step.from]?.by ?? -1])
    path.push(step.happening.label);
  return path.reverse();
}

type Question = { condition: string; holds: boolean };

class Explorer {
  private readonly found: Positions = { positions: [], steps: [], unheard: [], begun: [], coverage: 'full' };
  private readonly known = new Map<string, number>();

  constructor(
    private readonly definition: ProcessDefinition,
    private readonly machine: Machine,
    private readonly compiled: CompiledMachine,
    private readonly tracking: Tracking,
    private readonly writing: Writing,
  ) {}

  run(initial: Facts): Positions {
    const { positions, steps } = this.found;
    for (const [result] of this.every(initial, (facts, run) =>
      enter(this.compiled, facts as unknown as JsonObject, run),
    )) {
      this.found.begun.push(...enteredBy(result));
      this.reached(result, { timers: [], asked: [], held: [] }, -1);
    }
    for (let at = 0; at < positions.length; at += 1) {
      if (positions.length > POSITIONS || steps.length > EVENTS) {
        this.found.coverage = 'part';
        break;
      }
      this.expand(at);
    }
    return this.found;
  }

  private expand(at: number): void {
    const position = this.found.positions[at] as Position;
    const may = (condition: string): boolean =>
      this.tracking.possible([{ condition, holds: true }], position.facts);
    for (const happening of happenings(this.definition, position, may)) {
      let facts = position.facts;
      for (const path of this.writing.written(happening)) facts = this.tracking.written(facts, path);
      const event = { type: happening.type, ...(happening.node ? { node: happening.node.id } : {}) };
      let heard = false;
      for (const [result, set] of this.every(facts, (known, run) =>
        hear(this.compiled, position.state, known as unknown as JsonObject, run, event),
      )) {
        if (!result.heard) continue;
        heard = true;
        const before =
          happening.kind === 'answer'
            ? { ...position, asked: answered(position.asked, happening.type) }
            : position;
        const step = this.found.steps.length;
        const held =
          happening.type === 'FUND_RESERVED'
            ? [
                ...new Set([
                  ...position.held,
                  ...position.asked.filter((one) => one.startsWith('fund.commit ')),
                ]),
              ]
            : position.held;
        const to = this.reached(
          result,
          { ...before, held, timers: position.timers.filter((timer) => timer !== happening.type) },
          step,
        );
        this.found.steps.push({
          from: at,
          to,
          happening,
          took: tookBy(result),
          entered: enteredBy(result),
          set,
        });
      }
      if (!heard) this.found.unheard.push({ at, happening });
    }
  }

  /** One result for each way the conditions can be answered. */
  private *every(
    facts: Facts,
    move: (facts: Facts, run: Interpreter) => MachineStep,
  ): Generator<[MachineStep, string[]]> {
    const waiting: Question[][] = [[]];
    for (let n = 0; waiting.length > 0 && n < ANSWERS_EACH; n += 1) {
      const oracle = new Oracle(waiting.pop() as Question[], this.tracking);
      const result = move(facts, oracle);
      waiting.push(...oracle.others);
      yield [result, oracle.set];
    }
    if (waiting.length > 0) this.found.coverage = 'part';
  }

  private reached(
    result: MachineStep,
    before: Pick<Position, 'timers' | 'asked' | 'held'>,
    by: number,
  ): number {
    const after = effects(before, result);
    const facts = result.data as unknown as Facts;
    const key = JSON.stringify([result.state, Object.entries(facts).sort(), after.asked, after.held]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const active = activeNodes(this.compiled, result.state).flatMap(
      ({ id }) => this.machine.byId.get(id) ?? [],
    );
    const ends = active.some(({ meta }) => meta.end !== undefined);
    const number = this.found.positions.push({ state: result.state, facts, active, ...after, by, ends }) - 1;
    this.known.set(key, number);
    return number;
  }
}

/** Answers conditions as it was told to, then with yes, and notes where it could have said no. */
class Oracle implements Interpreter {
  readonly others: Question[][] = [];
  /** Paths written. */
  readonly set: string[] = [];
  private readonly said: Question[] = [];
  private readonly answers = new Map<string, boolean>();
  private epoch = 0;

  constructor(
    private readonly told: Question[],
    private readonly tracking: Tracking,
  ) {}

  holds(condition: string, data: JsonObject): boolean {
    const key = `${this.epoch} ${condition}`;
    const before = this.answers.get(key);
    if (before !== undefined) return before;
    const answer = this.decide(condition, data as unknown as Facts);
    this.answers.set(key, answer);
    return answer;
  }

  computed(name: string, data: JsonObject): boolean {
    return this.holds(name, data);
  }

  assign(values: JsonObject, data: JsonObject): JsonObject {
    this.epoch += 1;
    this.said.length = 0;
    this.set.push(...Object.keys(values));
    return this.tracking.set(data as unknown as Facts, values) as unknown as JsonObject;
  }

  delay(): number {
    return 0;
  }

  private asked = 0;
  private readonly history: Question[] = [];

  private decide(condition: string, facts: Facts): boolean {
    const can = (holds: boolean): boolean =>
      this.tracking.possible([...this.said, { condition, holds }], facts);
    const told = this.told[this.asked];
    this.asked += 1;
    const holds = told ? told.holds : can(true);
    if (!told && holds && can(false)) this.others.push([...this.history, { condition, holds: false }]);
    this.said.push({ condition, holds });
    this.history.push({ condition, holds });
    return holds;
  }
}

function answered(asked: readonly string[], answer: string): string[] {
  return asked.filter((one) => !(ANSWERS[one.split(' ')[0] ?? ''] ?? []).includes(answer));
}

/** Timers, questions to funds and money set aside after the actions of a step. */
function effects(
  before: Pick<Position, 'timers' | 'asked' | 'held'>,
  { actions }: MachineStep,
): Pick<Position, 'timers' | 'asked' | 'held'> {
  const timers = new Set(before.timers);
  const asked = new Set(before.asked);
  const held = new Set(before.held);
  for (const { type, params } of actions) {
    if (type === 'xstate.raise') timers.add((params.event as { type: string }).type);
    if (type === 'xstate.cancel') timers.delete(String(params.sendId));
    if (type in ANSWERS) asked.add(`${type} ${String(params.fund)}`);
    if (type === 'fund.spend' || type === 'fund.release') held.delete(`fund.commit ${String(params.fund)}`);
  }
  return { timers: [...timers], asked: [...asked].sort(), held: [...held].sort() };
}

function enteredBy({ actions }: MachineStep): string[] {
  return actions.filter(({ type }) => type === MARKERS.enter).map(({ params }) => String(params.id));
}

function tookBy({ actions }: MachineStep): number[] {
  return actions.filter(({ type }) => type === TOOK).map(({ params }) => Number(params.n));
}
