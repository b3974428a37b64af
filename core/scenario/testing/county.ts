/** A county of one village with a tiny process, for tests of what runs in it. */
import { end, processOf, ROLES, task, VILLAGE, when } from '../../engine/testing/process.ts';
import type { CompiledProcess } from '../../engine/process.ts';
import type { County } from '../county.ts';
import type { Scenario, ScenarioStep } from '../types.ts';

const town = VILLAGE.slice(0, 9);

/** A county with this process as `test`. */
export function countyOf(process: CompiledProcess): County {
  return {
    processes: new Map([['test', process]]),
    roles: ROLES,
    people: [
      { username: 'li', name: '李', positions: [{ role: 'applicant', region: VILLAGE }] },
      { username: 'qian', name: '钱', positions: [{ role: 'admin', region: '990101' }] },
      { username: 'wang', name: '王', positions: [{ role: 'clerk', region: town }] },
      { username: 'zhao', name: '赵', positions: [{ role: 'clerk', region: town }] },
      { username: 'sun', name: '孙', positions: [{ role: 'boss', region: town }] },
    ],
    regions: new Map([[VILLAGE, '一村']]),
    calendar: { '2026': { holidays: [], workdays: [] } },
    params: [
      { key: 'test.cap', region: '', from: '2026-01-01', value: 500 },
      { key: 'test.cap', region: '990101', from: '2026-01-01', value: 900 },
    ],
    region: VILLAGE,
    funds: { fund: 'reserve', regions: [town], quota: 700, threshold: 100 },
  };
}

/**
 * A clerk checks; above 100 the boss decides too, and beside the work on it somebody may look into it. Nobody answers a
 * request for papers in time: that ends it.
 */
export function branching(): CompiledProcess {
  return processOf(
    {
      check: task(
        { seats: ['clerk'], outcomes: ['complete', 'return'] },
        { complete: [when('amount > 100', 'both'), 'done'], return: 'papers' },
      ),
      papers: task({ seats: ['filer'] }, { complete: 'check' }, { after: { soon: 'lapsed' } }),
      both: {
        type: 'parallel',
        onDone: [{ guard: 'agreed', target: 'done' }, { target: 'refused' }],
        states: {
          left: {
            initial: 'decide',
            states: {
              decide: task(
                { seats: ['boss'] },
                {
                  complete: [
                    { guard: { type: 'in', params: { state: 'both.right.over' } }, target: 'over' },
                    { target: 'hurried' },
                  ],
                },
              ),
              hurried: { always: { target: 'over' } },
              over: { type: 'final' },
            },
          },
          right: {
            initial: 'look_into',
            states: {
              look_into: task({ seats: ['clerk'] }, { complete: 'over' }),
              over: { type: 'final' },
            },
          },
        },
      },
      done: end('done'),
      refused: end('refused'),
      lapsed: end('lapsed'),
    },
    { delays: { soon: { wd: 2 } }, computed: { agreed: 'decide.finding = "同意"' } },
  );
}

export const AT = '2026-03-02T09:00:00+08:00';

export function scenario(steps: ScenarioStep[], more: Partial<Scenario> = {}): Scenario {
  return { name: '例', process: 'test', at: AT, steps, ...more };
}

export function started(amount: number): ScenarioStep {
  return { as: 'applicant', start: { village: VILLAGE, amount } };
}
