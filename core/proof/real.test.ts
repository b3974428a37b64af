/** The processes of the house hold: the proof finds no error in them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { FormDefinition } from '../definition/form.ts';
import type { ProcessDefinition } from '../definition/process.ts';
import type { RoleLevel } from '../engine/roles.ts';
import { expandForm } from '../form/expand.ts';
import { proveDefinition } from './index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const json = (path: string): unknown => JSON.parse(readFileSync(`${ROOT}/${path}`, 'utf8'));
const formsIn = (folder: string): FormDefinition[] =>
  readdirSync(`${ROOT}/forms/${folder}`)
    .filter((name) => name.endsWith('.json'))
    .map((name) => json(`forms/${folder}/${name}`) as FormDefinition);

const groups = Object.fromEntries(formsIn('shared').map((group) => [group.id, group]));
const roles = new Map(
  (json('workflows/roles.json') as { id: string; level: RoleLevel }[]).map(({ id, level }) => [id, level]),
);
const keys = readdirSync(`${ROOT}/workflows`).filter((key) =>
  existsSync(`${ROOT}/workflows/${key}/process.json`),
);

test.each(keys)(
  '%s',
  (key) => {
    const definition = json(`workflows/${key}/process.json`) as ProcessDefinition;
    const forms = new Map(formsIn(key).map((form) => [form.id, expandForm(form, groups).form]));
    const findings = proveDefinition({ definition, forms, roles });
    const told = findings.map(
      ({ severity, code, element, path, message }) => `${severity} ${code} ${element} ${path} ${message}`,
    );
    if (told.length > 0) console.log(told.join('\n'));
    expect(told.filter((line) => line.startsWith('error'))).toEqual([]);
  },
  60_000,
);
