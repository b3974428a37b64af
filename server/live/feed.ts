/**
 * The live feed: one reader of the event log for all sockets of this server. A socket that joins with a cursor is
 * told what it missed by the same reader that tells everybody what is new, so no event is skipped or told twice.
 */
import type { WebSocket } from 'ws';
import type { LiveMessage } from '../../core/api.ts';
import { keysOf } from '../../core/engine/candidates.ts';
import type { CaseEvent } from '../../core/vocabulary.ts';
import { lasts, stillLasting, type Session } from '../commands/sessions.ts';
import type { Context } from '../context.ts';
import type { RecordDoc } from '../store/documents.ts';
import { standingOf, nameFor, titleTo, audienceOf, type CaseCache, type EventAudience } from './audience.ts';

/** A record of the log has at most this many events; a cursor names the event within its record. */
const SPAN = 1_000;

/** The connection below a socket: what is written while it is corked goes out as one piece. */
interface Wire {
  cork(): void;
  uncork(): void;
}

const LOOSE: Wire = { cork: () => {}, uncork: () => {} };

interface Listener {
  socket: WebSocket;
  wire: Wire;
  session: Session;
  keys: Set<string>;
  /** The last event it was told of, or that was passed over because it is not for it: position × SPAN + event. */
  cursor: number;
}

const BATCH = 500;
/** More than this behind and reloading is quicker than being told. */
const MAX_BACKFILL = 5_000;
/** Bytes a socket may leave unread before it is told so and dropped. */
const MAX_BUFFERED = 1_000_000;
/** Commits of other servers give no signal here; their events are looked for this often. */
const POLL_MS = 1_000;
/** Proxies close silent connections; also how soon a dead one, and the end of a session, is noticed. */
const PING_MS = 25_000;

export class LiveFeed {
  private readonly listeners = new Set<Listener>();
  /** Also those that are not told anything yet. */
  private readonly joined = new Set<Listener>();
  private reading = false;
  private again = false;
  private readonly stop: () => void;
  private readonly cache: CaseCache;

  constructor(
    private readonly context: Context,
    pingMs = PING_MS,
  ) {
    this.cache = { cases: new Map() };
    const unlisten = context.commits.listen(() => this.read());
    const unheard = context.people.listen(() => this.look());
    const poll = setInterval(() => this.read(), POLL_MS);
    const ping = setInterval(() => this.listeners.forEach((listener) => this.ping(listener)), pingMs);
    this.stop = () => {
      unlisten();
      unheard();
      clearInterval(poll);
      clearInterval(ping);
    };
  }

  /** Lets a socket listen from `cursor` on (null: from now). */
  async join(socket: WebSocket, session: Session, cursor: number | null, wire: Wire = LOOSE): Promise<void> {
    socket.on('error', () => socket.terminate());
    // before anything is waited for: a socket that closes meanwhile says so only once
    const listener: Listener = { socket, wire, session, keys: new Set(keysOf(session.actor)), cursor: 0 };
    if (this.hasEnough(session)) return socket.close(1008, 'too many');
    socket.on('close', () => this.leave(listener));
    this.joined.add(listener);
    const head = (await this.context.store.head()) * SPAN + SPAN - 1;
    const behind = cursor === null ? 0 : (head - cursor) / SPAN;
    const lost =
      cursor !== null && (!Number.isInteger(cursor) || cursor < 0 || behind < 0 || behind > MAX_BACKFILL);
    if (socket.readyState !== socket.OPEN) return;
    listener.cursor = lost || cursor === null ? head : cursor;
    const hello: LiveMessage = { seq: listener.cursor, type: lost ? 'resync' : 'hello' };
    send(listener, JSON.stringify(hello));
    this.listeners.add(listener);
    this.read();
  }

  private hasEnough({ id, user }: Session): boolean {
    const own = [...this.joined].filter(({ session }) => session.user._id === user._id);
    const here = own.filter(({ session }) => session.id === id);
    const { socketsPerSession: most } = this.context.config;
    return own.length >= 2 * most || here.length >= most;
  }

  private leave(listener: Listener): void {
    this.listeners.delete(listener);
    this.joined.delete(listener);
  }

  /** Keeps the connection open as long as the session lasts. */
  private ping({ socket, session }: Listener): void {
    socket.ping();
    lasts(this.context, session).then(
      (still) => still || socket.close(4401, 'session ended'),
      // the store cannot be asked: the next ping asks again
      (error: unknown) => this.context.log.warn({ err: error }, 'live feed'),
    );
  }

