/** The texts of moving cases to another version in the language chosen. */
import { localized } from '../../core/locale.ts';
import { zhCN } from './messages.zh-CN.ts';

export const messages = localized('server/migrations', zhCN);
