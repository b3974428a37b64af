/** The channels there are beside the in-box. A new one is a file and a line here. */
import type { Context } from '../context.ts';
import type { Channel } from './channel.ts';
import { email } from './email.ts';
import { sms } from './sms.ts';
import { wechat } from './wechat.ts';

const CHANNELS: readonly Channel[] = [sms, email, wechat];

/** Those the office has connected. */
export function channelsOn(context: Pick<Context, 'config'>): Channel[] {
  return CHANNELS.filter((channel) => channel.isOn(context));
}

/** One of them by name; undefined where it is not connected any more. */
export function channelNamed(context: Pick<Context, 'config'>, id: string): Channel | undefined {
  return channelsOn(context).find((channel) => channel.id === id);
}
