import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { migrateCase } from '../migration/migrate.ts';
import { planMigration } from '../migration/plan.ts';
import { commandsOf } from '../replay/past.ts';
import { processOf, end, task } from '../engine/testing/process.ts';
import { started, type TestWorld } from '../engine/testing/house.ts';
import { isOnCase } from '../engine/command-for.ts';
import type { CompiledProcess } from '../engine/process.ts';
import type { CaseEvent, JsonObject } from '../vocabulary.ts';
import { ACTS } from './index.ts';
import { addSigner } from './testing/add-signer.ts';

const here = new URL('.', import.meta.url);
const NOT_ACTS = ['act.ts', 'index.ts', 'messages.ts', 'messages.zh-CN.ts'];

describe('the list', () => {
  it('has every act of the folder, each name once on tasks and once on cases', () => {
    const files = readdirSync(here).filter((name) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name));
    const named = new Set(ACTS.map(({ id }) => `${id}.ts`));
    expect([...named].sort()).toEqual(files.filter((name) => !NOT_ACTS.includes(name)).sort());
    const keys = ACTS.map(({ on, id }) => `${on}:${id}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('tells each sort of event by one act, with words for it', () => {
    const types = ACTS.flatMap(({ events }) => Object.keys(events));
    expect(new Set(types).size).toBe(types.length);
    for (const { events } of ACTS)
      for (const word of Object.values(events))
        expect(word.text({ step: '审核', data: { to: '王' }, named: (name) => name })).toMatch(/[一-鿿]/);
  });

  it('says which words without a step are acts on the case', () => {
    const process = processOf(
      { check: task({ seats: ['clerk'] }, { complete: 'done' }), done: end('done') },
      { actions: { withdraw: { label: '撤回', roles: ['filer'] } }, machine: { on: { withdraw: '.done' } } },
    );
    const meant = (action: string, step?: string): boolean =>
      isOnCase(process, { action, ...(step ? { step } : {}) });
    expect(['withdraw', 'suspend', 'urge'].map((action) => meant(action))).toEqual([true, true, true]);
    expect(['complete', 'claim'].map((action) => meant(action))).toEqual([false, false]);
    expect(meant('urge', 'check')).toBe(false);
  });
});

/** A process whose step may be signed by somebody more. */
function withSigner(spec: JsonObject = {}): CompiledProcess {
  const check = task(
    { seats: ['clerk'], outcomes: ['approve', 'reject'], ...spec } as Parameters<typeof task>[0],
    { approve: 'done', reject: 'refused' },
  );
  const process = processOf({ check, done: end('done'), refused: end('refused') });
  return { ...process, acts: [...ACTS, addSigner] };
}

function signed(process = withSigner()): TestWorld {
  const house = started(process);
  expect(house.act('clerk', 'test_signer', { step: 'check', to: 'boss', comment: '数额较大' })).toBe('ok');
  return house;
}

describe('an act that is only added to the list', () => {
  it('asks for what its record asks for, and is unknown elsewhere', () => {
    const house = started(withSigner());
    expect(house.act('clerk', 'test_signer', { step: 'check', comment: '数额较大' })).toBe(
      'receiver_missing',
    );
    expect(house.act('clerk', 'test_signer', { step: 'check', to: 'boss' })).toBe('reason_missing');
    expect(house.act('boss', 'test_signer', { step: 'check', to: 'boss', comment: '我' })).toBe(
      'not_your_task',
    );
    const plain = started({ ...withSigner(), acts: ACTS });
    expect(plain.act('clerk', 'test_signer', { step: 'check', to: 'boss', comment: '数额较大' })).toBe(
      'unknown_action',
    );
  });

  it.each([
    ['clerk', 'boss'],
    ['boss', 'clerk'],
  ])('makes a task of its own origin that is waited for: %s first', (first, second) => {
    const house = signed();
    const [own, added] = house.open;
    expect(own?.origin).toEqual({ kind: 'seat', seat: 0 });
    expect(added).toMatchObject({
      origin: {
        kind: 'added',
        from: own?.id,
        by: { user: 'clerk' },
        rule: { outcomes: ['approve', 'reject'] },
      },
      candidates: ['user:boss'],
    });
    const taskOf = (who: string): string => (who === 'boss' ? added : own)?.id as string;
    expect(house.act(first, 'approve', { task: taskOf(first) })).toBe('ok');
    expect(house.steps).toEqual(['check']);
    expect(house.act(second, 'reject', { task: taskOf(second) })).toBe('ok');
    expect(house.case.outcome).toBe('refused');
  });

  it('keeps the order where one signs after the other: the next waits for both', () => {
    const house = signed(withSigner({ mode: 'sequential', seats: ['clerk', 'investigator'] }));
    const added = house.open.find(({ origin }) => origin.kind === 'added');
    expect(house.act('boss', 'approve', { task: added?.id as string })).toBe('ok');
    expect(house.tasks).toEqual(['check:clerk']);
    expect(house.act('clerk', 'approve', { step: 'check' })).toBe('ok');
    expect(house.tasks).toEqual(['check:investigator']);
  });

  it('is done again from the log', () => {
    const house = signed();
    const log: CaseEvent[][] = [];
    for (const event of house.events) (log[event.seq - 1] ??= []).push(event);
    const past = { case: house.case, process: house.process, log, entries: [], rows: [] };
    expect(commandsOf(past).at(-1)?.command).toMatchObject({
      type: 'Act',
      action: 'test_signer',
      to: { user: 'boss', name: 'boss' },
      comment: '数额较大',
      step: 'check',
    });
  });

  it('moves to another version with its task, as long as that knows its words', () => {
    const moved = (spec: JsonObject): unknown => {
      const house = signed();
      const next = { ...withSigner(spec), version: 2 };
      const { plan } = planMigration(house.process, next, {});
      const order = { by: { user: 'admin', name: 'admin', positions: [] }, reason: '新规' };
      const result = migrateCase(house.case, { old: house.process, next, plan }, order, house.facts());
      return result.ok && result.case.activities[0]?.tasks.map(({ origin }) => origin);
    };
    const seats = ['boss', { role: 'clerk' }];
    expect(moved({ seats, mode: 'all' })).toMatchObject([
      { kind: 'seat', seat: 0 },
      { kind: 'seat', seat: 1 },
      { kind: 'added', rule: { outcomes: ['approve', 'reject'] } },
    ]);
    expect(moved({ seats, mode: 'all', outcomes: ['approve', 'return'] })).toMatchObject([
      { kind: 'seat', seat: 0 },
      { kind: 'seat', seat: 1 },
      { kind: 'added', rule: { outcomes: ['approve'] } },
    ]);
  });
});
