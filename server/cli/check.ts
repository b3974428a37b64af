/** `xiangzhi check`: diagnostics of definitions. Exit 1 when there are errors. */
import { loadCounty } from '../definitions/county.ts';

export async function run(args: string[], root: string): Promise<number> {
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const { diagnostics } = loadCounty(root);
  const shown = diagnostics.filter(({ file }) => wanted.length === 0 || wanted.some((path) => file.includes(path.replace(/\/$/, ''))));
  const errors = shown.flatMap(({ diagnostics: found }) => found).filter((d) => d.severity === 'error').length;
  if (args.includes('--json')) console.log(JSON.stringify(shown, null, 2));
  else {
    for (const { file, diagnostics: found } of shown) {
      console.log(`${found.length === 0 ? '✓' : '✗'} ${file}`);
      for (const d of found) console.log(`    ${d.severity} ${d.code} ${d.element} ${d.path}: ${d.message}`);
    }
  }
  return errors === 0 ? 0 : 1;
}
