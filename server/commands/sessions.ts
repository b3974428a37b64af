/** Logging in and out: argon2id, lock-out after repeated failures, sessions that can be revoked. Demo accounts only in a demo. */
import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { MINUTE_MS } from '../../core/time/instant.ts';
import type { Actor } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import { passwordGuesses, type Guess } from './guesses.ts';
import type { SessionDoc, UserDoc } from '../store/documents.ts';
import { messages } from './messages.ts';

/** A person logged in. */
export interface Session {
  id: string;
  csrf: string;
  user: UserDoc;
  actor: Actor;
}

/** A session ends twelve hours after it was last used. */
const IDLE_MS = 12 * 60 * MINUTE_MS;
/** However much it is used, a session ends a week after it began. */
const LIFE_MS = 7 * 24 * 60 * MINUTE_MS;
/** The last use is written at most this often. */
const SEEN_MS = 5 * MINUTE_MS;

/** Hash of a password for keeping. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/** A hash to compare with when there is no such user, so that the answer takes as long: of a password nobody knows. */
const DECOY =
  '$argon2id$v=19$m=19456,t=2,p=1$icJDWApZXzK41vfTlz2M+w$9ahxVQDUaBcT+9J37+5bQ98vxojkIHfk650D3Ie/FNo';

/** Checks the password and opens a session; `address` is where the asker is. @throws 401, 429 */
export function login(
  context: Context,
  username: string,
  password: string,
  address = '',
): Promise<{ token: string; session: Session }> {
  const guess = passwordGuesses(username, address);
  return context.guesses.inTurn(guess, () => check(context, username, password, guess));
}

async function check(
  context: Context,
  username: string,
  password: string,
  guess: Guess[],
): Promise<{ token: string; session: Session }> {
  const { store, guesses } = context;
  const left = await guesses.lockedFor(store, guess, Date.now());
  if (left > 0) throw errors.locked(Math.ceil(left / MINUTE_MS));
  const [user] = (await store.find<UserDoc>('users', { filter: { username }, limit: 1 })).filter((found) =>
    open(context, found),
  );
  const right = await verify(user?.passwordHash ?? DECOY, password).catch(() => false);
  if (!user || !right) {
    await guesses.fail(store, guess, Date.now());
    throw errors.badCredentials();
  }
  await guesses.succeed(store, guess);
  const token = randomBytes(32).toString('base64url');
  const doc: SessionDoc = {
    _id: idOf(token),
    user: user._id,
    csrf: randomBytes(18).toString('base64url'),
    createdAt: Date.now(),
    seenAt: Date.now(),
  };
  await store.insert('sessions', doc);
  return { token, session: sessionFrom(doc, user) };
}

/** Demo accounts share a password that everybody may read: where this is no demo they are nobody. */
function open({ config }: Context, user: UserDoc): boolean {
  return config.demo || !user.demo;
}

/** The session of a token; null when there is none or it has been idle too long. */
export async function sessionOf(context: Context, token: string): Promise<Session | null> {
  const { store } = context;
  const id = idOf(token);
  const doc = await store.getShared<SessionDoc>('sessions', id);
  if (!doc) return null;
  if (over(doc)) {
    await store.delete('sessions', doc._id);
    return null;
  }
  if (Date.now() - doc.seenAt > SEEN_MS && !(await touch(context, id))) return null;
  const user = await store.getShared<UserDoc>('users', doc.user);
  return user && open(context, user) ? sessionFrom(doc, user) : null;
}

/** Whether a session still lasts, without counting as a use of it. */
export async function lasts(context: Context, { id }: Session): Promise<boolean> {
  const doc = await context.store.getShared<SessionDoc>('sessions', id);
  const user = doc && !over(doc) ? await context.store.getShared<UserDoc>('users', doc.user) : null;
  return user !== null && open(context, user);
}

function over({ seenAt, createdAt }: SessionDoc): boolean {
  return Date.now() - seenAt > IDLE_MS || Date.now() - createdAt > LIFE_MS;
}

/** Of several sessions those that still last, each as the person it belongs to stands now: posts come and go meanwhile. */
export async function stillLasting(context: Context, sessions: Session[]): Promise<(Session | null)[]> {
  const docs = await context.store.getMany<SessionDoc>(
    'sessions',
    sessions.map(({ id }) => id),
  );
  const ids = [...new Set(sessions.map(({ user }) => user._id))];
  const users = new Map(
    (await context.store.getMany<UserDoc>('users', ids)).flatMap((user) => (user ? [[user._id, user]] : [])),
  );
  return docs.map((doc) => {
    const user = doc && !over(doc) ? users.get(doc.user) : undefined;
    return doc && user && open(context, user) ? sessionFrom(doc, user) : null;
  });
}

/** Notes the use of a session, in turn with its end: a late note must not bring back what was ended. False when it is gone. */
function touch({ store, sessionMutex }: Context, id: string): Promise<boolean> {
  return sessionMutex.run(id, async () => {
    const doc = await store.get<SessionDoc>('sessions', id);
    if (doc) await store.set('sessions', { ...doc, seenAt: Date.now() });
    return doc !== null;
  });
}

/** Ends a session. */
export async function logout({ store, people, sessionMutex }: Context, session: Session): Promise<void> {
  await sessionMutex.run(session.id, () => store.delete('sessions', session.id));
  people.notify();
}

/** Ends all sessions of a person, but for one they keep. */
export async function endSessions(
  { store, people, sessionMutex }: Pick<Context, 'store' | 'people' | 'sessionMutex'>,
  user: string,
  keep?: string,
): Promise<void> {
  for (;;) {
    const found = await store.find<SessionDoc>('sessions', { filter: { user }, limit: 1000 });
    const ending = found.filter(({ _id }) => _id !== keep);
    for (const { _id } of ending) await sessionMutex.run(_id, () => store.delete('sessions', _id));
    if (found.length < 1000) break;
  }
  people.notify();
}

/** Gives somebody a new password, for who knows the old one; what was open with the old one ends. @throws 422, 429 */
export async function changePassword(
  context: Context,
  session: Session,
  old: string,
  password: string,
  address: string,
): Promise<void> {
  const { store, guesses } = context;
  const guess = passwordGuesses(session.user.username, address);
  await guesses.inTurn(guess, async () => {
    const left = await guesses.lockedFor(store, guess, Date.now());
    if (left > 0) throw errors.locked(Math.ceil(left / MINUTE_MS));
    const user = await store.get<UserDoc>('users', session.user._id);
    if (!user || !(await verify(user.passwordHash, old).catch(() => false))) {
      await guesses.fail(store, guess, Date.now());
      throw errors.invalid(messages.wrongPassword, 'old');
    }
    await store.set('users', { ...user, passwordHash: await hashPassword(password) });
    await endSessions(context, user._id, session.id);
  });
}

/** Only the hash of a token is kept: who reads the store cannot take over a session. */
function idOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function sessionFrom(doc: SessionDoc, user: UserDoc): Session {
  return {
    id: doc._id,
    csrf: doc.csrf,
    user,
    actor: { user: user._id, name: user.name, positions: user.positions },
  };
}
