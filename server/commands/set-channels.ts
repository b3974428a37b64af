/** By which channels somebody is told, and where these reach them. */
import type { ChannelChoice } from '../../core/contract/shapes/message.ts';
import { checkPhone } from '../../core/values/phone.ts';
import { plainPhone } from '../../core/values/plain.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import type { UserDoc } from '../store/documents.ts';
import { messages } from './messages.ts';

/** As 企业微信 names its members. */
const WECHAT = /^[A-Za-z0-9][\w.@-]{0,63}$/;
const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

/** Keeps what somebody has chosen. @throws 422 */
export async function setChannels(
  { store }: Pick<Context, 'store'>,
  id: string,
  { muted, phone: typed, email: given, wechat: named }: ChannelChoice,
): Promise<UserDoc> {
  const user = await store.get<UserDoc>('users', id);
  if (!user) throw errors.unknown('user');
  const phone = plainPhone(typed ?? '');
  const email = (given ?? '').trim();
  const problem = phone === '' ? null : checkPhone(phone);
  if (problem) throw errors.invalid(problem.message, 'phone');
  if (email !== '' && !EMAIL.test(email)) throw errors.invalid(messages.channels.email, 'email');
  const wechat = named === undefined ? (user.wechat ?? '') : (named ?? '').trim();
  if (wechat !== '' && !WECHAT.test(wechat)) throw errors.invalid(messages.channels.wechat, 'wechat');
  const { phone: _phone, email: _email, wechat: _wechat, ...rest } = user;
  const changed: UserDoc = {
    ...rest,
    ...(phone === '' ? {} : { phone }),
    ...(email === '' ? {} : { email }),
    ...(wechat === '' ? {} : { wechat }),
    muted: [...new Set(muted)],
  };
  await store.set('users', changed);
  return changed;
}
