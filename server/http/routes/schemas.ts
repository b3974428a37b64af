/** Shared pieces of request schemas. */
import Type from 'typebox';
import type { Actor } from '../../../core/vocabulary.ts';

/** Form data as the client sends it; checked against the form, not here. */
export const Data = Type.Record(Type.String(), Type.Any());

export const RequestId = Type.Optional(Type.String({ minLength: 1, maxLength: 100 }));

/** A client's ids are its own: two people who send the same one do not repeat one another. */
export function repeatId(actor: Actor, requestId: string | undefined): { requestId?: string } {
  return requestId ? { requestId: `${actor.user}:${requestId}` } : {};
}

/** Rows of a page. */
export const Limit = Type.Integer({ minimum: 1, maximum: 200, default: 20 });
