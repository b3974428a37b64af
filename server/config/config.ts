/** What the environment says, read once; all problems are told at once. */
import { resolve } from 'node:path';

export interface Config {
  port: number;
  host: string;
  /** Folder of the embedded store and of files. */
  dataFolder: string;
  /** Set: MongoDB instead of the embedded store. */
  mongoUri?: string;
  mongoDatabase?: string;
  clock: 'real' | 'virtual';
  /** Demo accounts are listed and may log in with the demo password; only where nobody else gets at it, unless told so. */
  demo: boolean;
  /** Folder with workflows/, forms/ and seeds/. */
  root: string;
  /** Folder of the built client. */
  clientFolder: string;
  logLevel: string;
  /** Requests a minute of one session, or of one address without; a busy window clerk needs about a hundred. */
  requestsPerMinute: number;
  /** Which proxies say truly who asks: false none, true all, else addresses. */
  trustProxy: boolean | string;
}

/** Addresses only this computer itself can reach. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/;

const REQUESTS_PER_MINUTE = 3_000;

/** Reads `PORT`, `HOST`, `XIANGZHI_DATA`, `MONGODB_URI`, `XIANGZHI_CLOCK`, `XIANGZHI_DEMO`, `LOG_LEVEL`, `REQUESTS_PER_MINUTE`, `TRUST_PROXY`. @throws Error listing every problem */
export function readConfig(env: Record<string, string | undefined>, root: string): Config {
  const problems: string[] = [];
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) problems.push(`PORT: not a port: ${env.PORT}`);
  const clock = env.XIANGZHI_CLOCK ?? 'real';
  if (clock !== 'real' && clock !== 'virtual') problems.push(`XIANGZHI_CLOCK: real or virtual, not ${clock}`);
  const requestsPerMinute = Number(env.REQUESTS_PER_MINUTE ?? REQUESTS_PER_MINUTE);
  if (!(requestsPerMinute > 0))
    problems.push(`REQUESTS_PER_MINUTE: not a number of requests: ${env.REQUESTS_PER_MINUTE}`);
  if (problems.length > 0) throw new Error(`Configuration:\n${problems.map((p) => `  ${p}`).join('\n')}`);
  const host = env.HOST ?? '127.0.0.1';
  return {
    port,
    host,
    dataFolder: resolve(env.XIANGZHI_DATA ?? resolve(root, '.data')),
    ...(env.MONGODB_URI ? { mongoUri: env.MONGODB_URI } : {}),
    ...(env.MONGODB_DATABASE ? { mongoDatabase: env.MONGODB_DATABASE } : {}),
    clock: clock as Config['clock'],
    demo: env.XIANGZHI_DEMO === undefined ? LOOPBACK.test(host) : env.XIANGZHI_DEMO !== '0',
    root,
    clientFolder: resolve(root, 'dist/client'),
    logLevel: env.LOG_LEVEL ?? 'warn',
    requestsPerMinute,
    trustProxy: proxies(env.TRUST_PROXY),
  };
}

function proxies(said = ''): boolean | string {
  if (said === '' || said === '0' || said === 'false') return false;
  return said === '1' || said === 'true' ? true : said;
}
