/**
 * A small client over real HTTP: cookie jar, csrf token, JSON in and out. What a browser sends, nothing less. Every answer
 * is held against the contract.
 */
import { checkAnswer } from './contract.ts';

/** An answer as it came over the wire. */
export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** What `raw` may send beside the session. */
export interface Send {
  method?: string;
  headers?: Record<string, string>;
  body?: BodyInit;
}

export class Client {
  private cookie = '';
  private csrf = '';

  constructor(readonly url: string) {}

  /** Logs in; the cookie and the token are kept for every later call. */
  async login(username: string, password: string): Promise<Answer<{ csrf: string; code: string }>> {
    const answer = await this.post<{ csrf: string; code: string }>('/api/login', { username, password });
    if (answer.status === 200) this.csrf = answer.body.csrf;
    return answer;
  }

  get<T = unknown>(path: string): Promise<Answer<T>> {
    return this.raw<T>(path);
  }

  post<T = unknown>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.json<T>('POST', path, body);
  }

  put<T = unknown>(path: string, body: unknown): Promise<Answer<T>> {
    return this.json<T>('PUT', path, body);
  }

  /** Sends one file as a browser's form would; the query says which field it is for. */
  upload<T = unknown>(name: string, content: Uint8Array, query = ''): Promise<Answer<T>> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)]), name);
    return this.raw<T>(`/api/files${query}`, { method: 'POST', body: form });
  }

  /** The session cookie as a request header, for sockets. */
  get cookies(): string {
    return this.cookie;
  }

  /** One request with the session, its own headers last; JSON answers are parsed, others are text. */
  async raw<T = unknown>(
    path: string,
    { method = 'GET', headers = {}, body }: Send = {},
  ): Promise<Answer<T>> {
    const own = {
      ...(this.cookie ? { cookie: this.cookie } : {}),
      ...(this.csrf ? { 'x-csrf-token': this.csrf } : {}),
    };
    const response = await fetch(this.url + path, {
      method,
      headers: { ...own, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    for (const set of response.headers.getSetCookie()) this.keep(set);
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') && text !== '';
    const answer = (json ? JSON.parse(text) : text) as T;
    checkAnswer(method, path, response.status, answer);
    return { status: response.status, headers: response.headers, body: answer };
  }

  private json<T>(method: string, path: string, body: unknown): Promise<Answer<T>> {
    if (body === undefined) return this.raw<T>(path, { method });
    return this.raw<T>(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  private keep(setCookie: string): void {
    const [pair = ''] = setCookie.split(';');
    this.cookie = pair.endsWith('=') ? '' : pair;
    if (this.cookie === '') this.csrf = '';
  }
}
