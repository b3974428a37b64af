/** A message that did not go out is sent once more, on somebody's word. */
import type { Actor } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { errors, HttpError } from '../errors.ts';
import { requeue } from '../store/deliveries.ts';
import type { DeliveryDoc } from '../store/documents.ts';
import { messages } from './messages.ts';

/** Puts it back in line, and notes who asked. @throws HttpError 404, 409 `not_failed` */
export async function resend(context: Context, { name }: Actor, of: string, id: string): Promise<void> {
  const { store, clock } = context;
  const doc = await store.get<DeliveryDoc>('deliveries', id);
  if (doc?.case !== of) throw errors.unknown('delivery');
  if (!(await requeue(store, id, { by: name, at: clock.now() })))
    throw new HttpError(409, 'not_failed', messages.resend.notFailed);
  // it is no dead letter any more
  await store.delete('attempts', id);
}
