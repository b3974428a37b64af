/** What a call of the HTTP interface is: one record that server, clients, documentation and tests read alike. */
import type { Static, TObject, TSchema } from 'typebox';

/** Method and path, `POST /api/tasks/:id/actions`. */
type Address = `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`;

/**
 * Who may call: `anyone`, also without logging in; `person` who has logged in; `reads` the designs (may design or publish);
 * `designs`; `publishes`; `admin` of the platform; `steward`, who looks after the cases of a region; `learner`, who has logged in (on a demo anyone) where the clock is a
 * training clock; `trainer`, the admin there. What of a case somebody may see or do is decided beyond that, case by case.
 */
export type Who =
  'anyone' | 'person' | 'reads' | 'designs' | 'publishes' | 'admin' | 'steward' | 'learner' | 'trainer';

/**
 * Refusals of any call: a wrong request, nobody logged in, forged or not allowed, too large, too long, of an unknown kind, of
 * wrong content, too many; and what the platform cannot help, a full disk among it.
 */
export const COMMON_ERRORS: readonly number[] = [400, 401, 403, 413, 414, 415, 422, 429, 500, 503, 507];

/** A refusal of some calls: there is no such thing; it is not possible as things stand now; no such part of a file. */
type ErrorStatus = 404 | 409 | 416;

export interface Call {
  readonly address: Address;
  /** One Chinese line for the documentation. */
  readonly summary: string;
  readonly who: Who;
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TSchema;
  /** The body is a form with one file, `file`, not JSON. */
  readonly upload?: true;
  /** What success answers, by status: a schema, or the media type of what is no JSON; null for an empty answer. */
  readonly answers: Readonly<Record<number, TSchema | string | null>>;
  /** Refusals beside `COMMON_ERRORS`. */
  readonly errors: readonly ErrorStatus[];
}

/** The cookie that says who calls. */
export const SESSION_COOKIE = 'xz_session';

type Parts = Omit<Call, 'address'>;

/** Puts a call together, keeping the exact types of its parts. */
export function describe<const A extends Address, const P extends Parts>(
  address: A,
  parts: P,
): Readonly<{ address: A }> & P {
  return { address, ...parts };
}

type StaticOr<S, Otherwise> = S extends TSchema ? Static<S> : Otherwise;

/** The parameters in the path. */
export type ParamsOf<C extends Call> = StaticOr<C['params'], undefined>;
/** What follows the `?`. */
export type QueryOf<C extends Call> = StaticOr<C['query'], undefined>;
export type BodyOf<C extends Call> = StaticOr<C['body'], undefined>;
/** What success answers; undefined for an empty answer, a file or a page. */
export type AnswerOf<C extends Call> = StaticOr<C['answers'][keyof C['answers']], undefined>;
