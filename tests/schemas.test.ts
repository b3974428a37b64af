import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SCHEMAS, schemaText } from '../server/cli/schemas.ts';

test.each(Object.keys(SCHEMAS))('core/definition/%s is what the types are derived from', (name) => {
  const kept = readFileSync(new URL(`../core/definition/${name}`, import.meta.url), 'utf8');
  // `npx xiangzhi schemas` writes the files anew
  expect(kept).toBe(schemaText(SCHEMAS[name]));
});
