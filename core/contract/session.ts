/** Logging in and out, and who I am. */
import Type from 'typebox';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { ChannelChoice, ChannelSettings } from './shapes/message.ts';
import { Me } from './shapes/session.ts';

const at = addresses.session;
const says = summaries.session;

export const session = {
  login: describe(at.login, {
    summary: says.login,
    who: 'anyone',
    body: Type.Object({
      username: Type.String({ maxLength: 200 }),
      password: Type.String({ maxLength: 200 }),
    }),
    answers: { 200: Me },
    errors: [],
  }),
  logout: describe(at.logout, { summary: says.logout, who: 'anyone', answers: { 204: null }, errors: [] }),
  logoutAll: describe(at.logoutAll, {
    summary: says.logoutAll,
    who: 'person',
    answers: { 204: null },
    errors: [],
  }),
  changePassword: describe(at.changePassword, {
    summary: says.changePassword,
    who: 'person',
    body: Type.Object({
      old: Type.String({ maxLength: 200 }),
      password: Type.String({ minLength: 10, maxLength: 200 }),
    }),
    answers: { 204: null },
    errors: [],
  }),
  channels: describe(at.channels, {
    summary: says.channels,
    who: 'person',
    answers: { 200: ChannelSettings },
    errors: [],
  }),
  setChannels: describe(at.setChannels, {
    summary: says.setChannels,
    who: 'person',
    body: ChannelChoice,
    answers: { 200: ChannelSettings },
    errors: [],
  }),
  me: describe(at.me, { summary: says.me, who: 'person', answers: { 200: Me }, errors: [] }),
};
