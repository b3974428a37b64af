/** An act known to a test alone is shown, asked for and told of like any other. */
import { expect, test } from 'vitest';
import { ACTS } from '../../core/acts/index.ts';
import { addSigner } from '../../core/acts/testing/add-signer.ts';
import { person, started, type TestWorld } from '../../core/engine/testing/house.ts';
import { end, processOf, task } from '../../core/engine/testing/process.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import { eventView } from './events.ts';
import { actionsOf } from './task.ts';

const process: CompiledProcess = {
  ...processOf({ check: task({ seats: ['clerk', 'boss'] }, { complete: 'done' }), done: end('done') }),
  acts: [...ACTS, addSigner],
};

const buttons = (house: TestWorld, who: string): unknown[] => {
  const [activity] = house.case.activities;
  const held = activity?.tasks.find(({ role }) => role === who);
  return actionsOf(process, activity!, held!, person(who, process), {}).map(
    ({ id, label, required, allowed }) => [id, label, required, allowed],
  );
};

test('its button stands beside the others and says what it asks for', () => {
  const house = started(process);
  expect(buttons(house, 'clerk')).toEqual([
    ['complete', 'complete', [], true],
    ['claim', '签收', [], true],
    ['save', '暂存', [], true],
    ['transfer', '转办', ['to', 'comment'], true],
    ['test_signer', '加签', ['to', 'comment'], true],
  ]);
  house.act('clerk#2', 'claim', { task: house.open[0]?.id as string });
  expect(buttons(house, 'clerk').map((row) => (row as unknown[])[3])).toEqual(
    Array.from({ length: 5 }, () => '这项待办已由clerk#2签收'),
  );
});

test('what it told is read in its words', () => {
  const house = started(process);
  expect(house.act('clerk', 'test_signer', { to: 'expert', comment: '数额较大' })).toBe('ok');
  const told = house.events.findLast(({ type }) => type === 'act.test_signer');
  const relation = { filer: false, roles: ['clerk'], handles: true, reached: [], blind: [], veiled: null };
  expect(eventView(process, told!, relation)).toMatchObject({
    text: '「check」加签expert',
    comment: '数额较大',
    minor: false,
  });
});
