/** Messages on their way to people. */
import Type, { type Static } from 'typebox';
import { Moment, nullable, oneOf, shape } from './common.ts';

const Channel = oneOf('in-app', 'sms', 'email', 'wechat');

/** One message to one person by one channel. */
export const DeliveryView = shape('Delivery', {
  id: Type.String(),
  /** Who is told. */
  name: Type.String(),
  channel: Channel,
  /** What it is called. */
  label: Type.String(),
  /** Masked; null for the in-box. */
  address: nullable(Type.String()),
  /** What the message says in the house, as the reader may read it. */
  text: Type.String(),
  state: oneOf('queued', 'sent', 'delivered', 'failed', 'dead'),
  attempts: Type.Integer(),
  error: nullable(Type.String()),
  at: Moment,
  sentAt: nullable(Moment),
  /** When it is tried next. */
  nextAt: nullable(Moment),
  /** Whether the reader may have it sent once more. */
  mayResend: Type.Boolean(),
});
export type DeliveryView = Static<typeof DeliveryView>;

/** By which channels somebody is told; the in-box is always one. */
export const ChannelSettings = shape('ChannelSettings', {
  /** The office's channels. */
  channels: Type.Array(
    Type.Object({
      id: Channel,
      label: Type.String(),
      /** Where it reaches them, masked; null where it does not. */
      address: nullable(Type.String()),
      wanted: Type.Boolean(),
    }),
  ),
  phone: nullable(Type.String()),
  email: nullable(Type.String()),
  /** Their account with the office's WeChat 企业微信. */
  wechat: nullable(Type.String()),
});
export type ChannelSettings = Static<typeof ChannelSettings>;

export const ChannelChoice = Type.Object({
  /** Channels they do not wish. */
  muted: Type.Array(oneOf('sms', 'email', 'wechat'), { maxItems: 10 }),
  phone: nullable(Type.String({ maxLength: 20 })),
  email: nullable(Type.String({ maxLength: 100 })),
  /** Left out: stays as it is. */
  wechat: Type.Optional(nullable(Type.String({ maxLength: 64 }))),
});
export type ChannelChoice = Static<typeof ChannelChoice>;
