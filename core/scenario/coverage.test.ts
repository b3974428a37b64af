/** Coverage says what was really reached: nothing more, nothing of what was refused, and watching changes nothing. */
import { describe, expect, it } from 'vitest';
import { coverageOf, itemsOf, watchCounty } from './coverage.ts';
import { pureDriver } from './pure.ts';
import { runScenario } from './run.ts';
import { AT, branching, countyOf, scenario, started } from './testing/county.ts';
import type { ScenarioStep } from './types.ts';

const process = branching();
const county = countyOf(process);

async function reachedBy(steps: ScenarioStep[]) {
  const watch = watchCounty(county);
  const result = await runScenario(scenario(steps), pureDriver(watch.county), { looks: true });
  const ids = watch.reached.get('test')?.ids ?? new Set<string>();
  return { result, ids, coverage: coverageOf(process, ids) };
}

const complete = (step: string, as = 'clerk', data = {}): ScenarioStep => ({
  as,
  step,
  do: 'complete',
  data,
});

describe('coverage', () => {
  it('knows every state, transition and side of a guard, in words', () => {
    const items = itemsOf(process);
    expect(items.filter(({ kind }) => kind === 'state').map(({ id }) => id)).toEqual([
      'test.draft',
      'test.check',
      'test.papers',
      'test.both',
      'test.both.left',
      'test.both.left.decide',
      'test.both.left.hurried',
      'test.both.left.over',
      'test.both.right',
      'test.both.right.look_into',
      'test.both.right.over',
      'test.done',
      'test.refused',
      'test.lapsed',
    ]);
    expect(items.filter(({ kind }) => kind === 'transition').map(({ id }) => id)).toEqual([
      'test.draft submit 0',
      'test.check complete 0',
      'test.check complete 1',
      'test.check return 0',
      'test.papers complete 0',
      'test.papers after.soon 0',
      'test.both onDone 0',
      'test.both onDone 1',
      'test.both.left.decide complete 0',
      'test.both.left.decide complete 1',
      'test.both.left.hurried always 0',
      'test.both.right.look_into complete 0',
    ]);
    expect(items.filter(({ kind }) => kind === 'guard').map(({ label }) => label)).toContain(
      '「check」：“complete”，条件“amount > 100”不成立',
    );
  });

  it('tells both sides of guards, also of computed ones and of those that look at the state', async () => {
    const small = await reachedBy([started(100), complete('check')]);
    expect(small.result.ok).toBe(true);
    expect([...small.ids].sort()).toEqual([
      'test.check',
      'test.check complete 0:false',
      'test.check complete 1',
      'test.done',
      'test.draft',
      'test.draft submit 0',
    ]);
    const large = await reachedBy([
      started(101),
      complete('check'),
      complete('decide', 'boss', { finding: '同意' }),
      complete('look_into'),
      { expect: { outcome: 'done' } },
    ]);
    expect(large.result.problems).toEqual([]);
    expect(large.ids).toContain('test.both.left.decide complete 0:false');
    expect(large.ids).toContain('test.both.left.hurried always 0');
    expect(large.ids).toContain('test.both onDone 0:true');
    expect(large.ids).not.toContain('test.both.left.decide complete 0:true');
    const orderly = await reachedBy([
      started(101),
      complete('check'),
      complete('look_into'),
      complete('decide', 'boss'),
    ]);
    expect(orderly.ids).toContain('test.both.left.decide complete 0:true');
    expect(orderly.ids).toContain('test.both onDone 1');
  });

  it('counts what time brings, and not what was refused', async () => {
    const lapsed = await reachedBy([
      started(5),
      { as: 'clerk', do: 'return', step: 'check' },
      { wait: '3wd' },
    ]);
    expect(lapsed.ids).toContain('test.papers after.soon 0');
    const elsewhere = await reachedBy([
      { as: 'applicant', start: { village: '990101001009', amount: 5 } },
      { expect: { refused: 'unknown_region' } },
    ]);
    expect(elsewhere.result.ok).toBe(true);
    expect(elsewhere.ids.size).toBe(0);
    expect(elsewhere.coverage.states).toEqual({ total: 14, reached: 0 });
    expect(elsewhere.coverage.missed).toHaveLength(itemsOf(process).length);
  });

  it('watching changes nothing', async () => {
    const steps = [started(300), complete('check'), complete('decide', 'boss'), complete('look_into')];
    const plain = await runScenario(scenario(steps, { at: AT }), pureDriver(county), { looks: true });
    expect((await reachedBy(steps)).result).toEqual(plain);
  });
});
