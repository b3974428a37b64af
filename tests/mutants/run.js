/**
 * `npm run test:mutants [word…]`: puts one fault after another into a copy of the sources and demands that the tests named
 * for it fail (tests/mutants/mutants.js; words choose by name or file). One at a time, each with a time limit: a fault that
 * makes the code loop is seen by its tests too, so a run that is out of time is a dead mutant. Slow, so it runs at night.
 * Plain JavaScript, like tests/run.js. Exit 1 when a mutant lives.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MUTANTS } from './mutants.js';

/** Of one mutant; its tests take a minute or two where nothing loops. */
const MUTANT_MS = 6 * 60_000;
/** Of all the tests together, without any mutant. */
const WHOLE_MS = 40 * 60_000;

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

const FATE = { green: 'LIVES', red: 'died', late: 'died (out of time)', broken: 'BROKEN' };

const failures = [];
let died = 0;
const tests = [...new Set(chosen.flatMap((mutant) => mutant.tests))];
for (const file of tests.filter((test) => !existsSync(join(copy, test))))
  failures.push(`there is no ${file}`);
if (failures.length === 0 && (await run(tests, WHOLE_MS)) !== 'green')
  failures.push('the tests do not pass without any mutant');
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
  const outcome = await run(named, MUTANT_MS);
  writeFileSync(path, text);
  console.log(`${FATE[outcome]}: ${name} (${file})`);
  if (outcome === 'red' || outcome === 'late') died += 1;
  else if (outcome === 'green')
    failures.push(`${name}: it lives in ${file}, and ${named.join(', ')} say nothing`);
  else failures.push(`${name}: no test failed, but vitest did: a mutant must still load`);
}

/**
 * Runs tests in the copy: `green`, `red` when one fails, `late` when they are not done within `limit` milliseconds, `broken`
 * when vitest ends badly without a failed test, which shows nothing.
 */
function run(named, limit) {
  return new Promise((resolve) => {
    const vitest = join(copy, 'node_modules/vitest/vitest.mjs');
    // a group of its own: a worker that loops ends with it
    const child = spawn(process.execPath, [vitest, 'run', '--bail=1', '--reporter=default', ...named], {
      cwd: copy,
      detached: true,
      // the sample of scenarios over HTTP is the same with every mutant and without
      env: { ...process.env, SCENARIO_SEED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = () => process.kill(-child.pid, 'SIGKILL');
    process.once('exit', end);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      end();
    }, limit);
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('exit', end);
      if (late) return resolve('late');
      if (code === 0) return resolve('green');
      const plain = output.replaceAll(/\u001b\[\d+m/g, '');
      const red = /Tests .*failed/.test(plain);
      // what fails without a mutant, and what shows nothing, must be looked at
      if (!red || limit === WHOLE_MS) console.log(plain.slice(-3000));
      resolve(red ? 'red' : 'broken');
    });
  });
}
