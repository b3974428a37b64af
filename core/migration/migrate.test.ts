import { describe, expect, it } from 'vitest';
import type { Case, JsonObject } from '../vocabulary.ts';
import type { CompiledProcess } from '../engine/process.ts';
import { TestWorld, started } from '../engine/testing/house.ts';
import { broken } from '../engine/testing/invariants.ts';
import { end, processOf, task } from '../engine/testing/process.ts';
import { migrateCase } from './migrate.ts';
import { planMigration } from './plan.ts';

const ADMIN = { user: 'admin', name: 'admin', positions: [] };
const v2 = (...args: Parameters<typeof processOf>): CompiledProcess => ({
  ...processOf(...args),
  version: 2,
});

/** The case on the next version, or the reasons why not. */
function moved(
  house: TestWorld,
  next: CompiledProcess,
  mapping: Record<string, string | null> = {},
): Case | string[] {
  const { plan, faults } = planMigration(house.process, next, mapping);
  expect(faults).toEqual([]);
  const result = migrateCase(
    house.case,
    { old: house.process, next, plan },
    { by: ADMIN, reason: '新规' },
    house.facts(),
  );
  if (!result.ok) return result.reasons;
  expect(result.events[0]).toMatchObject({
    type: 'case.migrated',
    by: { user: 'admin' },
    data: { from: 1, to: 2, reason: '新规' },
  });
  expect(broken(next, house.case, result.case, [...house.events, ...result.events])).toEqual([]);
  return result.case;
}

const check = (more: JsonObject = {}, on: JsonObject = { complete: 'done' }): JsonObject =>
  task({ seats: ['clerk'], ...more }, on);
const states = (first: JsonObject, more: Record<string, JsonObject> = {}): Record<string, JsonObject> => ({
  check: first,
  ...more,
  done: end('done'),
});

describe('the plan', () => {
  it('knows what has the same name, guesses what is alike, and leaves the rest', () => {
    const old = processOf(
      states(check(), { look: { ...check(), meta: { ...(check().meta as object), label: '查看' } } }),
    );
    const next = v2(
      states(check(), { seen: { ...check(), meta: { ...(check().meta as object), label: '查看' } } }),
    );
    const { plan } = planMigration(old, next);
    expect([...plan.places.values()].map(({ from, to, how }) => [from, to, how])).toEqual([
      ['draft', 'draft', 'same'],
      ['check', 'check', 'same'],
      ['look', 'seen', 'guessed'],
    ]);
    expect(plan.targets.map(({ id }) => id)).toEqual(['draft', 'check', 'seen']);
  });

  it('follows what is given, and says what it does not know', () => {
    const [old, next] = [processOf(states(check())), v2(states(check(), { other: check() }))];
    expect(planMigration(old, next, { check: 'other' }).plan.places.get('check')).toMatchObject({
      to: 'other',
      how: 'given',
    });
    expect(planMigration(old, next, { check: 'done', nothing: 'check' }).faults).toEqual([
      { key: 'check', side: 'to', name: 'done' },
      { key: 'nothing', side: 'from', name: 'nothing' },
    ]);
  });
});

describe('tasks', () => {
  it('stay with who has them, with what was saved', () => {
    const house = started(processOf(states(check())));
    house.act('clerk', 'claim');
    house.act('clerk', 'save', { data: { note: '看过' } });
    const next = v2(states(check({ seats: ['boss', 'clerk'], due: { wd: 3 } })));
    const c = moved(house, next) as Case;
    const [, kept] = c.activities[0]!.tasks;
    expect(kept).toMatchObject({
      id: house.open[0]!.id,
      origin: { kind: 'seat', seat: 1 },
      assignee: { user: 'clerk' },
      draft: { note: '看过' },
    });
    expect(c.activities[0]!.tasks[0]).toMatchObject({
      role: 'boss',
      origin: { kind: 'seat', seat: 0 },
      state: 'open',
    });
    expect(c.timers.map(({ kind }) => kind).sort()).toEqual(['claim', 'due', 'due']);
  });

  it('of seats that are gone are withdrawn; what somebody said there keeps the case', () => {
    const both = { seats: ['clerk', 'boss'], mode: 'all' };
    const next = v2(states(check({ seats: ['boss'] })));
    const fresh = started(processOf(states(check(both))));
    expect((moved(fresh, next) as Case).activities[0]!.tasks).toMatchObject([{ role: 'boss' }]);
    const begun = started(processOf(states(check(both))));
    begun.act('clerk', 'complete');
    expect(moved(begun, next)).toEqual([
      expect.stringContaining('「check」已有人办理，其岗位在新版本中有变') as string,
    ]);
  });

  it('that would be over by the new way of counting stay where they are', () => {
    const house = started(processOf(states(check({ seats: ['clerk', 'boss'], mode: 'all' }))));
    house.act('clerk', 'complete');
    expect(moved(house, v2(states(check({ seats: ['clerk', 'boss'], mode: 'any' }))))).toEqual([
      expect.stringContaining('按新版本的办理方式已可得出结论') as string,
    ]);
  });
});

