/** What holds of a pattern in whatever order people do what is open to them. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { stateAt, type CompiledProcess } from '../../core/engine/process.ts';
import { pureDriver } from '../../core/scenario/pure.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { patternFiles, processesOf, readPattern, ROOT } from './load.ts';

const { county } = loadCounty(ROOT);

interface Played {
  /** What was open, turn by turn. */
  turns: string[][];
  ended: boolean;
  /** Steps in the order they were entered. */
  entered: string[];
}

/** More turns than any of these cases has. */
const LONGEST = 40;

/** Plays a case to its end: every choice picks an open task and one of its outcomes. */
async function played(key: string, data: JsonObject, choices: number[]): Promise<Played> {
  const process = compiled.get(key) as CompiledProcess;
  const driver = pureDriver({ ...county, processes: compiled });
  await driver.begin('2026-03-02T01:00:00.000Z', {});
  const started = await driver.start({ role: 'applicant', nth: 1 }, key, data);
  if (!started.ok) throw new Error(started.rejection.message);
  const id = started.case as string;
  const turns: string[][] = [];
  for (let n = 0; n < LONGEST; n += 1) {
    const { tasks, status } = await driver.look(id);
    turns.push(tasks.map(({ step }) => step));
    if (status === 'ended') break;
    const choice = choices[n % choices.length] as number;
    const task = tasks[choice % tasks.length] as (typeof tasks)[number];
    const outcomes = Object.keys(stateAt(process, task)?.meta.task?.outcomes ?? {});
    const action = outcomes[choice % outcomes.length] as string;
    await driver.act(id, { role: task.role, nth: 1 }, { step: task.step, action, data: {} });
  }
  const { status, events } = await driver.look(id);
  const entered = events.filter(({ type }) => type === 'step.entered').map(({ step }) => String(step));
  return { turns, ended: status === 'ended', entered };
}

const choices = fc.array(fc.nat(1000), { minLength: 8, maxLength: LONGEST });

const compiled = new Map(
  await Promise.all(
    patternFiles().map(async (file) => {
      const { definitions } = await readPattern(file, county.roles);
      return [file, processesOf(definitions, county).get(file) as CompiledProcess] as const;
    }),
  ),
);

describe.each([
  ['17-interleaved-parallel-routing', ['measure', 'appraise', 'photo']],
  ['39-critical-section', ['archive_land', 'archive_house']],
  ['40-interleaved-routing', ['measure', 'photo', 'talk']],
])('%s', (file, apart) => {
  test.prop([choices], { numRuns: 60 })('never two at once, each once, to the end', async (order) => {
    const { turns, ended, entered } = await played(file, {}, order);
    for (const open of turns) expect(open.filter((step) => apart.includes(step)).length).toBeLessThan(2);
    expect(ended).toBe(true);
    expect(entered.filter((step) => apart.includes(step)).sort()).toEqual([...apart].sort());
  });
});

describe.each([
  ['09-structured-discriminator', 1, {}],
  ['28-blocking-discriminator', 2, {}],
  ['30-structured-partial-join', 1, {}],
  ['31-blocking-partial-join', 2, {}],
  ['32-cancelling-partial-join', 1, {}],
  ['34-static-partial-join-for-instances', 1, { list: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }],
  ['35-cancelling-partial-join-for-instances', 1, { list: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }],
])('%s', (file, times, data) => {
  test.prop([choices], { numRuns: 40 })('fires as often as it should', async (order) => {
    const { ended, entered } = await played(file, data, order);
    expect(ended).toBe(true);
    expect(entered.filter((step) => step === 'review')).toHaveLength(times);
  });
});

describe.each(['03-synchronization', '07-structured-synchronizing-merge', '37-local-synchronizing-merge'])(
  '%s',
  (file) => {
    test.prop([choices, fc.constantFrom(1, 200, 600)], { numRuns: 40 })(
      'goes on once, when nothing is open any more',
      async (order, amount) => {
        const { turns, ended, entered } = await played(file, { amount }, order);
        const after = file.startsWith('03') ? 'review' : 'approve';
        expect(ended).toBe(true);
        expect(entered.filter((step) => step === after)).toHaveLength(1);
        expect(turns.filter((open) => open.includes(after))).toEqual([[after]]);
      },
    );
  },
);
