/** The command line as people use it: a process of its own. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { ROOT } from './app.ts';

export interface Ran {
  code: number | null;
  /** What it said on its output. */
  out: string;
  /** What it said about errors. */
  err: string;
}

/** Runs `xiangzhi` to its end; `env` is laid over a clean one (no MongoDB, a virtual clock). */
export async function xiangzhi(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [join(ROOT, 'server/bin.js'), ...args], {
    cwd: ROOT,
    env: { ...process.env, MONGODB_URI: '', XIANGZHI_CLOCK: 'virtual', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), gone]);
  return { code, out, err };
}
