/** Logging in and out: argon2id, lock-out after repeated failures, sessions that can be revoked. */
import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { addMs, MINUTE_MS, toMs } from '../../core/time/instant.ts';
import type { Actor } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import { Turns } from './turns.ts';
import type { SessionDoc, UserDoc } from '../store/documents.ts';

/** A person logged in. */
export interface Session {
  id: string;
  csrf: string;
  user: UserDoc;
  actor: Actor;
}

const MAX_FAILURES = 5;
const LOCK_MS = 15 * MINUTE_MS;
/** A session ends twelve hours after it was last used. */
const IDLE_MS = 12 * 60 * MINUTE_MS;
/** The last use is written at most this often. */
const SEEN_MS = 5 * MINUTE_MS;

/** Hash of a password for keeping. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/** A hash to compare with when there is no such user, so that the answer takes as long. */
let decoy: Promise<string> | undefined;

/** Guesses at one account are counted one after another: many at once are as many. */
const turns = new Turns();

/** Checks the password and opens a session. @throws 401, 429 */
export function login(context: Context, username: string, password: string): Promise<{ token: string; session: Session }> {
  return turns.take(username, () => check(context, username, password));
}

async function check(context: Context, username: string, password: string): Promise<{ token: string; session: Session }> {
  const { store } = context;
  const [user] = await store.find<UserDoc>('users', { filter: { username }, limit: 1 });
  const now = new Date().toISOString();
  if (user?.lockedUntil && user.lockedUntil > now) throw errors.locked(Math.ceil((toMs(user.lockedUntil) - toMs(now)) / MINUTE_MS));
  const right = await verify(user?.passwordHash ?? (await (decoy ??= hashPassword('decoy'))), password).catch(() => false);
  if (!user || !right) {
    if (user) await countFailure(context, user, now);
    throw errors.badCredentials();
  }
  if (user.failures > 0) await store.set('users', { ...user, failures: 0, lockedUntil: null });
  const token = randomBytes(32).toString('base64url');
  const doc: SessionDoc = { _id: idOf(token), user: user._id, csrf: randomBytes(18).toString('base64url'), createdAt: Date.now(), seenAt: Date.now() };
  await store.insert('sessions', doc);
  return { token, session: sessionFrom(doc, user) };
}

async function countFailure({ store }: Context, user: UserDoc, now: string): Promise<void> {
  const failures = user.failures + 1;
  const lockedUntil = failures >= MAX_FAILURES ? addMs(now, LOCK_MS) : null;
  await store.set('users', { ...user, failures: lockedUntil ? 0 : failures, lockedUntil });
}

/** The session of a token; null when there is none or it has been idle too long. */
export async function sessionOf({ store }: Context, token: string): Promise<Session | null> {
  const doc = await store.get<SessionDoc>('sessions', idOf(token));
  if (!doc) return null;
  if (Date.now() - doc.seenAt > IDLE_MS) {
    await store.delete('sessions', doc._id);
    return null;
  }
  if (Date.now() - doc.seenAt > SEEN_MS) await store.set('sessions', { ...doc, seenAt: Date.now() });
  const user = await store.get<UserDoc>('users', doc.user);
  return user && sessionFrom(doc, user);
}

/** Ends a session. */
export async function logout({ store }: Context, session: Session): Promise<void> {
  await store.delete('sessions', session.id);
}

/** Only the hash of a token is kept: who reads the store cannot take over a session. */
function idOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function sessionFrom(doc: SessionDoc, user: UserDoc): Session {
  return { id: doc._id, csrf: doc.csrf, user, actor: { user: user._id, name: user.name, positions: user.positions } };
}
