/** The README's way through the code: what it names is there, and it is read in an hour. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('a process and the way of one command are under 700 lines', () => {
  const readme = readFileSync('README.md', 'utf8');
  const way = /2\. In code, in an hour([\s\S]*?)\n {3}Then /.exec(readme)?.[1] ?? '';
  const named = [...way.matchAll(/(?:\[|`)([\w./-]+\.(?:ts|json))/g)].map(([, file]) => file ?? '');
  expect(named.length).toBeGreaterThan(6);
  const lines = named.map((file) => readFileSync(file, 'utf8').trimEnd().split('\n').length);
  expect(lines[0], 'the process').toBeLessThanOrEqual(40);
  expect(
    lines.reduce((sum, n) => sum + n, 0),
    named.join(', '),
  ).toBeLessThan(700);
});
