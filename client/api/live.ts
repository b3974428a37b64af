/** The live view of what happens: a WebSocket that resumes where it left off. No command goes over it. */
import type { LiveMessage } from '../../core/api.ts';
import { calls, linkTo } from './call.ts';
import { checkSession } from './http.ts';
import { session } from './session.ts';
import { onWake } from './wake.ts';

/** `ended`: the session is over; it connects again when the person has logged in again. */
type LiveState = 'connecting' | 'open' | 'waiting' | 'ended' | 'closed';

interface LiveOptions {
  onMessage: (message: LiveMessage) => void;
  /** The cursor is too old: what is on the screen has to be loaded anew. */
  onResync?: () => void;
  onState?: (state: LiveState) => void;
  /** Resume after this message; absent: from now on. */
  cursor?: number;
}

interface Live {
  close: () => void;
  /** Number of the last message heard. */
  readonly cursor: number | undefined;
}

/** The server closes with this code when the session is over. */
const SESSION_ENDED = 4401;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

export function connectLive(options: LiveOptions): Live {
  let cursor = options.cursor;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let socket: WebSocket | undefined;
  let closed = false;

  const hear = (message: LiveMessage): void => {
    // a resumed stream may repeat what was heard just before the line broke
    const isNews = cursor === undefined || message.seq > cursor;
    if (isNews) cursor = message.seq;
    if (message.type === 'resync') options.onResync?.();
    else if (message.type === 'slow') socket?.close();
    else if (message.type !== 'hello' && isNews) options.onMessage(message);
  };

  const open = (): void => {
    if (closed) return;
    options.onState?.('connecting');
    socket = new WebSocket(
      location.origin.replace(/^http/, 'ws') +
        linkTo(calls.live.listen, { query: cursor === undefined ? {} : { cursor: String(cursor) } }),
    );
    socket.onopen = () => {
      failures = 0;
      options.onState?.('open');
    };
    socket.onmessage = ({ data }) => {
      const message = read(data);
      if (message) hear(message);
    };
    socket.onclose = ({ code }) => {
      if (closed) return;
      if (code === SESSION_ENDED) void again();
      else wait();
    };
  };

  const wait = (): void => {
    options.onState?.('waiting');
    timer = setTimeout(() => void again(), waitAfter(failures));
    failures += 1;
  };

  // A line that is refused does not say why: whether it is the session is asked for.
  const again = async (): Promise<void> => {
    clearTimeout(timer);
    const standing = await checkSession();
    if (closed) return;
    if (standing === 'on') return open();
    if (standing === 'unreached') return wait();
    options.onState?.('ended');
    await session.back();
    if (!closed) open();
  };

  // after a sleep the line may be dead and not know it
  const renew = (): void => {
    if (closed || session.current().standing !== 'on') return;
    if (socket) {
      socket.onclose = null;
      socket.onmessage = null;
      socket.close();
    }
    void again();
  };
  // somebody who comes back to the page should not wait for the timer
  const look = (): void => {
    if (document.visibilityState === 'visible' && socket?.readyState === WebSocket.CLOSED) renew();
  };
  // the line itself hears of a pulled cable only much later
  const off = (): void => options.onState?.('waiting');
  document.addEventListener('visibilitychange', look);
  addEventListener('offline', off);
  const stopWaking = onWake(renew);
  open();

  return {
    close: () => {
      closed = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
      removeEventListener('offline', off);
      stopWaking();
      socket?.close();
      options.onState?.('closed');
    },
    get cursor() {
      return cursor;
    },
  };
}

/** Doubling, and a share of chance, so that ten thousand listeners do not come back in the same second. */
function waitAfter(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures) * (0.5 + Math.random() / 2);
}

function read(data: unknown): LiveMessage | null {
  try {
    return JSON.parse(String(data)) as LiveMessage;
  } catch {
    return null;
  }
}
