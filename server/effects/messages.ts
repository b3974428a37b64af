/** The texts of what the server does by itself, in the language chosen. */
import { localized } from '../../core/locale.ts';
import { zhCN } from './messages.zh-CN.ts';

export const messages = localized('server/effects', zhCN);
