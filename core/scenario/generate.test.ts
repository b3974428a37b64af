/** Generated scenarios: they hold, reach what they say, come out the same each time, and what is left out is told. */
import { describe, expect, it } from 'vitest';
import { end, processOf, task, when } from '../engine/testing/process.ts';
import { coverageOf, itemsOf, watchCounty } from './coverage.ts';
import { generateScenarios } from './generate.ts';
import { pureDriver } from './pure.ts';
import { runScenario } from './run.ts';
import { branching, countyOf, scenario, started } from './testing/county.ts';

const county = countyOf(branching());
const examples = [scenario([started(300)])];
const nothing = new Set<string>();

describe('generated scenarios', () => {
  it('reach everything of a process from one example, and each holds', async () => {
    const { scenarios, unreached } = await generateScenarios(county, 'test', { reached: nothing, examples });
    const watch = watchCounty(county);
    for (const made of scenarios)
      expect(await runScenario(made.scenario, pureDriver(watch.county))).toMatchObject({
        ok: true,
        problems: [],
      });
    const { missed } = coverageOf(
      county.processes.get('test') as never,
      watch.reached.get('test')?.ids ?? nothing,
    );
    expect(missed).toEqual([]);
    expect(unreached).toEqual([]);
    expect(scenarios.map(({ scenario: { name } }) => name)).toContain('走到「lapsed」');
    expect(new Set(scenarios.map(({ file }) => file)).size).toBe(scenarios.length);
  });

  it('look only for what is missed, and come out the same', async () => {
    const items = itemsOf(county.processes.get('test') as never).map(({ id }) => id);
    const reached = new Set(items.filter((id) => id !== 'test.lapsed'));
    const [once, again] = [
      await generateScenarios(county, 'test', { reached, examples }),
      await generateScenarios(county, 'test', { reached, examples }),
    ];
    expect(once).toEqual(again);
    expect(once.scenarios.map(({ reaches }) => reaches)).toEqual([['test.lapsed']]);
  });

  it('stop when it has been long enough', async () => {
    const short = await generateScenarios(county, 'test', { reached: nothing, examples, tries: 3 });
    expect(short.tried).toBeLessThanOrEqual(3);
    const late = await generateScenarios(county, 'test', { reached: nothing, examples, expired: () => true });
    expect(late).toMatchObject({ scenarios: [], tried: 0 });
    expect(late.unreached).toHaveLength(itemsOf(county.processes.get('test') as never).length);
  });

  it('say where the values of fields rule something out', async () => {
    const twice = processOf({
      check: task(
        { seats: ['clerk'] },
        { complete: [when('flag = true', 'done'), when('flag = true', 'never'), 'done'] },
      ),
      never: end('never'),
      done: end('done'),
    });
    const { unreached } = await generateScenarios(countyOf(twice), 'test', { reached: nothing, examples });
    const why = new Map(unreached.map(({ item, why: because }) => [item.id, because]));
    expect(why.get('test.check complete 1:true')).toBe('从条件和字段的取值推算，不会出现');
    expect(why.get('test.never')).toMatch(/没有找到走到这里的办法/);
  });
});
