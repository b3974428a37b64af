/** The processes of the house hold: the proof finds no error in them. */
import { expect, test } from 'vitest';
import type { FormDefinition } from '../definition/form.ts';
import { definitionOf, fileAt, KEYS, sourceOf } from '../../tests/support/processes.ts';
import type { RoleLevel } from '../engine/roles.ts';
import { expandForm } from '../form/expand.ts';
import { proveDefinition } from './index.ts';

const roles = new Map(
  (fileAt('workflows/roles.json') as unknown as { id: string; level: RoleLevel }[]).map(({ id, level }) => [
    id,
    level,
  ]),
);

test.each(KEYS)(
  '%s',
  (key) => {
    const source = sourceOf(key);
    const definition = definitionOf(key);
    const forms = new Map(
      Object.entries(source.forms).map(([id, form]) => [
        id,
        expandForm(form as FormDefinition, source.groups).form,
      ]),
    );
    const findings = proveDefinition({ definition, forms, roles });
    const told = findings.map(
      ({ severity, code, element, path, message }) => `${severity} ${code} ${element} ${path} ${message}`,
    );
    if (told.length > 0) console.log(told.join('\n'));
    expect(told.filter((line) => line.startsWith('error'))).toEqual([]);
  },
  60_000,
);
