/** Scenarios as files of a folder: the only reader of them, so that one told along another is written out everywhere. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withoutSchema } from '../../core/definition/schema-line.ts';
import { pathOf } from '../../core/package/names.ts';
import { readScenario, type ReadScenario } from '../../core/scenario/check.ts';
import type { Beside } from '../../core/scenario/like.ts';

/** The scenarios of a folder by name; what cannot be read is not there. */
export function scenariosIn(folder: string): Beside {
  return (name) => {
    try {
      return withoutSchema(JSON.parse(readFileSync(join(folder, `${pathOf(name)}.json`), 'utf8')) as unknown);
    } catch {
      return undefined;
    }
  };
}

/** What a file says, one scenario or a list of them. @throws Error where it is missing or no JSON */
export function readScenarioFile(file: string): ReadScenario[] {
  const content = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  return [content].flat().map((value) => readScenario(value, scenariosIn(dirname(file))));
}
