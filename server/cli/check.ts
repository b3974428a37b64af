/**
 * `xiangzhi check`: what is wrong with definitions and diagrams. Exit 1 when there are errors. Folders and definition
 * files are those of the house; a `.bpmn` file may lie anywhere.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readBpmn } from '../../core/bpmn/read.ts';
import type { Finding } from '../../core/bpmn/model.ts';
import type { Diagnostic } from '../../core/engine/compile.ts';
import { proveDefinition, proveModel } from '../../core/proof/index.ts';
import { loadCounty } from '../definitions/county.ts';

/** Longer files are not read at all. */
const LARGEST = 20_000_000;

interface Checked {
  file: string;
  diagnostics: (Diagnostic | Finding)[];
}

export async function run(args: string[], root: string): Promise<number> {
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const named = wanted.filter((path) => /\.(bpmn|bpmn20\.xml|xml)$/i.test(path));
  const inFolders = wanted.flatMap((path) => diagramsIn(path));
  const diagrams = [...named, ...inFolders];
  const others = wanted.filter((path) => !named.includes(path) && diagramsIn(path).length === 0);
  const checked = await Promise.all(diagrams.map(checkDiagram));
  if (diagrams.length === 0 || others.length > 0) checked.push(...definitions(others, root));
  const errors = checked
    .flatMap(({ diagnostics }) => diagnostics)
    .filter((d) => d.severity === 'error').length;
  if (args.includes('--json')) console.log(JSON.stringify(checked, null, 2));
  else checked.forEach(print);
  return errors === 0 ? 0 : 1;
}

/** The house's own definitions: those that compile are proved too. */
function definitions(wanted: string[], root: string): Checked[] {
  const { county, diagnostics } = loadCounty(root);
  const shown = diagnostics.filter(
    ({ file }) => wanted.length === 0 || wanted.some((path) => file.includes(path.replace(/\/$/, ''))),
  );
  const holders = new Set(county.people.flatMap((person) => person.positions.map((post) => post.role)));
  return shown.map(({ file, key, diagnostics: found }) => {
    const process = county.processes.get(key);
    if (!process) return { file, diagnostics: found };
    const { definition, forms } = process;
    const proof = proveDefinition({ definition, forms, roles: county.roles, holders });
    return { file, diagnostics: [...found, ...proof] };
  });
}

/** The diagrams in a folder. */
function diagramsIn(path: string): string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => join(path, name));
}

/** Reads a diagram and proves it. Whatever the file is, the answer is findings. */
async function checkDiagram(file: string): Promise<Checked> {
  try {
    if (statSync(file).size > LARGEST)
      return { file, diagnostics: [unreadable('文件太大', 'The file is too large')] };
    const { model, findings } = await readBpmn(readFileSync(file, 'utf8'));
    return { file, diagnostics: model ? [...findings, ...proveModel(model)] : findings };
  } catch (error) {
    return { file, diagnostics: [unreadable('文件无法读取', (error as Error).message)] };
  }
}

function unreadable(message: string, english: string): Finding {
  return { severity: 'error', code: 'file_unreadable', element: '', path: '', message, english };
}

function print({ file, diagnostics }: Checked): void {
  const bad = diagnostics.some(({ severity }) => severity === 'error');
  console.log(`${bad ? '✗' : diagnostics.length > 0 ? '!' : '✓'} ${file}`);
  for (const d of diagnostics) {
    console.log(`    ${d.severity} ${d.code} ${d.element || basename(file)} ${d.path}: ${d.message}`);
    if ('trace' in d && d.trace) console.log(`        ${d.trace.join(' → ')}`);
  }
}
