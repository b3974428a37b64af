/** The scenarios that come with the processes of this house, those told along another one written out. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scenario } from '../../core/scenario/types.ts';
import { readScenarioFile } from '../../server/definitions/scenario-files.ts';

const WORKFLOWS = fileURLToPath(new URL('../../workflows', import.meta.url));

/** Their files, from `workflows/`. */
export const SCENARIO_FILES: readonly string[] = readdirSync(WORKFLOWS, { recursive: true, encoding: 'utf8' })
  .filter((file) => /scenarios\/[^/]+\.json$/.test(file))
  .sort();

/** The scenarios of a file, one or several. @throws Error with what is wrong with it */
export function scenariosAt(file: string): Scenario[] {
  return readScenarioFile(join(WORKFLOWS, file)).map((read) => {
    if ('faults' in read) throw new Error(`${file}: ${JSON.stringify(read.faults)}`);
    return read.scenario;
  });
}

/** The scenario of a file. */
export function scenarioOf(process: string, name: string): Scenario {
  const [scenario, ...more] = scenariosAt(join(process, 'scenarios', `${name}.json`));
  if (!scenario || more.length > 0) throw new Error(`${process}: ${name} is not one scenario`);
  return scenario;
}
