/** Many live sockets in a process of their own, counting what they hear. Started by live.bench.ts with an IPC channel. */
import { WebSocket } from 'ws';

/** What the parent asks: first to open sockets, then to say when all of them have heard so many messages since. */
export type Ask = { url: string; cookie: string; sockets: number } | { heard: number };

const AT_ONCE = 50;

let sockets = 0;
let heard = 0;
let wanted = Infinity;

process.on('message', (ask: Ask) => {
  if ('url' in ask) {
    void open(ask).then(() => process.send?.('ready'));
    return;
  }
  wanted = ask.heard * sockets;
  tell();
});

async function open({ url, cookie, sockets: count }: Extract<Ask, { url: string }>): Promise<void> {
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/api/live`, { headers: { cookie } });
      socket.on('error', reject);
      socket.once('message', () => {
        socket.on('message', () => {
          heard += 1;
          tell();
        });
        resolve();
      });
    });
  for (; sockets < count; sockets += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, one));
}

function tell(): void {
  if (heard < wanted) return;
  heard -= wanted;
  wanted = Infinity;
  process.send?.('heard');
}
