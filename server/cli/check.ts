/**
 * `xiangzhi check`: what is wrong with definitions and diagrams. Exit 1 when there are errors, 2 when it is called wrongly.
 * Folders and definition files are those of the house; a `.bpmn` file may lie anywhere.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { verdictOf, type Verdict } from '../../core/versions/check.ts';
import { unreadable, type Checked } from './checked.ts';
import { readDefinitions } from '../definitions/files.ts';
import { decodeXml } from '../definitions/decode-xml.ts';
import { messages } from './messages.ts';

const DIAGRAM = /\.(bpmn2?|bpmn20\.xml)$/i;
/** Longer files are not read at all. */
const LARGEST = 20_000_000;

export async function run(args: string[], root: string): Promise<number> {
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  if (args.some((arg) => arg.startsWith('--') && arg !== '--json')) {
    console.error(messages.check.usage);
    return 2;
  }
  const named = wanted.filter(isDiagram);
  const inFolders = wanted.flatMap((path) => diagramsIn(path));
  const diagrams = [...named, ...inFolders];
  const others = wanted.filter((path) => !named.includes(path) && !holdsOnlyDiagrams(path));
  const checked = diagrams.length > 0 ? await checkFiles(diagrams, root) : [];
  if (diagrams.length === 0 || others.length > 0) {
    // the county with its forms takes longer to load than a diagram to check
    const { checkDefinitions } = await import('./check-definitions.ts');
    checked.push(...(await checkDefinitions(others, root)));
  }
  const errors = checked
    .flatMap(({ diagnostics }) => diagnostics)
    .filter((d) => d.severity === 'error').length;
  if (args.includes('--json'))
    console.log(
      JSON.stringify(
        checked.map((each) => ({ ...each, verdict: verdictOf(each.diagnostics) })),
        null,
        2,
      ),
    );
  else checked.forEach(print);
  return errors === 0 ? 0 : 1;
}

/** A file that is no definition of the house counts as a diagram, whatever its name. */
function isDiagram(path: string): boolean {
  if (DIAGRAM.test(path) || /\.xml$/i.test(path)) return true;
  return existsSync(path) && statSync(path).isFile() && !/\.json$/i.test(path);
}

/** The diagrams in a folder. */
function diagramsIn(path: string): string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => DIAGRAM.test(name))
    .map((name) => join(path, name));
}

/** A folder to which the house's definitions have nothing to add. */
function holdsOnlyDiagrams(path: string): boolean {
  return (
    diagramsIn(path).length > 0 &&
    !readdirSync(path, { recursive: true, encoding: 'utf8' }).some((name) => name.endsWith('process.json'))
  );
}

/** Reads drawings and says what publishing them would say. Whatever a file is, the answer is findings. */
async function checkFiles(files: string[], root: string): Promise<Checked[]> {
  const { checkDrawing } = await import('../../core/versions/check-drawing.ts');
  const { validateSchema: validate } = await import('../../core/form/schema-validator.ts');
  const { roles } = readDefinitions(root);
  return Promise.all(
    files.map(async (file): Promise<Checked> => {
      try {
        if (statSync(file).size > LARGEST)
          return { file, diagnostics: [unreadable(messages.check.tooLarge, 'The file is too large')] };
        const xml = decodeXml(readFileSync(file));
        return { file, diagnostics: await checkDrawing(xml, { roles, validate }) };
      } catch (error) {
        return { file, diagnostics: [unreadable(messages.check.unreadable, (error as Error).message)] };
      }
    }),
  );
}

const SIGNS: Record<Verdict, string> = { publishable: '✓', drawable: '!', wrong: '✗' };

/** The first line says what comes of the file; publishing says the same. */
function print({ file, diagnostics }: Checked): void {
  const verdict = verdictOf(diagnostics);
  const missing = verdict === 'drawable' ? messages.check.drawable : '';
  console.log(`${SIGNS[verdict]} ${file}${missing}`);
  for (const d of diagnostics) {
    console.log(`    ${d.severity} ${d.code} ${d.element || basename(file)} ${d.path}: ${d.message}`);
    if ('trace' in d && d.trace) console.log(`        ${d.trace.join(' → ')}`);
  }
}
