/** The command line: `npx xiangzhi <verb>`. One file a verb in cli/. */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messages } from './cli/messages.ts';

/** A verb: its arguments to an exit code. */
export type Verb = (args: string[], root: string) => Promise<number>;

const VERBS: Record<string, () => Promise<{ run: Verb }>> = {
  serve: () => import('./cli/serve.ts'),
  check: () => import('./cli/check.ts'),
  simulate: () => import('./cli/simulate.ts'),
  format: () => import('./cli/format.ts'),
  seed: () => import('./cli/seed.ts'),
  schemas: () => import('./cli/schemas.ts'),
  user: () => import('./cli/user.ts'),
  'verify-log': () => import('./cli/verify-log.ts'),
  replay: () => import('./cli/replay.ts'),
  migrate: () => import('./cli/migrate.ts'),
  export: () => import('./cli/export.ts'),
  import: () => import('./cli/import.ts'),
  backup: () => import('./cli/backup.ts'),
  restore: () => import('./cli/restore.ts'),
  bench: () => import('./cli/bench.ts'),
};

/** Runs the verb named first; the exit code is the process's. */
export async function main(argv: string[]): Promise<void> {
  const [name = 'help', ...args] = argv;
  const verb = VERBS[name];
  if (!verb) {
    const lines = Object.keys(VERBS).map(
      (verbName) => `  xiangzhi ${verbName.padEnd(12)} ${messages.verbs[verbName]}`,
    );
    console.log([messages.title, '', ...lines].join('\n'));
    process.exitCode = name === 'help' || name === '--help' ? 0 : 2;
    return;
  }
  const { run } = await verb();
  process.exitCode = await run(args, resolve(dirname(fileURLToPath(import.meta.url)), '..'));
}
