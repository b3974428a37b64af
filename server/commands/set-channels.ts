/** By which channels somebody is told, and where these reach them. */
import type { ChannelChoice } from '../../core/contract/shapes/message.ts';
import { checkPhone } from '../../core/values/phone.ts';
import { plainPhone } from '../../core/values/plain.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import type { UserDoc } from '../store/documents.ts';
import { messages } from './messages.ts';

const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

/** Keeps what somebody has chosen. @throws 422 */
export async function setChannels(
  { store }: Pick<Context, 'store'>,
  id: string,
  { muted, phone: typed, email: given }: ChannelChoice,
): Promise<UserDoc> {
  const user = await store.get<UserDoc>('users', id);
  if (!user) throw errors.unknown('user');
  const phone = plainPhone(typed ?? '');
  const email = (given ?? '').trim();
  const problem = phone === '' ? null : checkPhone(phone);
  if (problem) throw errors.invalid(problem.message, 'phone');
  if (email !== '' && !EMAIL.test(email)) throw errors.invalid(messages.channels.email, 'email');
  const { phone: _phone, email: _email, ...rest } = user;
  const changed: UserDoc = {
    ...rest,
    ...(phone === '' ? {} : { phone }),
    ...(email === '' ? {} : { email }),
    muted: [...new Set(muted)],
  };
  await store.set('users', changed);
  return changed;
}
