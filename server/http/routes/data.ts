/** What a request brings that the contract cannot check: the size of a form's data, whose request it is. */
import { formFor, stateAt, type CompiledProcess, type Spot } from '../../../core/engine/process.ts';
import { tooLarge } from '../../../core/form/size.ts';
import type { CompiledForm } from '../../../core/form/types.ts';
import type { Actor, JsonObject } from '../../../core/vocabulary.ts';
import { HttpError } from '../../errors.ts';
import { messages } from '../messages.ts';

/** Refuses data that is too much to look at, before anything looks at it. @throws 422 */
export function bounded(data: JsonObject, form?: Pick<CompiledForm, 'schema'> | null): void {
  const path = tooLarge(form?.schema ?? {}, data);
  if (path !== undefined) throw new HttpError(422, 'too_large', messages.tooMuch, path || undefined);
}

/** Forms that an act on a case may hand in: that of the act itself, or those of the seats of the step it is done at. */
export function formsOfAct(process: CompiledProcess, action: string, spot: Spot | null): CompiledForm[] {
  const actions = process.definition.actions ?? {};
  const own = !spot && Object.hasOwn(actions, action) ? actions[action]?.form : undefined;
  const spec = spot && stateAt(process, spot)?.meta.task;
  const rules = spec ? [undefined, ...spec.seats] : [];
  const forms = rules.map((rule) => spec && formFor(process, spec, rule, action));
  const all = own === undefined ? forms : [process.forms.get(own)];
  return [...new Set(all.filter((form) => form !== null && form !== undefined))];
}

/** A client's ids are its own: two people who send the same one do not repeat one another. */
export function repeatId(actor: Actor, requestId: string | undefined): { requestId?: string } {
  return requestId ? { requestId: `${actor.user}:${requestId}` } : {};
}

/** Bodies with the source and the drawing of a process, bytes. */
export const SOURCE_LIMIT = 8 * 1024 * 1024;
