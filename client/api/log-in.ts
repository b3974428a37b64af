/** Logging in, and what is said of a login that is refused. */
import type { Me } from '../../core/api.ts';
import { call, calls } from './call.ts';
import { HttpError, rememberCsrf, sentenceOf } from './http.ts';
import { words } from '../words.ts';

export async function logIn(username: string, password: string): Promise<Me> {
  const me = await call(
    calls.session.login,
    { body: { username, password } },
    { allow401: true, retries: 1 },
  );
  rememberCsrf(me.csrf);
  return me;
}

/** The server says how many attempts are left, or until when the account is locked; where it says nothing, so do we. */
export function problemOf(error: unknown): string {
  if (error instanceof HttpError && error.status === 401 && error.message === words.errors.byStatus(401))
    return words.login.wrong;
  return sentenceOf(error);
}
