/** Messages to people 通知: to who holds a role, or to a person. */
import type { JsonObject } from '../../basics.ts';
import type { BlockSpec } from '../spec.ts';
import { words } from './messages.zh-CN.ts';

/** Somebody is told. `to` are keys of posts, and users. */
export interface NotifyEffect {
  kind: 'notify';
  to: string[];
  message: string;
  data: JsonObject;
}

export const message = {
  id: 'message',
  effects: ['notify'],
  actions: {
    notify: {
      label: words.notify.label,
      help: words.notify.help,
      params: {
        message: {
          kind: 'template',
          label: words.notify.message,
          hint: words.notify.messageHint,
          required: true,
        },
        to: {
          kind: 'feel',
          label: words.notify.to,
          hint: words.notify.toHint,
          required: true,
          principal: true,
        },
        data: { kind: 'feel-map', label: words.notify.data },
      },
      blank: { to: '[case.filer]', message: words.notify.blank },
    },
  },
} as const satisfies BlockSpec;