  close(): void {
    this.stop();
    for (const { socket } of this.listeners) socket.close(1001, 'server stops');
    this.listeners.clear();
    this.joined.clear();
  }

  /** Somebody has lost a post or a session: whose it was is told now, not with the next event. */
  private look(): void {
    void this.renew([...this.listeners]).catch((error: unknown) =>
      this.context.log.warn({ err: error }, 'live feed'),
    );
  }

  /**
   * Each listener as they stand now; whose session has ended is let go. Who holds other posts than before is told to load
   * anew. Answers with those who still listen.
   */
  private async renew(listeners: Listener[]): Promise<Listener[]> {
    const now = await stillLasting(
      this.context,
      listeners.map(({ session }) => session),
    );
    return listeners.filter((listener, n) => {
      const session = now[n];
      if (!session) {
        this.listeners.delete(listener);
        listener.socket.close(4401, 'session ended');
        return false;
      }
      const before = listener.session.user.posts.join();
      listener.session = session;
      if (session.user.posts.join() !== before) {
        listener.keys = new Set(keysOf(session.actor));
        send(listener, JSON.stringify({ seq: listener.cursor, type: 'resync' } satisfies LiveMessage));
      }
      return true;
    });
  }

  /** Reads what is new and tells everybody; a commit meanwhile means reading once more. */
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
    // whoever is furthest behind (a socket that resumes) is where to read from; the others are not told twice. Who joins
    // meanwhile waits for the next reading: told from the middle on, it would never hear what came before
    let here = [...this.listeners];
    const furthest = here.reduce((least, { cursor }) => Math.min(least, cursor), Infinity);
    let at = Math.floor(furthest / SPAN) - 1;
    for (;;) {
      const records = await this.context.store.tail<RecordDoc>(at, BATCH);
      // asked anew for every batch: a post may have been taken since the socket was opened
      if (records.length > 0) here = await this.renew(here);
      const audiences: (EventAudience | null)[] = [];
      for (const record of records) audiences.push(await audienceOf(this.context, this.cache, record));
      // nothing is waited for while the wires are corked
      for (const { wire } of here) wire.cork();
      for (const [n, record] of records.entries()) {
        at = record.pos as number;
        tellRecord(here, record, audiences[n] ?? null);
      }
      for (const { wire } of here) wire.uncork();
      if (records.length < BATCH) return;
    }
  }
}

/** Tells a record to everybody who has not heard it and may. What is told to all staff alike is put into words once. */
function tellRecord(here: Listener[], record: RecordDoc, audience: EventAudience | null): void {
  const first = (record.pos as number) * SPAN;
  for (const [n, event] of record.events.entries()) {
    const toStaff = new Map<string | undefined, string>();
    for (const listener of here) {
      if (listener.cursor >= first + n) continue;
      listener.cursor = first + n;
      const { actor } = listener.session;
      const standing = audience && standingOf(audience, actor, listener.keys, event);
      if (!audience || !standing) continue;
      const title = titleTo(audience, actor);
      if (standing === 'filer') {
        send(listener, words(event, listener.cursor, title, nameFor(event, actor)));
        continue;
      }
      const said =
        toStaff.get(title) ?? words(event, listener.cursor, title, event.by.name, event.by.user ?? undefined);
      toStaff.set(title, said);
      send(listener, said);
    }
  }
  for (const listener of here) listener.cursor = Math.max(listener.cursor, first + SPAN - 1);
}

function words(event: CaseEvent, seq: number, title: string | undefined, by: string, byId?: string): string {
  return JSON.stringify({
    seq,
    type: event.type,
    caseId: event.case,
    at: event.at,
    by,
    ...(byId === undefined ? {} : { byId }),
    ...(event.step ? { step: event.step } : {}),
    ...(event.task ? { task: event.task } : {}),
    ...(title ? { title } : {}),
  } satisfies LiveMessage);
}

function send({ socket, cursor }: Listener, message: string): void {
  if (socket.bufferedAmount > MAX_BUFFERED) {
    socket.send(JSON.stringify({ seq: cursor, type: 'slow' } satisfies LiveMessage));
    socket.close(1013, 'too slow');
    return;
  }
  if (socket.readyState === socket.OPEN) socket.send(message);
}
