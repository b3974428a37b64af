/** The process a newcomer reads first: it is short, sound, and runs. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { expand } from '../core/definition/notation/index.ts';
import { withoutSchema } from '../core/definition/schema-line.ts';
import { validateSchema } from '../core/form/schema-validator.ts';
import type { JsonObject } from '../core/vocabulary.ts';
import { checkSource } from '../core/versions/check.ts';
import { readDefinitions } from '../server/definitions/files.ts';
import { ROOT } from './patterns/load.ts';

const text = (name: string): string => readFileSync(`${ROOT}docs/first-process/${name}`, 'utf8');
const json = (name: string): JsonObject => withoutSchema(JSON.parse(text(name)) as JsonObject);

it('is read in a minute, and nothing is found in it', async () => {
  expect(text('process.json').trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  const forms = ['application.json', 'review.json'].map(json);
  const source = {
    definition: expand(json('process.json')).definition as JsonObject,
    forms: Object.fromEntries(forms.map((form) => [String(form.id), form])),
    groups: {},
  };
  const { roles } = readDefinitions(ROOT);
  expect(await checkSource(source, { roles, validate: validateSchema, key: 'village-works' })).toEqual([]);
});
