/** What somebody sees of a case that comes round once more, and of all who spoke before. */
import { describe, expect, test } from 'vitest';
import { started, person, type TestWorld } from '../../core/engine/testing/house.ts';
import { end, processOf, task } from '../../core/engine/testing/process.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { relationTo, type Relation } from './access.ts';
import { previousOf } from './previous.ts';
import { keptOf } from './task.ts';
import { wordOf } from './words.ts';

const draftWord = (process: ReturnType<typeof processOf>): void => {
  const states = process.definition.machine.states as Record<string, { meta: { word?: string } }>;
  (states.draft as { meta: { word?: string } }).meta.word = '草稿';
};

describe('a case its filer has again', () => {
  const back = processOf({
    check: task(
      { seats: ['clerk'], outcomes: ['complete', 'return', 'ask'] },
      {
        complete: 'done',
        return: 'draft',
        ask: 'amend',
      },
    ),
    amend: {
      ...task(
        { seats: ['filer'], block: '.', form: 'test/start', outcomes: ['submit'] },
        { submit: 'check' },
      ),
    },
    done: end('done'),
  });
  draftWord(back);

  test('reads that it was returned, not that it is a draft', () => {
    const house = started(back);
    expect(wordOf(back, house.case)).toBe('办理中');
    house.act('clerk', 'return');
    expect(wordOf(back, house.case)).toBe('退回待修改');
  });

  test('at a step of correction too', () => {
    const house = started(back);
    house.act('clerk', 'ask');
    expect(wordOf(back, house.case)).toBe('退回待修改');
  });
});

test('a later visit keeps of a list the findings that failed', () => {
  const checks = [
    { item: '户口簿', ok: true },
    { item: '收入', ok: false },
    { item: '病历', ok: null },
  ];
  const before: JsonObject = { checks, note: '看过' };
  const prefill = [{ field: 'checks', rows: 'row.ok = false' }];
  expect(keptOf({ prefill }, before)).toEqual({ checks: [{ item: '收入', ok: false }] });
});

describe('those before', () => {
  const SEES: Relation = {
    filer: false,
    roles: ['boss'],
    handles: true,
    reached: ['boss'],
    blind: [],
    veiled: null,
  };
  const said = (house: TestWorld): string[] => {
    const activity = house.case.activities.find(({ done }) => !done) ?? null;
    return previousOf(house.process, house.case, activity, SEES).map(({ step, comment }) =>
      `${step} ${comment ?? ''}`.trim(),
    );
  };
  const branch = (name: string, role: string): JsonObject => ({
    initial: name,
    states: { [name]: task({ seats: [role] }, { complete: 'over' }), over: { type: 'final' } },
  });
  const parallel = processOf(
    {
      split: {
        type: 'parallel',
        states: { left: branch('farming', 'clerk'), right: branch('planning', 'investigator') },
        onDone: 'decide',
      },
      decide: task(
        { seats: ['boss'], outcomes: ['complete', 'return'] },
        { complete: 'done', return: 'split' },
      ),
      done: end('done'),
    },
    { views: [{ roles: ['boss'], fields: ['*'], access: 'read' }] },
  );

  test('are all branches, whoever spoke last', () => {
    const house = started(parallel);
    expect(house.act('clerk', 'complete', { step: 'farming', comment: '可' })).toBe('ok');
    // the branch beside is not before this one
    expect(said(house)).toEqual([]);
    expect(house.act('investigator', 'complete', { step: 'planning', comment: '不占耕地' })).toBe('ok');
    expect(said(house)).toEqual(['farming 可', 'planning 不占耕地']);
    expect(relationTo(parallel, house.case, person('boss', parallel))?.handles).toBe(true);
  });

  test('of a second round are those of the second', () => {
    const house = started(parallel);
    house.act('clerk', 'complete', { step: 'farming', comment: '可' });
    house.act('investigator', 'complete', { step: 'planning', comment: '不可' });
    expect(house.act('boss', 'return')).toBe('ok');
    house.act('investigator', 'complete', { step: 'planning', comment: '改后可' });
    house.act('clerk', 'complete', { step: 'farming', comment: '仍可' });
    expect(said(house)).toEqual(['planning 改后可', 'farming 仍可']);
  });

  test('are all voices of a vote', () => {
    const process = processOf(
      {
        vote: task(
          { seats: [{ role: 'expert', count: 2 }], mode: 'all', collect: true },
          { complete: 'decide' },
        ),
        decide: task({ seats: ['boss'] }, { complete: 'done' }),
        done: end('done'),
      },
      { views: [{ roles: ['boss'], fields: ['*'], access: 'read' }] },
    );
    const house = started(process);
    house.act('expert#1', 'complete', { comment: '一' });
    house.act('expert#2', 'complete', { comment: '二' });
    expect(said(house)).toEqual(['vote 一', 'vote 二']);
  });
});
