/** What a position carries besides where it is: timers that run, questions to funds, money set aside. */
import type { MachineStep } from '../../engine/machine.ts';
import { answersOf, type Happening } from './events.ts';

export interface Carried {
  timers: string[];
  /** Questions to funds that are not answered yet, `fund.commit reserve`. */
  asked: string[];
  /** Funds of which something is set aside. */
  held: string[];
}

/** What is left once something has happened, before the machine acts on it. */
export function passedOn({ timers, asked, held }: Carried, { kind, type }: Happening): Carried {
  const granted = type === 'FUND_RESERVED' ? asked.filter((one) => one.startsWith('fund.commit ')) : [];
  return {
    timers: timers.filter((timer) => timer !== type),
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
    if (type === 'xstate.raise') timers.add((params.event as { type: string }).type);
    if (type === 'xstate.cancel') timers.delete(String(params.sendId));
    if (answersOf(type).length > 0) asked.add(`${type} ${String(params.fund)}`);
    if (type === 'fund.spend' || type === 'fund.release') held.delete(`fund.commit ${String(params.fund)}`);
  }
  return { timers: [...timers], asked: [...asked].sort(), held: [...held].sort() };
}
