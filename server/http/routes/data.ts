/** What a request brings that the contract cannot check: the size of a form's data, whose request it is. */
import { tooLarge } from '../../../core/form/size.ts';
import type { CompiledForm } from '../../../core/form/types.ts';
import type { Actor, JsonObject } from '../../../core/vocabulary.ts';
import { HttpError } from '../../errors.ts';

/** Refuses data that is too much to look at, before anything looks at it. @throws 422 */
export function bounded(data: JsonObject, form?: Pick<CompiledForm, 'schema'> | null): void {
  const path = tooLarge(form?.schema ?? {}, data);
  if (path !== undefined)
    throw new HttpError(422, 'too_large', '填写的内容过多,请精简后再提交', path || undefined);
}

/** A client's ids are its own: two people who send the same one do not repeat one another. */
export function repeatId(actor: Actor, requestId: string | undefined): { requestId?: string } {
  return requestId ? { requestId: `${actor.user}:${requestId}` } : {};
}

/** Bodies with the source and the drawing of a process, bytes. */
export const SOURCE_LIMIT = 8 * 1024 * 1024;
