/** The texts of requests that cannot be answered in the language chosen. */
import { localized } from '../../core/locale.ts';
import { zhCN } from './messages.zh-CN.ts';

export const messages = localized('server/http', zhCN);
