/**
 * `npm run test:mutants [word…]`: puts one fault after another into a copy of the sources and demands that the tests named
 * for it fail (tests/mutants/mutants.js; words choose by name or file). Slow, so it runs at night. Plain JavaScript, like
 * tests/run.js. Exit 1 when a mutant lives.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MUTANTS } from './mutants.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const words = process.argv.slice(2);
const chosen = MUTANTS.filter(
  ({ name, file }) => words.length === 0 || words.some((word) => name.includes(word) || file.includes(word)),
);
const copy = mkdtempSync(join(tmpdir(), 'xiangzhi-mutants-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' });
for (const file of files.split('\n').filter((name) => name && existsSync(join(ROOT, name))))
  cpSync(join(ROOT, file), join(copy, file));
symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));

const failures = [];
let died = 0;
const tests = [...new Set(chosen.flatMap((mutant) => mutant.tests))];
for (const file of tests.filter((test) => !existsSync(join(copy, test))))
  failures.push(`there is no ${file}`);
if (failures.length === 0 && !(await green(tests))) failures.push('the tests fail without any mutant');
if (failures.length === 0) for (const mutant of chosen) await judge(mutant);

for (const failure of failures) console.log(`FAILED: ${failure}`);
console.log(`${died} of ${chosen.length} mutants died`);
process.exit(failures.length > 0 ? 1 : 0);

async function judge({ name, file, find, put, tests: named }) {
  const path = join(copy, file);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (text.split(find).length !== 2) {
    failures.push(`${name}: ${file} no longer has its line once; choose another that means the same`);
    return;
  }
  writeFileSync(
    path,
    text.replace(find, () => put),
  );
  const lives = await green(named);
  writeFileSync(path, text);
  console.log(`${lives ? 'LIVES' : 'died'}: ${name} (${file})`);
  if (!lives) died += 1;
  else failures.push(`${name}: it lives in ${file}, and ${named.join(', ')} say nothing`);
}

/** Whether these tests pass in the copy; a file that cannot be loaded shows nothing and ends everything. */
function green(named) {
  return new Promise((resolve) => {
    const vitest = join(copy, 'node_modules/vitest/vitest.mjs');
    const child = spawn(process.execPath, [vitest, 'run', '--bail=1', '--reporter=default', ...named], {
      cwd: copy,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      if (code !== 0 && !/Tests .*failed/.test(output.replaceAll(/\u001b\[\d+m/g, ''))) {
        console.log(output.slice(-3000));
        failures.push(`no test failed, but vitest ended with ${code}: a mutant must still load`);
      }
      resolve(code === 0);
    });
  });
}
