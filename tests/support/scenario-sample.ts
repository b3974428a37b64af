/**
 * Which scenarios are played over HTTP. The pure engine plays them all in seconds; over HTTP each takes one, and they become
 * many. So a run plays a sample, another one each time, with those of the processes that were changed; at night all.
 */
import { execFileSync } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** `SCENARIOS=all`: every one. */
export const EVERY = process.env['SCENARIOS'] === 'all';

/** `SCENARIO_SEED=<number>` draws the sample of an earlier run again. */
export const SEED = Number(process.env['SCENARIO_SEED'] ?? randomInt(1_000_000));

/** So many of `files` by the number, one of each process first; in their order, with those of `changed`. */
export function sampleOf(
  files: readonly string[],
  { size, seed, changed }: { size: number; seed: number; changed: readonly string[] },
): string[] {
  const drawn = files
    .map((file) => ({ file, lot: createHash('sha256').update(`${seed} ${file}`).digest('hex') }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ file }) => file);
  const processes = drawn.map(processOf);
  const one = drawn.filter((file, i) => processes.indexOf(processOf(file)) === i);
  const more = drawn.filter((file) => !one.includes(file)).slice(0, Math.max(0, size - one.length));
  const chosen = new Set([...one, ...more, ...files.filter((file) => concerns(file, changed))]);
  return files.filter((file) => chosen.has(file));
}

/** Whether a change of these files, by their path in the house, may change what a scenario shows. */
function concerns(file: string, changed: readonly string[]): boolean {
  const key = processOf(file);
  return changed.some(
    (path) =>
      path === `workflows/${file}` ||
      (/^workflows\/[^/]+\/[^/]+\.(json|bpmn)$/.test(path) && path.startsWith(`workflows/${key}/`)) ||
      path.startsWith(`forms/${key}/`) ||
      path.startsWith('forms/shared/'),
  );
}

/** The process a file is in the folder of. */
function processOf(file: string): string {
  return file.split('/')[0] ?? '';
}

/** Files that differ from where this branch left `main`, committed or not; none where git or `main` is not there. */
export function changedFiles(): string[] {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  for (const main of ['main', 'origin/main'])
    try {
      const base = git('merge-base', 'HEAD', main).trim();
      const files = git('diff', '--name-only', base) + git('ls-files', '--others', '--exclude-standard');
      return files.split('\n').filter((file) => file !== '');
    } catch {
      // the next, or nothing to compare with
    }
  return [];
}
