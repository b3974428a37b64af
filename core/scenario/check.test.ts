/** Reading scenarios: what is none is told with its place, whatever it is. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readScenario } from './check.ts';
import { scenario, started } from './testing/county.ts';

const good = scenario([
  started(3),
  { as: 'clerk', do: 'complete', step: 'check', data: { note: '好' } },
  { wait: '3wd' },
  { wait: { until: '2026-04-01' } },
  { fund: 'spend', data: { account: '990101001', amount: 3 } },
  { as: 'public', object: {} },
  { expect: { steps: [], refused: { code: 'x' }, fund: null } },
]);

const faultsOf = (value: unknown) => {
  const read = readScenario(value);
  return 'faults' in read ? read.faults : [];
};

describe('readScenario', () => {
  it('takes every kind of step', () => {
    expect(readScenario(good)).toEqual({ scenario: good });
  });

  it.each([
    [null, '', '情景应为一个对象'],
    [{ ...good, name: '' }, 'name', '不能为空'],
    [{ ...good, at: '三月' }, 'at', '时间应写作'],
    [{ ...good, steps: 'x' }, 'steps', '应为一列步骤'],
    [{ ...good, extra: 1 }, 'extra', '不认识 extra'],
    [{ ...good, steps: [{ who: 'x' }] }, 'steps.0', '须有下列之一'],
    [{ ...good, steps: [{ do: 'x' }] }, 'steps.0', '缺少 as'],
    [{ ...good, steps: [started(1), { as: 'x', do: 'y', data: 3 }] }, 'steps.1.data', '类型不对，应为对象'],
    [{ ...good, steps: [{ fund: 'steal', data: { account: 'x' } }] }, 'steps.0.fund', '应为下列之一'],
    [{ ...good, given: { fund: { a: { balance: -1 } } } }, 'given.fund.a.balance', '不能小于 0'],
  ])('%j', (value, path, message) => {
    const found = faultsOf(value).find((fault) => fault.path === path);
    expect(found?.message).toContain(message);
  });

  test.prop([fc.anything()])('never throws, and every fault is a sentence', (value) => {
    for (const { path, message } of faultsOf(value)) {
      expect(typeof path).toBe('string');
      expect(message).toMatch(/./);
    }
  });
});
