/** The texts of the shared pieces, of login and of apply in the language chosen. */
import { localized } from '../core/locale.ts';
import { zhCN } from './messages/zh-CN.ts';

type Words = typeof zhCN;

export const words: Words = localized('client', zhCN);
