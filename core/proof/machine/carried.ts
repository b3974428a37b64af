/** What a position carries besides where it is: timers that run, questions to funds, money set aside. */
import { wordOfDelay, type Delay } from '../../engine/delays.ts';
import type { MachineStep } from '../../engine/machine.ts';
import { MARKERS } from '../../engine/markers.ts';
import { answersOf, type Happening } from './events.ts';

export interface Carried {
  /** Delays that run, each by its word. */
  timers: string[];
  /** Questions to funds that are not answered yet, `fund.commit reserve`. */
  asked: string[];
  /** Funds of which something is set aside. */
  held: string[];
}

/** What is left once something has happened, before the machine acts on it. */
export function passedOn({ timers, asked, held }: Carried, { kind, type, after }: Happening): Carried {
  const over = after === undefined ? undefined : wordOfDelay({ state: after, delay: type });
  const granted = type === 'FUND_RESERVED' ? asked.filter((one) => one.startsWith('fund.commit ')) : [];
  return {
    timers: timers.filter((timer) => timer !== over),
    asked: kind === 'answer' ? answered(asked, type) : asked,
    held: [...new Set([...held, ...granted])],
  };
}

function answered(asked: readonly string[], answer: string): string[] {
  return asked.filter((one) => !answersOf(one.split(' ')[0] ?? '').includes(answer));
}

/** What is carried after the actions of a step. */
export function effects(before: Carried, { actions }: MachineStep): Carried {
  const timers = new Set(before.timers);
  const asked = new Set(before.asked);
  const held = new Set(before.held);
  for (const { type, params } of actions) {
    if (type === MARKERS.delay) timers.add(wordOfDelay(params as unknown as Delay));
    if (type === MARKERS.undelay) timers.delete(wordOfDelay(params as unknown as Delay));
    if (answersOf(type).length > 0) asked.add(`${type} ${String(params.fund)}`);
    if (type === 'fund.spend' || type === 'fund.release') held.delete(`fund.commit ${String(params.fund)}`);
  }
  return { timers: [...timers], asked: [...asked].sort(), held: [...held].sort() };
}
