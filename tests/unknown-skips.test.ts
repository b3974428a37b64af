/** The proof asks the same of a whole process: written carelessly, an adult without a birth date would not be published. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { proveDefinition } from '../core/proof/index.ts';
import { loadCounty } from '../server/seeding/county.ts';

const { county } = loadCounty(fileURLToPath(new URL('..', import.meta.url)));
const relief = county.processes.get('temporary-relief')!;

const told = (computed: Record<string, string>): string[] =>
  proveDefinition({
    definition: { ...relief.definition, computed: { ...relief.definition.computed, ...computed } },
    forms: relief.forms,
    roles: relief.roles,
  })
    .filter(({ code }) => code === 'unknown_skips_protection')
    .map(({ element }) => String(element));

test('an unknown age does not keep a case from being published', () => {
  expect(told({})).toEqual([]);
  const careless = told({
    minor: 'years_between(applicant.birth_date, today) < 18',
    publishable: 'minor = false and violence != true',
  });
  expect(careless).toContain('publicity');
  expect(careless).toContain('publish_result');
});
