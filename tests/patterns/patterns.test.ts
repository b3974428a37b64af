/** Every control-flow pattern of docs/workflow-patterns.md that is supported: its scenarios hold on the engine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { proveDefinition, proveModel } from '../../core/proof/index.ts';
import { pureDriver } from '../../core/scenario/pure.ts';
import { runScenario } from '../../core/scenario/run.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { patternFiles, processesOf, readPattern, redrawn, ROOT, type Pattern } from './load.ts';

const { county } = loadCounty(ROOT);
const patterns = await Promise.all(patternFiles().map((file) => readPattern(file, county.roles)));

/** What does not hold of a pattern's scenarios, by their names. */
async function problemsOf(pattern: Pattern, definitions: Record<string, JsonObject>): Promise<unknown[]> {
  const processes = processesOf(definitions, county);
  const driver = () => pureDriver({ ...county, processes });
  const results = await Promise.all(pattern.scenarios.map((scenario) => runScenario(scenario, driver())));
  return results.filter(({ ok }) => !ok);
}

describe.each(patterns.map((pattern) => [pattern.file, pattern] as const))('%s', (_file, pattern) => {
  test('holds', async () => {
    expect(pattern.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(await problemsOf(pattern, pattern.definitions)).toEqual([]);
  });

  test('passes the proof', async () => {
    const processes = processesOf(pattern.definitions, county);
    const { roles } = county;
    // of a drawing both are proved: what is drawn, and the machine it compiles to
    const found = [
      ...(pattern.model ? proveModel(pattern.model) : []),
      ...[...processes.values()].flatMap(({ definition, forms }) =>
        proveDefinition({ definition, forms, roles }),
      ),
    ];
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('drawn and compiled again it holds too, or the drawing says what it cannot show', async () => {
    const own = pattern.definitions[pattern.file] as JsonObject;
    const { definition, findings } = await redrawn(pattern.file, own, county.roles);
    const notDrawn = findings.some(({ code }) => code === 'guard_not_drawn');
    expect(notDrawn).toBe(JSON.stringify(own.machine).includes('"type":"in"'));
    if (!notDrawn)
      expect(await problemsOf(pattern, { ...pattern.definitions, [pattern.file]: definition })).toEqual([]);
  });
});

test('the table names every pattern once, and links every file', () => {
  const table = readFileSync(join(ROOT, 'docs/workflow-patterns.md'), 'utf8');
  const numbers = [...table.matchAll(/^\| (\d+) \|/gm)].map((row) => Number(row[1]));
  expect(numbers).toEqual(Array.from({ length: 43 }, (_, i) => i + 1));
  const linked = [...table.matchAll(/\.\.\/tests\/patterns\/(\d\d-[a-z-]+)\.(json|bpmn)/g)].map(
    (link) => link[1],
  );
  expect([...new Set(linked)].sort()).toEqual(patternFiles());
});
