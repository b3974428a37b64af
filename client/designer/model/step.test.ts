import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Xz } from '../diagram/xz.ts';
import { readStep, withForm, writeStep, type Step } from './step.ts';

const seat = fc.record(
  {
    role: fc.oneof(fc.constantFrom('filer', 'admin'), fc.constant(['clerk', 'window'])),
    count: fc.integer({ min: 2, max: 5 }),
    label: fc.constant('复核'),
  },
  { requiredKeys: ['role'] },
);
const step = fc.record(
  {
    seats: fc.array(seat, { maxLength: 3 }),
    outcomes: fc.constantFrom(
      { complete: { label: '完成' } },
      { approve: { label: '同意', tone: 'positive' as const }, reject: { label: '不同意' } },
    ),
    form: fc.constantFrom('a/b', 'a/c'),
    mode: fc.constantFrom('any', 'all', 'ratio', 'sequential'),
    due: fc.oneof(
      fc.integer({ min: 1, max: 60 }).map((wd) => ({ wd })),
      fc.constant({ wd: 'params.days' }),
      fc.constant({ h: 24, from: 'case.started_at' }),
    ),
    independent: fc.constant(true),
  },
  { requiredKeys: ['seats', 'outcomes'] },
) as unknown as fc.Arbitrary<Step>;

describe('a step', () => {
  it.prop([step])('is read as it was written', (made) => {
    const written = Object.fromEntries(
      Object.entries(writeStep(made)).filter(([, value]) => value !== undefined),
    ) as Xz;
    expect(readStep(written)).toEqual(made);
  });

  it('drawn by hand has its people, outcomes and deadline on the element', () => {
    const read = readStep({ role: 'clerk, window', due: '3wd', outcomes: 'approve=同意,reject=不同意' });
    expect(read).toEqual({
      seats: [{ role: ['clerk', 'window'] }],
      due: { wd: 3 },
      outcomes: { approve: { label: '同意' }, reject: { label: '不同意' } },
    });
  });

  it('gets another form instead of the one its only seat names', () => {
    const before: Step = { seats: [{ role: 'filer', form: 'a/b' }], outcomes: {} };
    expect(withForm(before, 'a/c')).toEqual({ seats: [{ role: 'filer' }], outcomes: {}, form: 'a/c' });
  });
});
