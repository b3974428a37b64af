/** The port of a message channel 消息渠道: one file a channel, named in `index.ts`. */
import type { ChannelId, Outside } from '../../core/blocks/message/spec.ts';
import type { Context } from '../context.ts';

/** Whom a message is for. */
export interface Addressee {
  /** Their account; null for an applicant who has none. */
  user: string | null;
  name: string;
  phone?: string;
  email?: string;
  wechat?: string;
}

/** One message to one person, ready to go. */
export interface Letter {
  /** The same however often it is tried: who takes it in knows a repetition by it. */
  id: string;
  to: string;
  subject: string;
  text: string;
  /** It was tried before, and may have gone out then. */
  again: boolean;
}

/** A channel that leaves the house. */
export interface Channel {
  id: Outside;
  /** Whether the office has connected it. */
  isOn(context: Pick<Context, 'config'>): boolean;
  /** Where it reaches somebody; undefined where it does not. */
  addressOf(to: Addressee): string | undefined;
  /** An address as a list may show it. */
  masked(address: string): string;
  /** Hands a letter over; twice is as good as once. Rejects when it must be tried again. */
  send(context: Pick<Context, 'config'>, letter: Letter): Promise<void>;
}

/** The in-box of the house itself; always there, and written together with the message. */
export const IN_APP: ChannelId = 'in-app';
