/** Messages to people 通知: to who holds a role, or to a person. */
import Type from 'typebox';
import { told } from '../../definition/closed.ts';
import { Feel } from '../../definition/feel.ts';
import type { Actor, Json, JsonObject } from '../../basics.ts';
import type { BlockSpec } from '../spec.ts';
import { words } from './messages.ts';

/** Somebody is told. `to` are keys of posts, and users; what is said is filled in when it is sent. */
export interface NotifyEffect {
  kind: 'notify';
  to: string[];
  /** Id of a text of the definition, or of the house (`templates.ts`). */
  template: string;
  /** Version of the definition that has it. */
  version: number;
  /** The event that was heard and who acted, where the text speaks of them: afterwards nobody knows them any more. */
  event?: Json;
  by?: Actor;
  data: JsonObject;
}

/** Channels that leave the house and may have a text of their own. */
export type Outside = 'sms' | 'email' | 'wechat';

/** What a message comes by: the in-box of the house, or a channel that leaves it. */
export type ChannelId = 'in-app' | Outside;

const text = { kind: 'template' } as const;

export const message = {
  id: 'message',
  effects: ['notify'],
  definition: { contact: Type.Optional(told(Feel, words.contact)) },
  actions: {
    notify: {
      label: words.notify.label,
      help: words.notify.help,
      params: {
        message: { ...text, label: words.notify.message, hint: words.notify.messageHint, required: true },
        to: {
          kind: 'feel',
          label: words.notify.to,
          hint: words.notify.toHint,
          required: true,
          principal: true,
        },
        sms: { ...text, label: words.notify.sms, hint: words.notify.outside },
        email: { ...text, label: words.notify.email, hint: words.notify.outside },
        wechat: { ...text, label: words.notify.wechat, hint: words.notify.outside },
        data: { kind: 'feel-map', label: words.notify.data },
      },
      blank: { to: '["user:" + case.filer]', message: words.notify.blank },
    },
  },
} as const satisfies BlockSpec;
