/** What may be handed in, and what follows from a correction: the form's own permissions are the server's too. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../vocabulary.ts';
import { TestWorld, started } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

describe('permissions of a form', () => {
  const process = processOf({
    check: task(
      { form: 'test/guarded', block: 'shared', mode: 'all', seats: ['clerk', 'boss'] },
      { complete: 'done' },
    ),
    done: end('done'),
  });

  it('keep a role from writing what is not its own', () => {
    const house = started(process);
    expect(house.act('clerk', 'complete', { data: { note: 'mine' } })).toBe('not_writable');
    expect(house.last.rejection?.path).toBe('note');
    expect(house.act('clerk', 'complete', { data: { amount: 5 } })).toBe('ok');
  });

  it('leave what another seat wrote as it is, sent along or not, and fill in who signs', () => {
    const sent: JsonObject[] = [{ note: 'yes' }, { note: 'yes', amount: 5 }];
    for (const data of sent) {
      const house = started(process);
      house.act('clerk', 'complete', { data: { amount: 5 } });
      expect(house.act('boss', 'complete', { data })).toBe('ok');
      expect(house.case.data.shared).toMatchObject({ amount: 5, note: 'yes', signed_by: 'boss' });
    }
    const house = started(process);
    house.act('clerk', 'complete', { data: { amount: 5 } });
    expect(house.act('boss', 'complete', { data: { note: 'yes', amount: 6 } })).toBe('not_writable');
  });

  it('ask of a role what it must fill in', () => {
    expect(started(process).act('boss', 'complete', { data: {} })).toBe('required');
  });

  it('hold where the role acts by transfer, and hold for the start', () => {
    const house = started(process);
    house.act('clerk', 'transfer', { to: 'clerk#2', comment: '出差' });
    expect(house.act('clerk#2', 'complete', { data: { note: 'mine' } })).toBe('not_writable');
    const guarded = processOf(
      { done: end('done') },
      {
        region: '"990101001001"',
        subject: '"某人"',
        start: { roles: ['applicant', 'clerk'], form: 'test/guarded', outcome: 'submit' },
      },
    );
    expect(new TestWorld(guarded).start({ note: 'x' }, 'applicant')).toBe('not_writable');
    expect(new TestWorld(guarded).start({ amount: 1 }, 'applicant')).toBe('ok');
  });
});

describe('a correction of the start form', () => {
  const process = processOf(
    {
      fix: task({ seats: ['clerk'], form: 'test/start', block: '.' }, { complete: 'done' }),
      done: end('done'),
    },
    { keys: '[name]' },
  );

  it('names the case anew, for lists and for lookups', () => {
    const house = started(process, { name: '甲' });
    expect(house.act('clerk', 'complete', { data: { name: '乙' } })).toBe('ok');
    expect(house.case).toMatchObject({ subject: '乙', keys: ['乙'] });
  });

  it('cannot take the case to another place', () => {
    const house = started(process, { name: '甲' });
    expect(house.act('clerk', 'complete', { data: { village: '990101001002' } })).toBe('region_changed');
    expect(house.last.rejection?.path).toBe('village');
  });
});
