/** The texts of playing past cases again in the language chosen. */
import { localized } from '../../core/locale.ts';
import { zhCN } from './messages.zh-CN.ts';

export const messages = localized('server/replay', zhCN);
