import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { describe, expect, it, test } from 'vitest';
import { partIn } from '../core/definition/layout.ts';
import { shorten } from '../core/definition/notation/index.ts';
import { FORM_FORMAT } from '../core/definition/upgrade.ts';
import { readDefinitions } from '../server/definitions/files.ts';
import type { JsonObject } from '../core/vocabulary.ts';
import { SCHEMAS, schemaText } from '../server/cli/schemas.ts';
import { definitionOf, KEYS, shortOf } from './support/processes.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

test.each(Object.keys(SCHEMAS))('core/definition/%s is what the types are derived from', (name) => {
  const kept = readFileSync(join(ROOT, 'core/definition', name), 'utf8');
  // `npx xiangzhi schemas` writes the files anew
  expect(kept).toBe(schemaText(SCHEMAS[name]));
});

/** Every file of a language, and the schema an editor explains it by; roles.json is a list and can name none. */
const files = ['workflows', 'forms']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((file) => file.endsWith('.json') && file !== join('workflows', 'roles.json'));

/** By folder: forms, examples, processes. */
function languageOf(file: string): string {
  if (file.startsWith('forms')) return 'form';
  if (file.includes('/scenarios/')) return 'scenario';
  if (file.startsWith(join('workflows', 'shared'))) return 'piece';
  return partIn(basename(file)) === undefined ? 'process-short' : 'process-part';
}

describe('every file of a process names on its first line the schema of its language', () => {
  it.each(files)('%s', (file) => {
    const [, first = ''] = readFileSync(join(ROOT, file), 'utf8').split('\n');
    const named = /^ {2}"\$schema": "(.+)",$/.exec(first)?.[1] ?? '';
    expect(resolve(ROOT, file, '..', named)).toBe(
      resolve(ROOT, 'core/definition', `${languageOf(file)}.schema.json`),
    );
  });
});

it.each(files.filter((file) => languageOf(file) === 'form'))('%s says its format', (file) => {
  expect(JSON.parse(readFileSync(join(ROOT, file), 'utf8'))).toMatchObject({ format: FORM_FORMAT });
});

it('the schema of processes takes every definition, as an editor judges it, and no other word', () => {
  const file = readFileSync(join(ROOT, 'core/definition/process.schema.json'), 'utf8');
  const holds = new Ajv({ strict: false }).compile(JSON.parse(file) as object);
  for (const { key, source } of readDefinitions(ROOT).processes) {
    const definition = source?.definition as { machine: { states: { draft: { meta: object } } } };
    expect(holds(definition), key).toBe(true);
    definition.machine.states.draft.meta = { pause: true };
    expect(holds(definition), key).toBe(false);
  }
});

describe('the schema of processes as people write them', () => {
  const file = readFileSync(join(ROOT, 'core/definition/process-short.schema.json'), 'utf8');
  const holds = new Ajv({ strict: false }).compile(JSON.parse(file) as object);

  it.each(KEYS)('takes %s as it is written, as the house would write it, and written out', (key) => {
    const definition = definitionOf(key) as unknown as JsonObject;
    for (const written of [shortOf(key), shorten(definition), definition])
      expect(holds(written), JSON.stringify(holds.errors?.slice(0, 3))).toBe(true);
  });

  const step = (says: object): object => ({ states: { a: { label: '甲', ...says } } });
  const task = (says: object): object => step({ task: { who: 'filer', outcomes: {}, ...says } });
  const outcome = (says: object): object => task({ outcomes: { complete: { label: '办结', ...says } } });
  const judged = (machine: object): boolean =>
    holds({ ...shortOf(KEYS[0] ?? ''), machine: { initial: 'a', ...machine } });

  it.each<[string, object]>([
    ['a bare target', step({ on: { done: 'b' } })],
    ['several ways', outcome({ to: [{ if: 'x', to: 'b' }, { in: 'c', do: 'tell' }, 'd'] })],
    ['an action', outcome({ do: { notify: '"filer"', message: '好' } })],
    ['actions with names', { actions: { tell: [{ set: { x: '1' } }] }, ...step({ entry: ['tell'] }) }],
    ['seats', task({ who: ['clerk', { role: 'chief', optional: true }] })],
    ['what is canonical', step({ meta: { task: { seats: [{ role: 'filer' }], outcomes: {} } } })],
  ])('takes %s', (_, machine) => {
    expect(judged(machine)).toBe(true);
  });

  it.each<[string, object]>([
    ['of a state', step({ pause: true })],
    ['of meta', step({ meta: { pause: true } })],
    ['of a task', task({ mod: 'all' })],
    ['of a seat', task({ who: { role: 'clerk', exlude: 'x' } })],
    ['of an outcome', outcome({ tonne: 'positive' })],
    ['of a way', step({ on: { done: { too: 'b' } } })],
    ['for an action', step({ entry: { notfy: '"filer"' } })],
    ['beside an action', step({ entry: { notify: '"filer"', mesage: '好' } })],
    ['of the machine', { ...step({}), action: {} }],
  ])('marks a word nobody knows %s', (_, machine) => {
    expect(judged(machine)).toBe(false);
  });
});
