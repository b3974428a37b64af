/** What is published must be sound: every process compiles, every form's sample is valid, every scenario holds. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileProcess } from '../core/engine/compile.ts';
import type { CompiledProcess } from '../core/engine/process.ts';
import { validateSchema as validate } from '../core/form/schema-validator.ts';
import { sampleOf } from '../core/form/sample.ts';
import { coverageOf, watchCounty } from '../core/scenario/coverage.ts';
import { pureDriver } from '../core/scenario/pure.ts';
import { runScenario } from '../core/scenario/run.ts';
import { drawn } from '../core/versions/draw.ts';
import { redrawn } from '../core/versions/redraw.ts';
import { loadCounty } from '../server/seeding/county.ts';
import { levelsOf, readDefinitions, rightsOf } from '../server/definitions/files.ts';
import { SCENARIO_FILES, scenariosAt } from './support/scenarios.ts';

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
  const context = { today: '2026-03-02', validate };
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
  test.each(SCENARIO_FILES)('%s', async (file) => {
    for (const scenario of scenariosAt(file)) {
      const { problems } = await runScenario(scenario, pureDriver(county));
      expect(problems, scenario.name).toEqual([]);
    }
  });
});

describe('together the scenarios reach everything that can be, and watching changes nothing', () => {
  // a payment has succeeded or failed: its form knows nothing else
  const never = new Set(['temporary-relief.payment complete 2:false']);

  test.each([...county.processes])('%s', async (key, process) => {
    const watch = watchCounty(county);
    const own = SCENARIO_FILES.flatMap(scenariosAt).filter((scenario) => scenario.process === key);
    for (const scenario of own) {
      const plain = await runScenario(scenario, pureDriver(county), { looks: true });
      expect(await runScenario(scenario, pureDriver(watch.county), { looks: true })).toEqual(plain);
    }
    const { missed } = coverageOf(process, watch.reached.get(key)?.ids ?? new Set());
    expect(missed.filter(({ id }) => !never.has(id))).toEqual([]);
  });
});

describe('the same scenarios hold once a process was drawn as BPMN and read again', () => {
  const { processes: found, roles } = readDefinitions(ROOT);
  let redrawnCounty = county;

  beforeAll(async () => {
    const processes = new Map<string, CompiledProcess>();
    for (const { key, source } of found) {
      if (!source) continue;
      const { xml, findings } = drawn(source, { roles });
      expect(findings).toEqual([]);
      const again = await redrawn(source, xml, { roles });
      expect(again.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const house = { roles: levelsOf(roles), ...rightsOf(roles), version: 1, validate };
      const { process, diagnostics: compiled } = compileProcess({ ...again.source, ...house });
      expect(compiled).toEqual([]);
      processes.set(key, process as CompiledProcess);
    }
    redrawnCounty = { ...county, processes };
  }, 60_000);

  test.each(SCENARIO_FILES)('%s', async (file) => {
    for (const scenario of scenariosAt(file)) {
      const { problems } = await runScenario(scenario, pureDriver(redrawnCounty));
      expect(problems, scenario.name).toEqual([]);
    }
  });
});
