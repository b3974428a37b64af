/** By which channels somebody is told. */
import type { ChannelSettings } from '../../core/contract/shapes/message.ts';
import { channelsOn } from '../channels/index.ts';
import { messages } from '../channels/messages.ts';
import { addresseeOf } from '../channels/recipients.ts';
import type { Context } from '../context.ts';
import type { UserDoc } from '../store/documents.ts';

export function channelSettings(context: Pick<Context, 'config'>, user: UserDoc): ChannelSettings {
  const { phone = null, email = null, wechat = null, muted = [] } = user;
  const channels = channelsOn(context).map((channel) => {
    const address = channel.addressOf(addresseeOf(user));
    return {
      id: channel.id,
      label: messages.labels[channel.id],
      address: address === undefined ? null : channel.masked(address),
      wanted: !muted.includes(channel.id),
    };
  });
  return { channels, phone, email, wechat };
}
