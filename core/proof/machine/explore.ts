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
import { Oracle, type Question } from './oracle.ts';
import { inOneRegion } from './regions.ts';
import type { Machine, State } from './states.ts';

/** Positions and events looked at. */
const POSITIONS = 3_000;
const EVENTS = 10_000;
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
  coverage: 'full' | 'one_order' | 'part';
}

/** How blocks are written when something happens. */
export interface Writing {
  /** Paths written by what happens, before the machine hears it. */
  written(happening: Happening): string[];
}

/** What an exploration needs. */
export interface Setting {
  definition: ProcessDefinition;
  machine: Machine;
  compiled: CompiledMachine;
  tracking: Tracking;
  initial: Facts;
  writing: Writing;
  /** Branches to follow one at a time; none: every order is looked at. */
  regions: readonly State[];
}

export function explorePositions(setting: Setting): Positions {
  return new Explorer(setting).run();
}

/** The events that lead to a position. */
export function pathTo({ positions, steps }: Positions, at: number): string[] {
  const path: string[] = [];
  for (let step = steps[positions[at]?.by ?? -1]; step; step = steps[positions[step.from]?.by ?? -1])
    path.push(step.happening.label);
  return path.reverse();
}

class Explorer {
  private readonly found: Positions = { positions: [], steps: [], unheard: [], begun: [], coverage: 'full' };
  private readonly known = new Map<string, number>();

  constructor(private readonly setting: Setting) {}

  run(): Positions {
    const { positions, steps } = this.found;
    const { compiled, initial, regions } = this.setting;
    if (regions.length > 0) this.found.coverage = 'one_order';
    for (const [result] of this.every(initial, (facts, run) => enter(compiled, dataOf(facts), run))) {
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
    const { definition, tracking, regions } = this.setting;
    const position = this.found.positions[at] as Position;
    const all = happenings(definition, position, (condition) =>
      tracking.possible([{ condition, holds: true }], position.facts),
    );
    const few = inOneRegion(regions, position, all);
    const before = this.found.positions.length;
    for (const happening of few ?? all) this.happen(at, happening);
    // nothing new that way: the others must not be put off for ever
    if (few && this.found.positions.length === before)
      for (const happening of all) if (!few.includes(happening)) this.happen(at, happening);
  }

  private happen(at: number, happening: Happening): void {
    const { compiled, tracking, writing } = this.setting;
    const position = this.found.positions[at] as Position;
    const facts = writing
      .written(happening)
      .reduce((known, path) => tracking.written(known, path), position.facts);
    const event = { type: happening.type, ...(happening.node ? { node: happening.node.id } : {}) };
    let heard = false;
    for (const [result, set] of this.every(facts, (known, run) =>
      hear(compiled, position.state, dataOf(known), run, event),
    )) {
      if (!result.heard) continue;
      heard = true;
      const to = this.reached(result, passedOn(position, happening), this.found.steps.length);
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

  /** One result for each way the conditions can be answered. */
  private *every(
    facts: Facts,
    move: (facts: Facts, run: Interpreter) => MachineStep,
  ): Generator<[MachineStep, string[]]> {
    const waiting: Question[][] = [[]];
    for (let n = 0; waiting.length > 0 && n < ANSWERS_EACH; n += 1) {
      const oracle = new Oracle(waiting.pop() as Question[], this.setting.tracking);
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
    const active = activeNodes(this.setting.compiled, result.state).flatMap(
      ({ id }) => this.setting.machine.byId.get(id) ?? [],
    );
    const ends = active.some(({ meta }) => meta.end !== undefined);
    const number = this.found.positions.push({ state: result.state, facts, active, ...after, by, ends }) - 1;
    this.known.set(key, number);
    return number;
  }
}

/** What of timers and money is left once something has happened, before the machine acts on it. */
function passedOn(
  { timers, asked, held }: Position,
  { kind, type }: Happening,
): Pick<Position, 'timers' | 'asked' | 'held'> {
  const granted = type === 'FUND_RESERVED' ? asked.filter((one) => one.startsWith('fund.commit ')) : [];
  return {
    timers: timers.filter((timer) => timer !== type),
    asked: kind === 'answer' ? answered(asked, type) : asked,
    held: [...new Set([...held, ...granted])],
  };
}

/** The machine carries the facts where it carries the data of a case. */
function dataOf(facts: Facts): JsonObject {
  return facts as unknown as JsonObject;
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
