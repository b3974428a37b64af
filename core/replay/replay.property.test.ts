/** A replay by the definition a case ran on is that case once more, whatever was done with it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledProcess } from '../engine/process.ts';
import { attempt, DATA, piece, tryOut } from '../engine/testing/attempts.ts';
import { TestWorld, started } from '../engine/testing/house.ts';
import { end, processOf, task } from '../engine/testing/process.ts';
import { randomProcess } from '../engine/testing/random-process.ts';
import type { CaseEvent } from '../vocabulary.ts';
import type { PastCase } from './past.ts';
import { replayCase, type ReplayPlace } from './replay.ts';

function pastOf(house: TestWorld): PastCase {
  const log: CaseEvent[][] = [];
  for (const event of house.events) (log[event.seq - 1] ??= []).push(event);
  return {
    case: house.case,
    process: house.process,
    log: log.filter((events) => events),
    entries: [],
    rows: [],
  };
}

function placeOf(house: TestWorld): ReplayPlace {
  return house.facts();
}

/** The same as release 0.1 recorded it, which kept no commands. */
function asIn01(past: PastCase): PastCase {
  const log = past.log.map((events) => events.map(({ command: _command, ...event }) => event));
  return { ...past, log };
}

const replayed = (house: TestWorld, process: CompiledProcess): ReturnType<typeof replayCase> =>
  replayCase(pastOf(house), process, placeOf(house));

describe.each([
  ['with its commands', (past: PastCase) => past],
  ['as release 0.1 recorded it', asIn01],
])('by its own definition, %s,', (_name, recorded) => {
  it('a case comes out the same', { timeout: 120_000 }, () => {
    // what falls due while a case is suspended happens soon after, but no log says how soon
    const tries = fc.array(
      attempt.filter((one) => one.kind !== 'case' || one.action !== 'suspend'),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(piece, tries, (root, list) => {
        const house = new TestWorld(randomProcess(root));
        expect(house.start(DATA)).toBe('ok');
        for (const one of list) tryOut(house, one);
        const item = replayCase(recorded(pastOf(house)), house.process, placeOf(house));
        expect(item.stopped).toBeNull();
        expect(item.would).toEqual(item.was);
        expect(item.differs).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('by another', () => {
  const notice = (days: number) => ({
    meta: { notice: { kind: 'publicity', title: '"公示"', days: { wd: days }, fields: [] } },
    on: { 'notice.ended': 'decide' },
  });
  const announced = (days: number): CompiledProcess =>
    processOf({
      check: task({ seats: ['clerk'] }, { complete: 'shown' }),
      shown: notice(days),
      decide: task({ seats: ['boss'] }, { complete: 'done' }),
      done: end('done'),
    });
  const ran = (): TestWorld => {
    const house = started(announced(2));
    expect(house.act('clerk', 'complete')).toBe('ok');
    house.wait('4wd');
    expect(house.act('boss', 'complete')).toBe('ok');
    house.wait('20wd');
    return house;
  };

  it('who comes too early waits for the publicity, and takes as long as before', () => {
    const item = replayed(ran(), announced(10));
    expect(item).toMatchObject({ differs: ['duration'], stopped: null, would: { outcome: 'done' } });
    expect(item.would!.duration).toBeGreaterThan(item.was.duration!);
  });

  it('where the publicity would still run the case does too', () => {
    const item = replayed(ran(), announced(30));
    expect(item).toMatchObject({ stopped: null, would: { status: 'running' } });
    expect(item.differs).toContain('outcome');
  });

  it('an act at a step there is none of is passed over, as long as the case goes on', () => {
    const shorter = processOf({
      check: task({ seats: ['clerk'] }, { complete: 'decide' }),
      decide: task({ seats: ['boss'] }, { complete: 'done' }),
      done: end('done'),
    });
    expect(replayed(ran(), shorter)).toMatchObject({ stopped: null, differs: ['steps'] });
    const none = processOf({ look: task({ seats: ['clerk'] }, { complete: 'done' }), done: end('done') });
    expect(replayed(ran(), none)).toMatchObject({
      differs: ['refused'],
      stopped: '「check」的「complete」：没有这个环节',
    });
  });

  it('a case that ends sooner has the outcome it ends with', () => {
    const sooner = processOf({
      check: task({ seats: ['clerk'] }, { complete: 'refused' }),
      refused: end('refused'),
    });
    const item = replayed(ran(), sooner);
    expect(item).toMatchObject({ stopped: null, would: { status: 'ended', outcome: 'refused' } });
    expect(item.differs).toContain('outcome');
  });

  it('the first refusal is told with its reason', () => {
    const house = started(announced(2));
    expect(house.act('clerk', 'complete')).toBe('ok');
    const other = processOf({
      check: task({ seats: ['boss'] }, { complete: 'done' }),
      done: end('done'),
    });
    expect(replayed(house, other)).toMatchObject({
      differs: ['refused'],
      stopped: '「check」的「complete」：这项待办不由您办理',
    });
  });
});
