/** What a position carries besides where it is: timers that run, questions, what blocks hold. */
import type { Block } from '../../blocks/block.ts';
import type { Holding } from '../../blocks/proof.ts';
import { wordOfDelay, type Delay } from '../../engine/delays.ts';
import type { MachineStep } from '../../engine/machine.ts';
import { MARKERS } from '../../engine/markers.ts';
import { ACTIONS } from '../../engine/vocabulary.ts';
import type { JsonObject } from '../../vocabulary.ts';
import { answersOf, type Happening } from './events.ts';

export interface Carried {
  /** Delays that run, each by its word. */
  timers: string[];
  /** Actions that are not answered yet, each with its principal parameter: `fund.commit reserve`. */
  asked: string[];
  /** What the blocks hold, by block. */
  held: Readonly<Record<string, readonly string[]>>;
}

/** What is left once something has happened, before the machine acts on it. */
export function passedOn(
  { timers, asked, held }: Carried,
  happening: Happening,
  blocks: readonly Block[],
): Carried {
  const { kind, type, after } = happening;
  const over = after === undefined ? undefined : wordOfDelay({ state: after, delay: type });
  return {
    timers: timers.filter((timer) => timer !== over),
    asked: kind === 'answer' ? answered(asked, type) : asked,
    held: eachHeld(blocks, held, (holding, words) => holding.after(words, happening, asked)),
  };
}

function answered(asked: readonly string[], answer: string): string[] {
  return asked.filter((one) => !answersOf(one.split(' ')[0] ?? '').includes(answer));
}

/** What is carried after the actions of a step. */
export function effects(before: Carried, { actions }: MachineStep, blocks: readonly Block[]): Carried {
  const timers = new Set(before.timers);
  const asked = new Set(before.asked);
  let { held } = before;
  for (const action of actions) {
    const { type, params } = action;
    if (type === MARKERS.delay) timers.add(wordOfDelay(params as unknown as Delay));
    if (type === MARKERS.undelay) timers.delete(wordOfDelay(params as unknown as Delay));
    if (answersOf(type).length > 0) asked.add(questionOf(type, params));
    if (isOfDefinition(type)) held = eachHeld(blocks, held, (holding, words) => holding.done(words, action));
  }
  return { timers: [...timers], asked: [...asked].sort(), held };
}

/** An action that is answered, with whom it asks. */
function questionOf(type: string, params: JsonObject): string {
  const [principal = ''] =
    Object.entries(ACTIONS[type]?.params ?? {}).find(([, param]) => param.principal) ?? [];
  return `${type} ${String(params[principal])}`;
}

/** What a definition asks for, not what the machine tells of itself. */
export function isOfDefinition(type: string): boolean {
  return Object.hasOwn(ACTIONS, type);
}

function eachHeld(
  blocks: readonly Block[],
  held: Carried['held'],
  next: (holding: Holding, words: readonly string[]) => readonly string[],
): Carried['held'] {
  const all = blocks.flatMap(({ spec, proof }) => {
    const words = proof?.holding ? next(proof.holding, held[spec.id] ?? []) : [];
    return words.length > 0 ? [[spec.id, [...words].sort()] as const] : [];
  });
  return Object.fromEntries(all);
}
