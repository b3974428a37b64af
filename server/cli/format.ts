/**
 * `xiangzhi format [file or folder…] [--check]`: writes JSON files as the house writes them, definitions and forms where
 * nothing is named. With `--check` it names those that are written otherwise and leaves them; exit 1 where there are any.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatJson } from '../../core/definition/format-json.ts';
import { messages } from './messages.ts';

export async function run(args: string[], root: string): Promise<number> {
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  if (args.some((arg) => arg.startsWith('--') && arg !== '--check')) {
    console.error(messages.format.usage);
    return 2;
  }
  const check = args.includes('--check');
  const places = wanted.length > 0 ? wanted : ['workflows', 'forms'].map((folder) => join(root, folder));
  const found = places.flatMap(filesAt).map((file) => ({ file, ...formatted(file) }));
  for (const { file, text, fault } of found) {
    if (fault) console.error(`✗ ${file}: ${fault}`);
    else if (text !== null) console.log(`${check ? '✗' : '✓'} ${file}`);
    if (text !== null && !check) writeFileSync(file, text);
  }
  const other = found.filter(({ text }) => text !== null).length;
  if (check && other > 0) console.error(messages.format.unformatted(other));
  return found.some(({ fault }) => fault) || (check && other > 0) ? 1 : 0;
}

/** The JSON files at a path. */
function filesAt(path: string): string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(path, name))
    .sort();
}

/** The text a file should have; null where it has it. */
function formatted(file: string): { text: string | null; fault?: string } {
  try {
    const text = readFileSync(file, 'utf8');
    const should = formatJson(JSON.parse(text));
    return { text: should === text ? null : should };
  } catch (error) {
    return { text: null, fault: messages.format.unreadable((error as Error).message) };
  }
}
