/** The texts of what is kept and backed up in the language chosen. */
import { localized } from '../../core/locale.ts';
import { zhCN } from './messages.zh-CN.ts';

export const messages = localized('server/store', zhCN);
