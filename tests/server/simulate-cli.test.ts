/** `xiangzhi simulate` as people type it: exit codes, coverage, and scenarios it writes itself. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pureDriver } from '../../core/scenario/pure.ts';
import { runScenario } from '../../core/scenario/run.ts';
import type { Scenario } from '../../core/scenario/types.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { ROOT } from '../support/app.ts';
import { xiangzhi } from '../support/cli.ts';
import { scenarioOf } from '../support/scenarios.ts';

const GOOD = 'workflows/relief-reserve-fund/scenarios/nothing-before-advance.json';

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'xz-simulate-'))));
afterAll(() => rm(folder, { recursive: true }));

// each run is a process that compiles every definition
const PATIENCE = 120_000;

interface Answer {
  results: { file: string; ok: boolean; problems: { message: string }[] }[];
  coverage: Record<string, { missed: unknown[] }>;
}

test(
  'says what is reached and what is missed, in words',
  async () => {
    const { code, out } = await xiangzhi(['simulate', GOOD, '--coverage']);
    expect(code).toBe(0);
    expect(out).toMatch(/relief-reserve-fund：环节 \d+\/\d+，流转 \d+\/\d+，条件两面 \d+\/\d+/);
    expect(out).toContain('未走到的环节 「财政拨付」');
  },
  PATIENCE,
);

test(
  'writes scenarios for what is missed, which hold',
  async () => {
    const out = join(folder, 'made');
    expect((await xiangzhi(['simulate', GOOD, '--generate', '--out', out])).code).toBe(0);
    const files = await readdir(out);
    expect(files.length).toBeGreaterThan(5);
    const { county } = loadCounty(ROOT);
    for (const name of files) {
      const made = JSON.parse(await readFile(join(out, name), 'utf8')) as Scenario;
      expect((await runScenario(made, pureDriver(county))).problems, name).toEqual([]);
    }
  },
  PATIENCE,
);

test(
  'exits 1 where an expectation fails or a file is no scenario, and 2 where it is not understood',
  async () => {
    const [failing, broken] = [join(folder, 'failing.json'), join(folder, 'broken.json')];
    const scenario = scenarioOf('relief-reserve-fund', 'nothing-before-advance');
    const steps = [...scenario.steps, { expect: { outcome: 'x' } }];
    await writeFile(failing, JSON.stringify({ ...scenario, steps }));
    await writeFile(broken, JSON.stringify({ ...scenario, steps: [{ do: 'x' }] }));
    const files = [GOOD, failing, broken, join(folder, 'missing.json')];
    const { code, out } = await xiangzhi(['simulate', ...files, '--coverage', '--json']);
    expect(code).toBe(1);
    const { results, coverage } = JSON.parse(out) as Answer;
    expect(results.map(({ file, ok }) => [file, ok])).toEqual(files.map((file) => [file, file === GOOD]));
    expect(results.map(({ problems }) => problems[0]?.message ?? '')).toEqual([
      '',
      expect.stringContaining('outcome：应为 "x"'),
      'steps.0 缺少 as',
      expect.stringContaining('文件读不出来'),
    ]);
    expect(coverage['relief-reserve-fund']?.missed.length).toBeGreaterThan(5);
    expect((await xiangzhi(['simulate', GOOD, '--cover'])).code).toBe(2);
  },
  PATIENCE,
);
