/** A server of its own process, to be killed: started on a folder, spoken to over HTTP, ended without a warning. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../support/app.ts';

export interface Served {
  url: string;
  /** Ends it on the spot; resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop; answers with its exit code. */
  stop(): Promise<number | null>;
}

/** Starts `xiangzhi serve` and waits until it says where. */
export async function serve(folder: string): Promise<Served> {
  const env = {
    ...process.env,
    PORT: '0',
    XIANGZHI_DATA: folder,
    XIANGZHI_CLOCK: 'virtual',
    REQUESTS_PER_MINUTE: '1000000',
    LOG_LEVEL: 'error',
    MONGODB_URI: '',
  };
  const child = spawn(process.execPath, [join(ROOT, 'server/bin.js'), 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  process.once('exit', () => child.kill('SIGKILL'));
  const url = await announced(child, gone);
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
  };
}

function announced(child: ChildProcess, gone: Promise<number | null>): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (url) resolve(url);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void gone.then((code) => reject(new Error(`the server ended with ${code} before it was up:\n${said}`)));
  });
}
