/** Checks the house's own definitions: those that compile are proved too. */
import { proveDefinition } from '../../core/proof/index.ts';
import type { DefinitionSource } from '../../core/proof/machine/source.ts';
import { loadCounty } from '../seeding/county.ts';
import { unreadable, type Checked } from './checked.ts';
import { messages } from './messages.ts';

/** Those that are wanted, by a part of their path; all where nothing is named. */
export function checkDefinitions(wanted: string[], root: string): Checked[] {
  const { county, diagnostics } = loadCounty(root);
  const isIn = (file: string, path: string): boolean => file.includes(path.replace(/\/$/, ''));
  const shown = diagnostics.filter(
    ({ file }) => wanted.length === 0 || wanted.some((path) => isIn(file, path)),
  );
  const holders = new Set(county.people.flatMap((person) => person.positions.map((post) => post.role)));
  const others = (other: string): DefinitionSource | undefined => {
    const process = county.processes.get(other);
    return process && { definition: process.definition, forms: process.forms, roles: county.roles };
  };
  const proved = shown.map(({ file, key, diagnostics: found }) => {
    const process = county.processes.get(key);
    if (!process) return { file, diagnostics: found };
    const { definition, forms } = process;
    const proof = proveDefinition({ definition, forms, roles: county.roles, holders, others });
    return { file, diagnostics: [...found, ...proof] };
  });
  const missing = wanted
    .filter((path) => !shown.some(({ file }) => isIn(file, path)))
    .map((file) => ({
      file,
      diagnostics: [unreadable(messages.check.missing, 'There is no such file or definition')],
    }));
  return [...proved, ...missing];
}
