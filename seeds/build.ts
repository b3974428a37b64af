/**
 * Writes seeds/people.json:
 *
 *     npx tsx seeds/build.ts            writes the file
 *     npx tsx seeds/build.ts --check    exit 1 when the file is not what would be written
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import type { Person, Region } from './load.ts';
import { buildPeople } from './people.ts';

/** One line a person, laid out as `npm run format` would. */
async function layOut(people: Person[], file: string): Promise<string> {
  const text = `[${people.map((person) => JSON.stringify(person)).join(',\n')}]`;
  return prettier.format(text, { ...(await prettier.resolveConfig(file)), filepath: file });
}

const folder = dirname(fileURLToPath(import.meta.url));
const regions = JSON.parse(readFileSync(join(folder, 'regions.json'), 'utf8')) as Region[];
const people = buildPeople(regions);
const file = join(folder, 'people.json');
const text = await layOut(people, file);
if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
  console.log(`${people.length} persons written to ${file}`);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error('seeds/people.json is not what seeds/build.ts writes; run npx tsx seeds/build.ts');
  process.exitCode = 1;
}
