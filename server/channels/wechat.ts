/** WeChat 微信: to the account somebody has with the office's 企业微信. */
import type { Channel } from './channel.ts';
import { writeLetter } from './file-driver.ts';

/** Behind its first sign. */
const REST = /(?<=^.).+/;

export const wechat: Channel = {
  id: 'wechat',
  isOn: ({ config }) => config.channels.includes('wechat'),
  addressOf: (to) => to.wechat,
  masked: (address) => address.replace(REST, '***'),
  send: ({ config }, letter) => writeLetter(config.dataFolder, 'wechat', letter),
};
