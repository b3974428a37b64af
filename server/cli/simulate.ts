/** `xiangzhi simulate <scenario.json…>`: runs scenarios on the pure engine. Exit 1 where an expectation fails. */
import { readFileSync } from 'node:fs';
import { pureDriver } from '../../core/scenario/pure.ts';
import { runScenario } from '../../core/scenario/run.ts';
import type { Scenario, ScenarioResult } from '../../core/scenario/types.ts';
import { loadCounty } from '../definitions/county.ts';

export async function run(args: string[], root: string): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  if (files.length === 0) {
    console.error('请给出情景文件,例如 workflows/*/scenarios/*.json');
    return 2;
  }
  const { county, diagnostics } = loadCounty(root);
  for (const { file, diagnostics: found } of diagnostics)
    for (const d of found) console.error(`${file}: ${d.element}: ${d.message}`);
  let failed = 0;
  for (const file of files) {
    for (const scenario of readScenarios(file)) {
      const result = await attempt(scenario, () => runScenario(scenario, pureDriver(county)));
      if (!result.ok) failed += 1;
      console.log(`${result.ok ? '✓' : '✗'} ${file}: ${result.name}`);
      for (const { step, message } of result.problems) console.log(`    第 ${step} 步:${message}`);
    }
  }
  console.log(`${files.length} 个文件,${failed === 0 ? '全部成立' : `${failed} 个不成立`}`);
  return failed === 0 ? 0 : 1;
}

function readScenarios(file: string): Scenario[] {
  const content = JSON.parse(readFileSync(file, 'utf8')) as Scenario | Scenario[];
  return Array.isArray(content) ? content : [content];
}

/** A fault of a definition is a finding about the scenario, not the end of the run. */
async function attempt(scenario: Scenario, job: () => Promise<ScenarioResult>): Promise<ScenarioResult> {
  try {
    return await job();
  } catch (error) {
    return {
      name: scenario.name,
      ok: false,
      problems: [{ step: 0, message: (error as Error).stack ?? String(error) }],
    };
  }
}
