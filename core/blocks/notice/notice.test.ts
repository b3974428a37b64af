/** Publicity 公示 and objections 异议. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../vocabulary.ts';
import { started } from '../../engine/testing/house.ts';
import { end, processOf, task } from '../../engine/testing/process.ts';
import { objectionSlot } from '../objection/state.ts';
import { noticeSlot } from './state.ts';

const FIELDS = [
  { name: 'name', label: '姓名', value: 'name' },
  { name: 'amount', label: '金额', value: 'amount' },
];

function publicity(spec: object = {}) {
  const notice = {
    kind: 'publicity',
    title: 'case.village + "公示"',
    days: { wd: 3 },
    fields: FIELDS,
    objections: 'test/note',
    answer: { finding: 'finding', reply: 'reply' },
    ...spec,
  };
  return processOf(
    {
      shown: {
        meta: { notice },
        on: { 'notice.ended': 'decide', objection: 'objected' },
      },
      objected: task(
        { each: 'objections[finding = null]', seats: ['clerk'] },
        { complete: { target: 'shown', actions: [{ type: 'set', params: { seen: 'event.items' } }] } },
      ),
      decide: task(
        { seats: ['boss'], outcomes: ['complete', 'return'] },
        { complete: 'done', return: 'change' },
      ),
      change: task({ seats: ['clerk'], form: 'test/start', block: '.' }, { complete: 'shown' }),
      done: end('done'),
    },
    { public: ['name', 'amount'] },
  );
}

describe('a notice', () => {
  it('shows its white-listed fields until its period is over, then the case goes on', () => {
    const house = started(publicity(), { name: '甲', amount: 5 });
    expect(noticeSlot.of(house.case)).toMatchObject([
      {
        step: 'shown',
        title: '一村公示',
        endsAt: '2026-03-05T16:00:00.000Z',
        open: true,
        ended: false,
        fields: [{ value: '甲' }, { value: 5 }],
      },
    ]);
    house.wait('4wd');
    expect(noticeSlot.of(house.case)[0]).toMatchObject({ open: false, ended: true, archived: false });
    expect(house.steps).toEqual(['decide']);
  });

  it('takes a hundred objections, not more', () => {
    const house = started(publicity());
    const notice = noticeSlot.of(house.case)[0]?.id ?? '';
    const filed = (n: number) =>
      Array.from({ length: n }, (_, i) => ({
        id: `o${i}`,
        notice,
        receivedAt: house.now,
        data: {},
        finding: 'x',
      }));
    objectionSlot.put(house.case, filed(100));
    expect(house.object({ note: '再来' })).toBe('objections_full');
    objectionSlot.put(house.case, filed(99));
    expect(house.object({ note: '第一百' })).toBe('ok');
  });

  it('is archived later', () => {
    const house = started(publicity());
    house.wait('40cd');
    expect(noticeSlot.of(house.case)[0]?.archived).toBe(true);
    expect(house.said).toEqual(['notice.archived']);
  });

  it('stays on the board as long as it says itself', () => {
    const house = started(publicity({ archive: { cd: 'amount' } }), { amount: 5 });
    house.wait('8cd');
    expect(noticeSlot.of(house.case)).toMatchObject([{ ended: true, archived: false }]);
    house.wait('1cd');
    expect(noticeSlot.of(house.case)).toMatchObject([{ archived: true }]);
  });

  it('counts as over at once where none is due', () => {
    const house = started(publicity({ when: 'amount > 10' }), { amount: 5 });
    expect(noticeSlot.of(house.case)).toEqual([]);
    expect(house.steps).toEqual(['decide']);
  });

  it('keeps its period when its content did not change', () => {
    const house = started(publicity({ keep: 'notice.fields.amount = amount' }), { amount: 5 });
    house.wait('2cd');
    house.object({ note: '不实' });
    expect(noticeSlot.of(house.case)[0]).toMatchObject({ ended: false, open: false });
    house.act('clerk', 'complete', { data: { finding: '不属实' } });
    expect(noticeSlot.of(house.case)).toHaveLength(1);
    expect(noticeSlot.of(house.case)[0]).toMatchObject({
      open: true,
      archived: false,
      endsAt: '2026-03-05T16:00:00.000Z',
    });
    house.wait('4cd');
    expect(house.steps).toEqual(['decide']);
  });

  it('is posted anew when it did', () => {
    const house = started(publicity({ keep: 'notice.fields.amount = amount' }), { amount: 5 });
    house.wait('4wd');
    house.act('boss', 'return');
    house.act('clerk', 'complete', { data: { amount: 6 } });
    expect(noticeSlot.of(house.case)).toHaveLength(2);
    expect(house.steps).toEqual(['shown']);
  });

  it('that is over and unchanged is not waited for again, and is still archived', () => {
    const house = started(publicity({ keep: 'notice.fields.amount = amount' }), { amount: 5 });
    house.wait('4wd');
    house.act('boss', 'return');
    house.act('clerk', 'complete', { data: { amount: 5 } });
    expect(house.steps).toEqual(['decide']);
    house.wait('40cd');
    expect(noticeSlot.of(house.case)).toMatchObject([{ archived: true }]);
  });

  it('of a result stays its time, whatever the case does; also when the case is terminated', () => {
    const process = processOf(
      {
        shown: {
          meta: { notice: { kind: 'result', title: '"结果"', days: { cd: 7 }, fields: FIELDS } },
          on: { go: 'decide' },
        },
        decide: task({ seats: ['boss'] }, { complete: 'done' }),
        done: end('done'),
      },
      { public: ['name', 'amount'], messages: ['go'] },
    );
    const house = started(process);
    house.deliver('go');
    expect(noticeSlot.of(house.case)[0]).toMatchObject({ ended: false, open: false });
    house.onCase('admin', 'terminate', {}, '误报');
    house.wait('8cd');
    expect(noticeSlot.of(house.case)[0]).toMatchObject({ ended: true, archived: true });
  });

  it('is taken down when the case is terminated', () => {
    const house = started(publicity());
    house.onCase('admin', 'terminate', {}, '误报');
    expect(noticeSlot.of(house.case)[0]).toMatchObject({ open: false, archived: true });
    expect(house.case.timers).toEqual([]);
  });
});

describe('a notice that an objection breaks off', () => {
  /** What is found true is looked into again, then decided or published once more. */
  function reopening(spec: object = {}, upheldTo = 'again') {
    return processOf(
      {
        shown: {
          meta: {
            notice: {
              ...{
                kind: 'publicity',
                title: '"公示"',
                days: { wd: 3 },
                fields: FIELDS,
                objections: 'test/note',
              },
              ...{ answer: { finding: 'finding', reply: 'reply', upheld: ['属实'] }, ...spec },
            },
          },
          on: { 'notice.ended': 'decide', objection: 'objected' },
        },
        objected: task({ each: 'objections[finding = null]', seats: ['clerk'] }, { complete: upheldTo }),
        again: task(
          { seats: ['boss'], outcomes: ['complete', 'return'] },
          { complete: 'shown', return: 'decide' },
        ),
        decide: task({ seats: ['boss'] }, { complete: 'done' }),
        done: end('done'),
      },
      { public: ['name', 'amount'] },
    );
  }

  it('stays up and says why; its period stands, and goes on with the days it had', () => {
    const house = started(reopening({ keep: 'true' }));
    house.object({ note: '不实' });
    expect(noticeSlot.of(house.case)).toMatchObject([
      { archived: false, open: false, halted: { upheld: false } },
    ]);
    expect(house.case.timers.filter((timer) => timer.block === 'notice')).toEqual([]);
    house.act('clerk', 'complete', { data: { finding: '属实' } });
    house.wait('2wd');
    expect(noticeSlot.of(house.case)).toMatchObject([{ archived: false, ended: false }]);
    const before = noticeSlot.of(house.case)[0]!.endsAt;
    house.act('boss', 'complete');
    const [notice] = noticeSlot.of(house.case);
    expect(notice).toMatchObject({ archived: false, open: true });
    expect(notice).not.toHaveProperty('halted');
    expect(before).toBe('2026-03-05T16:00:00.000Z');
    expect(notice!.endsAt).toBe('2026-03-09T16:00:00.000Z');
  });

  it('gives way to the one that is posted next', () => {
    const house = started(reopening());
    house.object({ note: '不实' });
    house.act('clerk', 'complete', { data: { finding: '属实' } });
    house.act('boss', 'complete');
    expect(noticeSlot.of(house.case)).toMatchObject([{ archived: true }, { archived: false, open: true }]);
  });

  it('goes with the end of the case', () => {
    const house = started(reopening());
    house.object({ note: '不实' });
    house.act('clerk', 'complete', { data: { finding: '属实' } });
    house.act('boss', 'return');
    expect(noticeSlot.of(house.case)).toMatchObject([{ archived: false }]);
    house.act('boss', 'complete');
    expect(noticeSlot.of(house.case)).toMatchObject([{ archived: true }]);
  });

  it('goes at once when the case is terminated meanwhile', () => {
    const house = started(reopening());
    house.object({ note: '不实' });
    house.onCase('admin', 'terminate', {}, '误报');
    expect(noticeSlot.of(house.case)).toMatchObject([{ archived: true }]);
  });
});

