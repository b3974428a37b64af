import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../vocabulary.ts';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import { commandOf } from './kept-command.ts';
import { attempt, DATA, piece, tryOut } from './testing/attempts.ts';
import { TestWorld, started } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';
import { randomProcess } from './testing/random-process.ts';

/** A house that decides every command once more as its record gives it, and expects the same. */
class Twice extends TestWorld {
  commands = 0;

  override run(command: Command): string {
    const before = this.current;
    const facts = this.facts();
    const reply = super.run(command);
    if (reply !== 'ok') return reply;
    this.commands += 1;
    const events = stored(this.last.events);
    expect(events[0]?.command, command.type).toBeDefined();
    const again = commandOf(events, stored(this.case)) as Command;
    expect(again.type).toBe(command.type);
    if (events[0]?.command?.idle) return reply;
    const decision = decide(this.process, before, again, facts);
    if (!decision.ok) throw new Error(`refused the second time: ${decision.rejection.code}`);
    const { requests: _, ...first } = stored(this.case);
    const { requests: __, ...second } = stored(decision.case);
    expect(second).toEqual(first);
    expect(stored(decision.events)).toEqual(events);
    return reply;
  }
}

const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Whether a text stands in what was kept of a command. */
const keptIn = (events: CaseEvent[], text: string): boolean =>
  events.some(({ command }) => JSON.stringify(command ?? {}).includes(text));

describe('every record', () => {
  it('has the command it came from: decided again it makes the same happen', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(piece, fc.array(attempt, { maxLength: 25 }), (root, list) => {
        const house = new Twice(randomProcess(root));
        expect(house.start(DATA)).toBe('ok');
        for (const one of list) tryOut(house, one);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what was handed in', () => {
  const process = processOf({
    check: task({ seats: ['clerk'] }, { complete: 'done' }),
    done: end('done'),
  });

  it('stands once in the log and the case', () => {
    const house = started(process, { name: '张三丰' });
    expect(keptIn(house.events, '张三丰')).toBe(false);
    expect(house.act('clerk', 'complete', { data: { note: '家住村东' }, comment: '已电话核实' })).toBe('ok');
    const [acted] = house.last.events;
    expect(JSON.stringify(acted).split('家住村东')).toHaveLength(2);
    expect(JSON.stringify(acted).split('已电话核实')).toHaveLength(2);
    expect(commandOf(house.last.events, house.case)).toEqual({
      type: 'Act',
      by: { user: 'clerk', name: 'clerk', positions: [{ role: 'clerk', region: '990101001' }] },
      action: 'complete',
      task: acted?.task,
      step: 'check',
      node: acted?.node,
      data: { note: '家住村东' },
      comment: '已电话核实',
    });
  });

  it('as a draft is not kept at all', () => {
    const house = started(process);
    expect(house.act('clerk', 'save', { data: { note: '还没写完' } })).toBe('ok');
    expect(house.case.activities[0]?.tasks[0]?.draft).toEqual({ note: '还没写完' });
    expect(JSON.stringify(house.events)).not.toContain('还没写完');
    expect(house.last.events[0]?.command).toMatchObject({
      type: 'Act',
      asked: { action: 'save' },
      idle: true,
    });
  });
});
