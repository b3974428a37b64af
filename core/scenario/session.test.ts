/** A session: who can do what, acting, time, steps back, and a recording that holds when it is played. */
import { describe, expect, it } from 'vitest';
import { end, processOf, task, VILLAGE } from '../engine/testing/process.ts';
import { pureDriver } from './pure.ts';
import { runScenario } from './run.ts';
import { openSession } from './session.ts';
import { AT, branching, countyOf } from './testing/county.ts';

const county = countyOf(branching());
const open = () => openSession(county, { process: 'test', at: AT });
const START = { village: VILLAGE, amount: 300 };

describe('a session', () => {
  it('tells who can do what with which form, and by when', async () => {
    const session = await open();
    expect(await session.look()).toBeNull();
    expect(await session.offers()).toBeNull();
    expect(await session.start('applicant', START)).toBeNull();
    const offers = await session.offers();
    expect(offers?.people.filter(({ step }) => step !== null)).toEqual([
      {
        as: 'clerk',
        role: 'clerk',
        name: '王',
        step: 'check',
        label: 'check',
        acts: [
          {
            action: 'complete',
            label: 'complete',
            tone: 'positive',
            form: 'test/note',
            required: [],
            comment: false,
          },
          {
            action: 'return',
            label: 'return',
            tone: 'back',
            form: 'test/note',
            required: [],
            comment: false,
          },
        ],
      },
    ]);
    expect(offers?.people.find(({ as }) => as === 'admin')?.acts.map(({ action }) => action)).toEqual([
      'suspend',
      'terminate',
    ]);
    await session.act('clerk', 'return', { step: 'check' });
    expect((await session.offers())?.times).toEqual([
      { at: '2026-03-04T16:00:00.000Z', turns: true, label: '「papers」到期' },
    ]);
  });

  it('leaves everything as it was where an act is refused, and goes back step by step', async () => {
    const session = await open();
    await session.start('applicant', START);
    const before = await session.look();
    expect(await session.act('boss', 'complete', { step: 'check' })).toMatchObject({ code: 'not_your_task' });
    expect(await session.look()).toEqual(before);
    expect(session.steps()).toHaveLength(1);
    expect(await session.act('clerk', 'return', { step: 'check' })).toBeNull();
    expect(await session.wait('3wd')).toBeNull();
    expect(await session.look()).toMatchObject({ status: 'ended', outcome: 'lapsed' });
    expect(session.undo()).toBe(true);
    expect(session.now()).toBe('2026-03-02T01:00:00.000Z');
    expect((await session.look())?.steps).toEqual(['papers']);
    expect([session.undo(), session.undo(), session.undo()]).toEqual([true, true, false]);
    expect(await session.look()).toBeNull();
  });

  it('goes another way after a step back, and records only that', async () => {
    const session = await open();
    await session.start('applicant', START);
    await session.act('clerk', 'return', { step: 'check' });
    session.undo();
    await session.act('clerk', 'complete', { step: 'check' });
    await session.act('boss', 'complete', { step: 'decide', data: { finding: '同意' } });
    await session.act('clerk', 'complete', { step: 'look_into' });
    const recorded = await session.record('同意');
    expect(recorded.steps.at(-1)).toEqual({ expect: { steps: [], status: 'ended', outcome: 'done' } });
    expect(recorded.steps).toHaveLength(5);
    expect(await runScenario(recorded, pureDriver(county))).toEqual({ name: '同意', ok: true, problems: [] });
  });

  it('says what is wrong with a wait and begins at a moment only', async () => {
    const session = await open();
    expect(await session.wait('bald')).toMatchObject({ code: 'scenario_invalid' });
    expect(await session.wait({ until: '2031-01-01T09:00:00+08:00' })).toBeNull();
    expect(await session.wait('3wd')).toMatchObject({ code: 'calendar_year_missing' });
    await expect(openSession(county, { process: 'test', at: 'gestern' })).rejects.toThrow(RangeError);
  });

  it('offers a place beside a step once there is a reason for it', async () => {
    const beside = { role: 'boss', optional: true, when: 'hurried = true', outcomes: ['over'] };
    const process = processOf({
      check: task(
        { seats: ['clerk', beside], outcomes: { hurry: { stays: true }, over: {} } },
        { hurry: { actions: [{ type: 'set', params: { hurried: 'true' } }] }, over: 'done' },
      ),
      done: end('done'),
    });
    const session = await openSession(countyOf(process), { process: 'test', at: AT });
    await session.start('applicant', START);
    const whose = async () => (await session.offers())?.people.flatMap(({ as, step }) => (step ? as : []));
    expect(await whose()).toEqual(['clerk']);
    expect(await session.act('clerk', 'hurry', { step: 'check' })).toBeNull();
    expect(await whose()).toEqual(['clerk', 'boss']);
    expect(await session.act('boss', 'over', { step: 'check' })).toBeNull();
    expect(await session.look()).toMatchObject({ outcome: 'done' });
  });

  it('does not wait for ever where a process goes round in circles', async () => {
    const process = processOf(
      { tick: { after: { soon: 'tock' } }, tock: { after: { soon: 'tick' } } },
      { delays: { soon: { min: 1 } } },
    );
    const session = await openSession(countyOf(process), { process: 'test', at: AT });
    await session.start('applicant', START);
    expect(await session.wait('1h')).toBeNull();
    expect(await session.wait('90cd')).toMatchObject({ code: 'too_much_due' });
    expect(session.now()).toBe('2026-03-02T02:00:00.000Z');
  });
});