describe('an objection', () => {
  it.each<[JsonObject]>([[{}], [{ note: '  ' }], [{ group: { note: '' } }]])(
    'without a word is none: %j',
    (data) => {
      const house = started(publicity());
      expect(house.object(data)).toBe('objection_empty');
      expect(objectionSlot.of(house.case)).toEqual([]);
    },
  );

  it('is taken during the period and heard by the machine', () => {
    const house = started(publicity());
    expect(house.object({ note: '不实' })).toBe('ok');
    expect(objectionSlot.of(house.case)).toMatchObject([
      { notice: noticeSlot.of(house.case)[0]!.id, data: { note: '不实' } },
    ]);
    expect(house.tasks).toEqual(['objected:clerk']);
  });

  it.each([
    ['invalid data', 'minimum', { amount: -1 }, undefined],
    ['a notice that is none', 'unknown_notice', {}, 'c1.99'],
  ])('is refused with %s', (_name, code, data, notice) => {
    expect(started(publicity()).object(data, notice)).toBe(code);
  });

  it('is refused after the period, also where the timer is late', () => {
    const house = started(publicity());
    house.now = '2026-03-05T16:00:00.000Z';
    expect(house.object()).toBe('notice_closed');
    house.wait('1cd');
    expect(house.object()).toBe('notice_closed');
  });

  it('is refused where none are taken, and when the case is ended or suspended', () => {
    const none = started(publicity({ objections: undefined as never }));
    expect(none.object()).toBe('notice_closed');
    const house = started(publicity());
    house.onCase('admin', 'suspend', {}, '查');
    expect(house.object()).toBe('suspended');
    house.onCase('admin', 'terminate', {}, '误报');
    expect(house.object()).toBe('notice_closed');
  });

  it('is answered by the fields its notice names, and by no others', () => {
    const house = started(publicity({ answer: { finding: 'note', reply: 'finding' } }));
    house.object({ note: '超过标准' });
    house.act('clerk', 'complete', { data: { note: '不成立', finding: '已核', reply: '无关' } });
    expect(objectionSlot.of(house.case)).toMatchObject([{ finding: '不成立', reply: '已核' }]);
  });

  it('is no longer open after its check where the notice names no field', () => {
    const house = started(publicity({ answer: undefined as never }));
    house.object({ note: '超过标准' });
    house.act('clerk', 'complete', { data: { finding: '属实' } });
    expect(objectionSlot.of(house.case)).toMatchObject([{ finding: '' }]);
  });

  it('gets its finding and reply from its check', () => {
    const house = started(publicity());
    house.object({ note: '不实' });
    house.act('clerk', 'complete', { data: { finding: '属实', reply: '已改' } });
    expect(objectionSlot.of(house.case)).toMatchObject([{ finding: '属实', reply: '已改' }]);
    expect(house.case.data.seen).toMatchObject([
      { finding: '属实', outcome: 'complete', id: objectionSlot.of(house.case)[0]!.id },
    ]);
  });
});
