/**
 * Calls of the contract, typed: the address says what is sent and what comes back. The addresses are all of the contract
 * that is loaded; its schemas are types here.
 */
import { addresses } from '../../core/contract/addresses.ts';
import type { AnswerOf, BodyOf, Call, ParamsOf, QueryOf } from '../../core/contract/call.ts';
import type { contract } from '../../core/contract/index.ts';
import type { FileGroup } from '../../core/files/kinds.ts';
import type { FileInfo } from '../../core/contract/shapes/file.ts';
import { pathOf } from './address.ts';
import { send, upload, type CallOptions, type Progress } from './http.ts';

export { addresses as calls };

type Contract = typeof contract;
type AnyCall = { [Area in keyof Contract]: Contract[Area][keyof Contract[Area]] }[keyof Contract];

/** Every address of the contract. */
type AnyAddress = AnyCall['address'];
/** Those one can read from. */
export type Readable = Extract<AnyAddress, `GET ${string}`>;
type CallAt<A extends AnyAddress> = Extract<AnyCall, { address: A }>;

/** What comes back from an address. */
export type Answer<A extends AnyAddress> = AnswerOf<CallAt<A>>;
/** What an address is asked behind its `?`. */
export type Query<A extends AnyAddress> = QueryOf<CallAt<A>>;

/** A part that a call has, and that may be left out where all of it may be. */
type Part<Name extends string, T> = [T] extends [undefined]
  ? unknown
  : Partial<T> extends T
    ? { [N in Name]?: T }
    : { [N in Name]: T };

type SentTo<C extends Call> = Part<'params', ParamsOf<C>> &
  Part<'query', QueryOf<C>> &
  Part<'body', BodyOf<C>>;

/** All that goes to an address. */
type Sent<A extends AnyAddress> = SentTo<CallAt<A>>;

/** What follows the address in a call: nothing has to where nothing is sent. */
export type Rest<A extends AnyAddress, More extends unknown[]> =
  Partial<Sent<A>> extends Sent<A> ? [sent?: Sent<A>, ...more: More] : [sent: Sent<A>, ...more: More];

interface Parts {
  params?: Record<string, string | number>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
}

/** The address as a link. */
export function linkTo<A extends AnyAddress>(address: A, ...[sent]: Rest<A, []>): string {
  const [, pattern = ''] = address.split(' ');
  const { params, query } = (sent ?? {}) as Parts;
  return pathOf(pattern, params, query);
}

/** Extra tries when the server is not reached, where repeating is harmless. */
const RETRIES: Readonly<Record<string, number>> = { GET: 2, PUT: 1 };

/** Calls; what is refused is thrown as an `HttpError`. */
export function call<A extends AnyAddress>(
  address: A,
  ...[sent, options]: Rest<A, [options?: CallOptions]>
): Promise<Answer<A>> {
  const [method = ''] = address.split(' ');
  const { body } = (sent ?? {}) as Parts;
  return send<Answer<A>>(method, linkTo(address, ...([sent] as Rest<A, []>)), body, {
    retries: RETRIES[method] ?? 0,
    ...options,
  });
}

/** Where a file is uploaded to: the kinds of files taken there, and its name for a refusal. */
export interface UploadPlace {
  takes: readonly FileGroup[] | null;
  title: string;
  /** The case it is to be handed in with. */
  caseId?: string | undefined;
}

/** Sends a file of a form; `onProgress` hears the share that is sent, 0 to 1. */
export async function uploadFile(
  file: Blob,
  name: string,
  onProgress?: Progress,
  place?: UploadPlace,
): Promise<FileInfo> {
  const ofCase = { case: place?.caseId };
  // whether there is room for it is said before anything goes over the line
  await call(addresses.files.room, { query: { size: file.size, ...ofCase } });
  const query = place?.takes ? { takes: place.takes.join(','), title: place.title, ...ofCase } : ofCase;
  return upload<FileInfo>(linkTo(addresses.files.upload, { query }), file, name, onProgress);
}
