/**
 * The clients of a measurement, in a process of their own so that they take nothing from the server's thread: kept-alive
 * connections that act on cases, and one live socket for each session, as a desk has. Started by over-http.ts, which
 * writes a Load to its standard input; prints a Measured.
 */
import { json } from 'node:stream/consumers';
import autocannon from 'autocannon';
import { WebSocket } from 'ws';

/** What to do. */
export interface Load {
  url: string;
  /** The session of each person: its cookie, and the token its changes carry. */
  sessions: { cookie: string; csrf: string }[];
  cases: string[];
  connections: number;
  seconds: number;
}

/** What came of it; any answer but success is an error. */
export interface Measured {
  perSecond: number;
  /** Milliseconds. */
  p99: number;
}

const load = (await json(process.stdin)) as Load;
const { url, sessions, cases } = load;

let heard = 0;
const sockets = await Promise.all(
  sessions.map(
    ({ cookie }) =>
      new Promise<WebSocket>((resolve, reject) => {
        const socket = new WebSocket(`${url.replace('http', 'ws')}/api/live`, { headers: { cookie } });
        socket.on('error', reject);
        socket.on('message', () => (heard += 1));
        socket.once('message', () => resolve(socket));
      }),
  ),
);

let n = 0;
const result = await autocannon({
  url,
  connections: load.connections,
  duration: load.seconds,
  requests: [
    {
      method: 'POST',
      setupRequest: (request) => {
        n += 1;
        const { cookie, csrf } = sessions[n % sessions.length] as Load['sessions'][number];
        return {
          ...request,
          path: `/api/cases/${cases[n % cases.length]}/actions`,
          headers: { 'content-type': 'application/json', cookie, 'x-csrf-token': csrf },
          body: JSON.stringify({ action: 'again', step: 'review', data: { opinion: `第 ${n} 次` } }),
        };
      },
    },
  ],
});
for (const socket of sockets) socket.close();

const failed = result.non2xx + result.errors + result.timeouts;
if (failed > 0)
  throw new Error(`${failed} of ${n} requests failed: ${JSON.stringify(result.statusCodeStats)}`);
if (heard <= sockets.length) throw new Error('the live sockets heard nothing');
const measured: Measured = { perSecond: result['2xx'] / result.duration, p99: result.latency.p99 };
console.log(JSON.stringify(measured));
