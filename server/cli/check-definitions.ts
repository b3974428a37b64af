/** Checks the definitions of a folder as publishing them would, with the people and offices of its seeds. */
import { validateSchema as validate } from '../../core/form/schema-validator.ts';
import { checkSource } from '../../core/versions/check.ts';
import { readDefinitions } from '../definitions/files.ts';
import { holdersAmong } from '../definitions/holders.ts';
import { loadCounty } from '../seeding/county.ts';
import { unreadable, type Checked } from './checked.ts';
import { messages } from './messages.ts';

/** Those that are wanted, by a part of their path; all where nothing is named. */
export async function checkDefinitions(wanted: string[], root: string): Promise<Checked[]> {
  const { processes, roles } = readDefinitions(root);
  const isIn = (file: string, path: string): boolean => file.includes(path.replace(/\/$/, ''));
  const shown = processes.filter(
    ({ file }) => wanted.length === 0 || wanted.some((path) => isIn(file, path)),
  );
  const others = Object.fromEntries(processes.flatMap(({ key, source }) => (source ? [[key, source]] : [])));
  const facts = { roles, others, ...holdersAmong(loadCounty(root).county.people), validate };
  const checked: Checked[] = [];
  for (const { key, file, source, diagnostics, placed } of shown) {
    const found = source ? placed(await checkSource(source, { ...facts, key })) : [];
    checked.push({ file, diagnostics: [...diagnostics, ...found] });
  }
  const missing = wanted
    .filter((path) => !shown.some(({ file }) => isIn(file, path)))
    .map((file) => ({
      file,
      diagnostics: [unreadable(messages.check.missing, 'There is no such file or definition')],
    }));
  return [...checked, ...missing];
}
