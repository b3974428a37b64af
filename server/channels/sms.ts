/** SMS 短信: to the mobile phone of an account, or of an applicant. */
import { maskPhone } from '../../core/values/mask.ts';
import type { Channel } from './channel.ts';
import { writeLetter } from './file-driver.ts';

const MOBILE = /^1[3-9]\d{9}$/;

export const sms: Channel = {
  id: 'sms',
  isOn: ({ config }) => config.channels.includes('sms'),
  addressOf: ({ phone = '' }) => (MOBILE.test(phone) ? phone : undefined),
  masked: maskPhone,
  send: ({ config }, letter) => writeLetter(config.dataFolder, 'sms', letter),
};
