/** Mail 邮件: to the address somebody has given for it. */
import type { Channel } from './channel.ts';
import { writeLetter } from './file-driver.ts';

/** One sign before the @ and everything behind it. */
const NAME = /(?<=^.).+(?=@)/;

export const email: Channel = {
  id: 'email',
  isOn: ({ config }) => config.channels.includes('email'),
  addressOf: (to) => to.email,
  masked: (address) => address.replace(NAME, '***'),
  send: ({ config }, letter) => writeLetter(config.dataFolder, 'email', letter),
};
