/** The catalogue of errors that leave the server: status, stable code, Chinese sentence. */
import type { Json, Rejection } from '../core/vocabulary.ts';
import { messages } from './messages.ts';

export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly path?: string,
    readonly details?: Json,
  ) {
    super(message);
    this.name = 'HttpError';
  }
}

export const errors = {
  unauthenticated: () => new HttpError(401, 'unauthenticated', messages.unauthenticated),
  badCredentials: () => new HttpError(401, 'bad_credentials', messages.badCredentials),
  locked: (minutes: number) => new HttpError(429, 'locked', messages.locked(minutes)),
  csrf: () => new HttpError(403, 'csrf', messages.csrf),
  forbidden: (message: string = messages.forbidden) => new HttpError(403, 'forbidden', message),
  unknown: (what: string) => new HttpError(404, `unknown_${what}`, notFound(what)),
  unavailable: (key: string) => new HttpError(409, 'process_unavailable', messages.unavailable(key)),
  invalid: (message: string, path?: string, details?: Json) =>
    new HttpError(422, 'invalid', message, path, details),
  badRequest: (message: string = messages.badRequest) => new HttpError(400, 'bad_request', message),
  tooLarge: (message: string = messages.tooLarge) => new HttpError(413, 'too_large', message),
  conflict: () => new HttpError(409, 'conflict', messages.conflict),
  internal: () => new HttpError(500, 'internal', messages.internal),
  rejected: (r: Rejection) => new HttpError(r.status, r.code, r.message, r.path, r.details),
};

function notFound(what: string): string {
  const known = messages.notFound;
  return Object.hasOwn(known, what) ? known[what as keyof typeof known] : messages.unknown;
}
