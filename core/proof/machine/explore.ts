/**
 * The positions a machine can get into, breadth first. It is the engine's own machine that moves; every condition is
 * answered both ways unless what is known excludes it. A position is where the machine is, what is known of its data,
 * and what it has set aside of a fund.
 */
import type { Block } from '../../blocks/block.ts';
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
import { Restless } from '../../engine/restless.ts';
import type { JsonObject, MachineState } from '../../vocabulary.ts';
import { type Carried, effects, isOfDefinition, passedOn } from './carried.ts';
import { type Happening, happenings } from './events.ts';
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
/** How often a circle that waits for nothing is gone round before it is left. */
const ROUNDS = 3;

export interface Position extends Carried {
  state: MachineState;
  facts: Facts;
  active: State[];
  /** Step to it; -1 at the beginning. */
  by: number;
  ends: boolean;
}

/** An action of the definition that was carried out. */
interface Did {
  type: string;
  params: JsonObject;
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
  /** What the machine asked to be done on the way. */
  did: readonly Did[];
}

export interface Positions {
  positions: Position[];
  steps: Step[];
  /** What can happen at a position without anything listening, whatever the conditions say. */
  unheard: { at: number; happening: Happening }[];
  /** Steps that come to no rest, whatever the conditions say; `at` is -1 for the way in. */
  restless: { at: number; happening: Happening | null }[];
  /** States entered on the way in. */
  begun: string[];
  /** What was asked to be done on each way in. */
  ways: { to: number; did: readonly Did[] }[];
  coverage: 'full' | 'one_order' | 'part';
}

/** How blocks are written when something happens. */
interface Writing {
  /** Paths written by what happens, before the machine hears it. */
  written(happening: Happening): string[];
}

/** What an exploration needs. */
interface Setting {
  definition: ProcessDefinition;
  machine: Machine;
  compiled: CompiledMachine;
  tracking: Tracking;
  initial: Facts;
  writing: Writing;
  blocks: readonly Block[];
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

/** Whether an event is heard anywhere the machine is at a state; null where it never is there. */
export function comes({ positions, steps }: Positions, state: State, type: string): boolean | null {
  if (!positions.some(({ active }) => active.includes(state))) return null;
  return steps.some(
    ({ happening, from }) => happening.type === type && positions[from]?.active.includes(state),
  );
}

class Explorer {
  private readonly found: Positions = {
    positions: [],
    steps: [],
    unheard: [],
    restless: [],
    begun: [],
    ways: [],
    coverage: 'full',
  };
  private readonly known = new Map<string, number>();

  constructor(private readonly setting: Setting) {}

  run(): Positions {
    const { positions, steps } = this.found;
    const { compiled, initial, regions } = this.setting;
    if (regions.length > 0) this.found.coverage = 'one_order';
    for (const [result] of this.every(initial, (facts, run) => enter(compiled, dataOf(facts), run))) {
      if (!result) this.found.restless.push({ at: -1, happening: null });
      if (!result) continue;
      this.found.begun.push(...enteredBy(result));
      const to = this.reached(result, { timers: [], asked: [], held: {} }, -1);
      this.found.ways.push({ to, did: didBy(result) });
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
    const { definition, blocks, tracking, regions } = this.setting;
    const position = this.found.positions[at] as Position;
    const all = happenings(definition, blocks, position, (condition) =>
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
    const { compiled, tracking, writing, blocks } = this.setting;
    const position = this.found.positions[at] as Position;
    const facts = writing
      .written(happening)
      .reduce((known, path) => tracking.written(known, path), position.facts);
    const { type, node, after } = happening;
    const event = { type, ...(node ? { node: node.id } : {}), ...(after === undefined ? {} : { after }) };
    let heard = false;
    for (const [result, set] of this.every(facts, (known, run) =>
      hear(compiled, position.state, dataOf(known), run, event),
    )) {
      if (!result) this.found.restless.push({ at, happening });
      if (!result?.heard) continue;
      heard = true;
      const to = this.reached(result, passedOn(position, happening, blocks), this.found.steps.length);
      this.found.steps.push({
        from: at,
        to,
        happening,
        took: tookBy(result),
        entered: enteredBy(result),
        set,
        did: didBy(result),
      });
    }
    if (!heard) this.found.unheard.push({ at, happening });
  }

  /**
   * One result for each way the conditions can be answered. A way on which the machine goes round for ever is none:
   * conditions over counted data do not stay as they are. Null, once, where there is no other way.
   */
  private *every(
    facts: Facts,
    move: (facts: Facts, run: Interpreter) => MachineStep,
  ): Generator<[MachineStep | null, string[]]> {
    const waiting: Question[][] = [[]];
    let rests = false;
    for (let n = 0; waiting.length > 0 && n < ANSWERS_EACH; n += 1) {
      const oracle = new Oracle(waiting.pop() as Question[], this.setting.tracking);
      const result = rested(() => move(facts, oracle));
      // of the many places to leave a circle at, the first ones will do
      waiting.push(...(result ? oracle.others : oracle.others.slice(0, ROUNDS)));
      if (!result) continue;
      rests = true;
      yield [result, oracle.set];
    }
    if (!rests) yield [null, []];
    if (waiting.length > 0) this.found.coverage = 'part';
  }

  private reached(result: MachineStep, before: Carried, by: number): number {
    const after = effects(before, result, this.setting.blocks);
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

/** The step; null where it comes to no rest. */
function rested(step: () => MachineStep): MachineStep | null {
  try {
    return step();
  } catch (error) {
    if (error instanceof Restless) return null;
    throw error;
  }
}

/** The machine carries the facts where it carries the data of a case. */
function dataOf(facts: Facts): JsonObject {
  return facts as unknown as JsonObject;
}

function enteredBy({ actions }: MachineStep): string[] {
  return actions.filter(({ type }) => type === MARKERS.enter).map(({ params }) => String(params.id));
}

/** Without the data it was carried out on. */
function didBy({ actions }: MachineStep): Did[] {
  return actions.flatMap(({ type, params }) => (isOfDefinition(type) ? [{ type, params }] : []));
}

function tookBy({ actions }: MachineStep): number[] {
  return actions.filter(({ type }) => type === TOOK).map(({ params }) => Number(params.n));
}