describe('what runs by the clock', () => {
  const waiting = (after: JsonObject): JsonObject => ({ meta: { waits: true }, after });

  it('goes on from where it began; a changed time counts from then', () => {
    const house = started(processOf(states(waiting({ soon: 'done' })), { delays: { soon: { wd: 5 } } }));
    const [timer] = house.case.timers;
    house.wait('2wd');
    const same = moved(house, v2(states(waiting({ soon: 'done' })), { delays: { soon: { wd: 5 } } })) as Case;
    expect(same.timers).toEqual([timer]);
    const longer = moved(
      house,
      v2(states(waiting({ soon: 'done' })), { delays: { soon: { wd: 7 } } }),
    ) as Case;
    expect(longer.timers).toEqual([{ ...timer, at: '2026-03-11T16:00:00.000Z' }]);
  });

  it('and is gone keeps the case', () => {
    const house = started(processOf(states(waiting({ soon: 'done' })), { delays: { soon: { wd: 5 } } }));
    expect(moved(house, v2(states(check())))).toEqual([
      expect.stringContaining('计时在新版本中不再有') as string,
    ]);
  });

  it('a publicity that is announced runs to its end', () => {
    const shown = {
      meta: { notice: { kind: 'publicity', title: '"公示"', days: { wd: 2 }, fields: [] } },
      on: { 'notice.ended': 'done' },
    };
    const house = started(processOf(states(shown)));
    expect(moved(house, v2(states(check())))).toEqual(['「check」的公示尚未期满，新版本的环节没有公示']);
  });
});

describe('positions', () => {
  const branch = (step: string): JsonObject => ({
    initial: step,
    states: { [step]: check({}, { complete: 'over' }), over: { type: 'final' } },
  });
  const parallel = (...names: string[]): Record<string, JsonObject> => ({
    both: {
      type: 'parallel',
      states: Object.fromEntries(names.map((name, i) => [`r${i}`, branch(name)])),
      onDone: 'done',
    },
    done: end('done'),
  });

  it('that the new machine cannot hold keep the case', () => {
    const house = started(processOf(parallel('a', 'b')));
    expect(moved(house, v2(parallel('a', 'b', 'c')))).toEqual(['「a」「b」对应的环节在新版本中不能同时办理']);
    expect(
      moved(house, v2({ a: check(), done: end('done') }), { 'both.r0.a': 'a', 'both.r1.b': 'a' }),
    ).toEqual(['并行的「a」「b」在新版本中对应到了同一个环节']);
    expect(moved(house, v2(parallel('a', 'b')))).toMatchObject({ version: 2 });
  });

  it('remembered to go back to are translated', () => {
    const inside = (step: string): Record<string, JsonObject> => ({
      work: {
        initial: step,
        states: { [step]: check({ outcomes: ['aside'] }, { aside: '#test.ask' }), back: { type: 'history' } },
      },
      ask: check({}, { complete: '#test.work.back' }),
      done: end('done'),
    });
    const start = { machine: { initial: 'draft' } };
    const old = processOf(inside('first'), start);
    const house = started(old);
    expect(house.act('clerk', 'aside')).toBe('ok');
    expect(house.case.state.history).toBeDefined();
    const next = v2(inside('anew'), start);
    expect(moved(house, next, { 'work.first': null })).toEqual([
      expect.stringContaining('还可能退回的「first」') as string,
    ]);
    const c = moved(house, next, { 'work.first': 'work.anew' }) as Case;
    const after = new TestWorld(next);
    after.current = c;
    after.now = house.now;
    after.events = [...house.events];
    expect(c.state.history).toEqual({ 'test.work.back': ['test.work.anew'] });
    expect(after.case.activities[0]).toMatchObject({ step: 'ask' });
  });

  it('of a case that has ended stay', () => {
    const house = started(processOf(states(check())));
    house.act('clerk', 'complete');
    expect(moved(house, v2(states(check())))).toEqual(['本件已办结，留在原版本']);
  });
});
