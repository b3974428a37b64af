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
  /** Message channels the office has connected; none but the in-box at first. */
  channels: string[];
  /** Requests a minute of one session, or of one address without; a busy window clerk needs about a hundred. */
  requestsPerMinute: number;
  /** Sockets of one session; a person has twice as many on all their devices. */
  socketsPerSession: number;
  /** Whether the demo was asked for by name, and not only for want of an address others reach. */
  demoAsked: boolean;
  /** Which proxies say truly who asks: false none, a number of them in a row, else their addresses. */
  trustProxy: false | number | string;
  /** Who knows it reads `/metrics` from anywhere; without one this computer alone does. */
  metricsToken: string | null;
}

/** Addresses only this computer itself can reach. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/;

/** What `XIANGZHI_CHANNELS` may name. */
const CHANNELS = ['sms', 'email', 'wechat'];

/** More than anybody has tabs. */
const SOCKETS_PER_SESSION = 100;
const REQUESTS_PER_MINUTE = 3_000;

/** Reads `PORT`, `HOST`, `XIANGZHI_DATA`, `MONGODB_URI`, `XIANGZHI_CLOCK`, `XIANGZHI_DEMO`, `LOG_LEVEL`, `REQUESTS_PER_MINUTE`, `SOCKETS_PER_SESSION`, `TRUST_PROXY`, `XIANGZHI_METRICS_TOKEN`, `XIANGZHI_CHANNELS`. @throws Error listing every problem */
export function readConfig(env: Record<string, string | undefined>, root: string): Config {
  const problems: string[] = [];
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) problems.push(`PORT: not a port: ${env.PORT}`);
  const clock = env.XIANGZHI_CLOCK ?? 'real';
  if (clock !== 'real' && clock !== 'virtual') problems.push(`XIANGZHI_CLOCK: real or virtual, not ${clock}`);
  const requestsPerMinute = Number(env.REQUESTS_PER_MINUTE ?? REQUESTS_PER_MINUTE);
  if (!(requestsPerMinute > 0))
    problems.push(`REQUESTS_PER_MINUTE: not a number of requests: ${env.REQUESTS_PER_MINUTE}`);
  const socketsPerSession = Number(env.SOCKETS_PER_SESSION ?? SOCKETS_PER_SESSION);
  if (!(socketsPerSession > 0))
    problems.push(`SOCKETS_PER_SESSION: not a number of sockets: ${env.SOCKETS_PER_SESSION}`);
  const channels = (env.XIANGZHI_CHANNELS ?? '').split(',').map((name) => name.trim());
  const wanted = channels.filter((name) => name !== '');
  for (const name of wanted)
    if (!CHANNELS.includes(name)) problems.push(`XIANGZHI_CHANNELS: ${CHANNELS.join(', ')}, not ${name}`);
  if (proxies(env.TRUST_PROXY) === null)
    problems.push(`TRUST_PROXY: how many proxies in a row, or their addresses, not ${env.TRUST_PROXY}`);
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
    channels: wanted,
    logLevel: env.LOG_LEVEL ?? 'warn',
    requestsPerMinute,
    socketsPerSession,
    demoAsked: env.XIANGZHI_DEMO !== undefined && env.XIANGZHI_DEMO !== '0',
    trustProxy: proxies(env.TRUST_PROXY) as Config['trustProxy'],
    metricsToken: env.XIANGZHI_METRICS_TOKEN || null,
  };
}

/** Believing every proxy is believing whoever writes the header: it is said how many there are, or which. */
function proxies(said = ''): false | number | string | null {
  if (said === '' || said === '0' || said === 'false') return false;
  if (/^\d$/.test(said)) return Number(said);
  return said.split(',').every((part) => ADDRESS.test(part.trim())) ? said : null;
}

/** An address, a range, or a name of ranges that fastify knows. */
const ADDRESS = /^([\da-f.:]+(\/\d{1,3})?|loopback|linklocal|uniquelocal)$/i;
