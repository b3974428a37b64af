/**
 * Talking to the server. Every failure is an `HttpError` with a Chinese sentence that can be shown as it is. Who was not
 * logged in yet is led to the login page and back; whose session ended logs in on top of the page, and the call goes on.
 */
import type { ApiError, Me } from '../../core/api.ts';
import { addresses } from '../../core/contract/addresses.ts';
import type { FieldError } from '../../core/form/types.ts';
import { words } from '../words.ts';
import { pages } from '../pages.ts';
import { session } from './session.ts';

/** A call that did not succeed. `status` 0 means that the server was not reached. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly path: string | undefined;
  readonly details: ApiError['details'];

  constructor(status: number, error: ApiError) {
    super(error.message);
    this.name = 'HttpError';
    this.status = status;
    this.code = error.code;
    this.path = error.path;
    this.details = error.details;
  }

  /** What is wrong with which field, for a 422. */
  get fields(): FieldError[] {
    if (this.status !== 422) return [];
    const listed = Array.isArray(this.details) ? this.details : [];
    const found = (listed as unknown[]).filter(isFieldError);
    if (found.length > 0) return found;
    return [{ path: this.path ?? '', code: this.code, message: this.message }];
  }

  get isNetwork(): boolean {
    return this.status === 0;
  }
}

function isFieldError(value: unknown): value is FieldError {
  const error = value as Partial<FieldError> | null;
  return typeof error === 'object' && error !== null && typeof error.message === 'string';
}

/** The sentence to show for whatever was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof HttpError ? error.message : words.errors.unexpected;
}

export interface CallOptions {
  /** Extra tries when the server is not reached. */
  retries?: number;
  /** Let a 401 through instead of asking to log in. */
  allow401?: boolean;
  /** Nobody pressed anything for it: at the end of the session nobody is interrupted for it either. */
  background?: boolean;
  signal?: AbortSignal;
}

function pathAt(address: string): string {
  return address.slice(address.indexOf(' ') + 1);
}

let csrf: string | undefined;

/** The token for the changes to come, from `/api/me` or a login. */
export function rememberCsrf(token: string): void {
  csrf = token;
}

/** Who I am; null when nobody is logged in, or when it is not the one any more whose page this is. */
export async function fetchMe(): Promise<Me | null> {
  try {
    const me = await send<Me>('GET', pathAt(addresses.session.me), undefined, { retries: 2, allow401: true });
    if (!session.heard(me.user)) return null;
    rememberCsrf(me.csrf);
    return me;
  } catch (error) {
    if (error instanceof HttpError && error.status === 401) return null;
    throw error;
  }
}

/** Sends a request and reads its answer. Calls of the contract are made in call.ts. */
export async function send<T>(method: string, path: string, body: unknown, options: CallOptions): Promise<T> {
  const response = await reach(method, path, body, options);
  if (response.status === 204) return undefined as T;
  const answer = await readJson(response);
  if (response.ok) return answer as T;
  const error = new HttpError(response.status, asApiError(answer, response.status));
  if (error.status === 403 && error.code.startsWith('csrf') && method !== 'GET' && csrf !== undefined) {
    csrf = undefined;
    if (await fetchMe()) return send<T>(method, path, body, options);
    await loggedInAgain(options, error);
    return send<T>(method, path, body, options);
  }
  if (error.status === 401 && options.allow401 !== true) {
    await loggedInAgain(options, error);
    return send<T>(method, path, body, options);
  }
  throw error;
}

/** Waits until the person is logged in again. @throws the error where nobody is interrupted for the call */
async function loggedInAgain({ background }: CallOptions, error: HttpError): Promise<void> {
  if (session.current().who === null) {
    goToLogin();
    throw error;
  }
  if (background === true) {
    session.end();
    throw error;
  }
  session.ask();
  await session.back();
}

/** Whether the session lasts, without interrupting anybody. */
export async function checkSession(): Promise<'on' | 'ended' | 'unreached'> {
  try {
    if (await fetchMe()) return 'on';
    session.end();
    return 'ended';
  } catch {
    return 'unreached';
  }
}

async function reach(
  method: string,
  path: string,
  body: unknown,
  { retries = 0, signal }: CallOptions,
): Promise<Response> {
  // What the first person typed is never sent in the name of the next.
  if (session.current().standing === 'left') return new Promise(() => undefined);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET') {
    if (csrf === undefined && path !== pathAt(addresses.session.login)) await fetchMe();
    if (csrf !== undefined) headers['x-csrf-token'] = csrf;
  }
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fetch(path, {
        method,
        headers,
        credentials: 'same-origin',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      if (signal?.aborted === true) throw error;
      if (attempt >= retries) throw new HttpError(0, { code: 'network', message: words.errors.network });
      await pause(400 * 2 ** attempt);
    }
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function asApiError(answer: unknown, status: number): ApiError {
  const error = answer as Partial<ApiError> | null;
  if (typeof error?.message === 'string' && typeof error.code === 'string') return error as ApiError;
  return { code: `http_${status}`, message: words.errors.byStatus(status) };
}

/** For who comes without a session; afterwards they are where they wanted to be. */
export function goToLogin(): void {
  if (location.pathname === pages.login()) return;
  location.assign(pages.login(location.pathname + location.search));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Hears the share that is sent, 0 to 1. */
export type Progress = (share: number) => void;

/** Sends a file to whatever takes one. */
export async function upload<T>(path: string, file: Blob, name: string, onProgress?: Progress): Promise<T> {
  try {
    return await uploadOnce<T>(path, file, name, onProgress);
  } catch (error) {
    if (!(error instanceof HttpError) || (error.status !== 401 && !error.code.startsWith('csrf')))
      throw error;
    csrf = undefined;
    if (!(await fetchMe())) await loggedInAgain({}, error);
    return uploadOnce<T>(path, file, name, onProgress);
  }
}

async function uploadOnce<T>(
  path: string,
  file: Blob,
  name: string,
  onProgress: Progress | undefined,
): Promise<T> {
  if (csrf === undefined) await fetchMe();
  // fetch cannot tell how far an upload has come
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('accept', 'application/json');
    if (csrf !== undefined) request.setRequestHeader('x-csrf-token', csrf);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new HttpError(0, { code: 'network', message: words.errors.network }));
    request.onabort = () => reject(new HttpError(0, { code: 'aborted', message: words.errors.aborted }));
    request.onload = () => {
      const answer = parseJson(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer as T);
      else reject(new HttpError(request.status, asApiError(answer, request.status)));
    };
    const body = new FormData();
    body.append('file', file, name);
    request.send(body);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
