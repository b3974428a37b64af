/**
 * The live feed: one reader of the event log for all sockets of this server. A socket that joins with a cursor is
 * first given what it missed (backfill), then goes on with everybody else (live); no position is skipped in between.
 */
import type { WebSocket } from 'ws';
import type { LiveMessage } from '../../core/api.ts';
import { keysOf } from '../../core/engine/candidates.ts';
import type { Actor, CaseEvent } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import type { Doc } from '../store/types.ts';
import { mayHear, type Hearing } from './rooms.ts';

type LogEvent = Doc & CaseEvent & { pos: number };

interface Listener {
  socket: WebSocket;
  actor: Actor;
  keys: Set<string>;
  /** Position up to which it has been told. */
  cursor: number;
}

const BATCH = 500;
/** More than this behind and reloading is quicker than being told. */
const MAX_BACKFILL = 5_000;
/** Bytes a socket may leave unread before it is told so and dropped. */
const MAX_BUFFERED = 1_000_000;
/** Other servers ring no bell here; their events are looked for this often. */
const POLL_MS = 1_000;
/** Proxies close silent connections; also how soon a dead one is noticed. */
const PING_MS = 25_000;

export class LiveFeed {
  private readonly listeners = new Set<Listener>();
  private position = -1;
  private reading = false;
  private again = false;
  private readonly stop: () => void;
  private readonly hearing: Hearing;

  constructor(private readonly context: Context) {
    this.hearing = { cases: new Map() };
    const unlisten = context.bell.listen(() => this.read());
    const poll = setInterval(() => this.read(), POLL_MS);
    const ping = setInterval(() => this.listeners.forEach(({ socket }) => socket.ping()), PING_MS);
    this.stop = () => {
      unlisten();
      clearInterval(poll);
      clearInterval(ping);
    };
  }

  /** Lets a socket listen from `cursor` on (null: from now). */
  async join(socket: WebSocket, actor: Actor, cursor: number | null): Promise<void> {
    socket.on('error', () => socket.terminate());
    const head = await this.context.store.head();
    if (this.position < 0) this.position = head;
    const listener: Listener = { socket, actor, keys: new Set(keysOf(actor)), cursor: head };
    socket.on('close', () => this.listeners.delete(listener));
    const behind = cursor === null ? 0 : head - cursor;
    if (cursor !== null && (!Number.isInteger(cursor) || behind < 0 || behind > MAX_BACKFILL)) {
      this.send(listener, { seq: head, type: 'resync' });
    } else {
      this.send(listener, { seq: cursor ?? head, type: 'hello' });
      if (cursor !== null) await this.backfill(listener, cursor, head);
    }
    this.listeners.add(listener);
    this.read();
  }

  close(): void {
    this.stop();
    for (const { socket } of this.listeners) socket.close(1001, 'server stops');
    this.listeners.clear();
  }

  private async backfill(listener: Listener, from: number, to: number): Promise<void> {
    for (let at = from; at < to; ) {
      const events = await this.context.store.tail<LogEvent>(at, BATCH);
      if (events.length === 0) return;
      for (const event of events) {
        if (event.pos > to) return;
        await this.tell(listener, event);
      }
      at = (events[events.length - 1] as LogEvent).pos;
    }
  }

  /** Reads what is new and tells everybody; a ring while reading means reading once more. */
  private read(): void {
    if (this.reading) {
      this.again = true;
      return;
    }
    if (this.listeners.size === 0) return;
    this.reading = true;
    void this.readOn()
      .catch((error: unknown) => this.context.log.error({ err: error }, 'live feed'))
      .finally(() => {
        this.reading = false;
        if (this.again) {
          this.again = false;
          this.read();
        }
      });
  }

  private async readOn(): Promise<void> {
    // sockets that join later are backfilled up to the head they saw, so the slowest listener is where to read from
    const from = Math.min(...[...this.listeners].map((l) => l.cursor));
    if (this.position < from) this.position = from;
    for (let at = Math.min(this.position, from); ; ) {
      const events = await this.context.store.tail<LogEvent>(at, BATCH);
      for (const event of events) {
        for (const listener of this.listeners) if (event.pos > listener.cursor) await this.tell(listener, event);
        at = event.pos;
      }
      this.position = at;
      if (events.length < BATCH) return;
    }
  }

  private async tell(listener: Listener, event: LogEvent): Promise<void> {
    listener.cursor = Math.max(listener.cursor, event.pos);
    if (!(await mayHear(this.context, this.hearing, listener.actor, listener.keys, event))) return;
    const title = this.hearing.cases.get(event.case)?.subject;
    this.send(listener, {
      seq: event.pos,
      type: event.type,
      caseId: event.case,
      at: event.at,
      by: event.by.name,
      ...(event.step ? { step: event.step } : {}),
      ...(event.task ? { task: event.task } : {}),
      ...(title ? { title } : {}),
    });
  }

  private send({ socket, cursor }: Listener, message: LiveMessage): void {
    if (socket.bufferedAmount > MAX_BUFFERED) {
      socket.send(JSON.stringify({ seq: cursor, type: 'slow' } satisfies LiveMessage));
      socket.close(1013, 'too slow');
      return;
    }
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  }
}
