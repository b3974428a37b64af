/** Mistakes in good diagrams are found: at least 95 % of those that change what the diagram does. */
import { describe, expect, test } from 'vitest';
import { proveModel } from './index.ts';
import { GOOD } from './testing/good-diagrams.ts';
import { mutantsOf } from './testing/mutants.ts';
import { runsOf } from './testing/play.ts';
import { randomDiagram } from './testing/random-diagram.ts';

const models = [
  ...Object.entries(GOOD),
  ...Array.from({ length: 16 }, (_, i) => [`random ${i + 1}`, randomDiagram(i + 1, 5)] as const),
];

const errorsOf = (model: (typeof models)[number][1]): string[] =>
  proveModel(model).flatMap(({ severity, code, element }) =>
    severity === 'error' ? [`${code} ${element}`] : [],
  );

const codesOf = (model: (typeof models)[number][1]): string[] =>
  proveModel(model).map(({ code, element }) => `${code} ${element}`);

describe('good diagrams have no errors', () => {
  test.each(models)('%s', (_name, model) => {
    expect(errorsOf(model)).toEqual([]);
  });
});

test('at least 95 % of the mutants that behave differently are caught', () => {
  let changed = 0;
  let pointedOut = 0;
  const missed: string[] = [];
  for (const [name, model] of models) {
    const runs = runsOf(model);
    const before = new Set(codesOf(model));
    for (const mutant of mutantsOf(model)) {
      if (sameSet(runs, runsOf(mutant.model))) continue;
      changed += 1;
      if (errorsOf(mutant.model).length > 0) continue;
      if (codesOf(mutant.model).some((code) => !before.has(code))) pointedOut += 1;
      else missed.push(`${name}: ${mutant.what}`);
    }
  }
  const percent = (n: number): string => `${((n / changed) * 100).toFixed(1)} %`;
  const refused = changed - missed.length - pointedOut;
  console.log(
    `mutants that behave differently: ${changed}, refused: ${refused} (${percent(refused)}), with a new warning: ${pointedOut}, missed: ${missed.length}\n${missed.join('\n')}`,
  );
  expect(changed).toBeGreaterThan(300);
  expect((changed - missed.length) / changed).toBeGreaterThanOrEqual(0.95);
}, 60_000);

function sameSet(a: Set<string>, b: Set<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}
