/** What is published must be sound: every process compiles, every form's sample is valid, every scenario holds. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ajvValidator } from '../core/form/ajv.ts';
import { sampleOf } from '../core/form/sample.ts';
import { pureDriver } from '../core/scenario/pure.ts';
import { runScenario } from '../core/scenario/run.ts';
import type { Scenario } from '../core/scenario/types.ts';
import { loadCounty } from '../server/definitions/county.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { county, diagnostics } = loadCounty(ROOT);

describe('every process compiles without a diagnostic', () => {
  test.each(diagnostics.map(({ file, diagnostics: found }) => [file, found] as const))(
    '%s',
    (_file, found) => {
      expect(found).toEqual([]);
    },
  );
});

describe('the sample of a form is valid', () => {
  const context = { today: '2026-03-02', validate: ajvValidator() };
  const forms = [...county.processes.values()]
    .flatMap((process) => [...process.forms.values()])
    .filter((form) => form.sample);

  test.each(forms.map((form) => [form.id, form] as const))('%s', (_id, form) => {
    // what a rule compares with the case cannot hold where there is none
    const rules = form.rules.filter((rule) => !rule.must.includes('case_data'));
    expect(sampleOf({ ...form, rules }, context).errors).toEqual([]);
  });
});

describe('every scenario holds on the pure engine', () => {
  const folder = join(ROOT, 'workflows');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /scenarios\/[^/]+\.json$/.test(file),
  );

  test.each(files.sort())('%s', async (file) => {
    const content = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Scenario | Scenario[];
    for (const scenario of [content].flat()) {
      const { problems } = await runScenario(scenario, pureDriver(county));
      expect(problems, scenario.name).toEqual([]);
    }
  });
});
