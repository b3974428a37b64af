/** The texts of files in the language chosen. */
import { localized } from '../locale.ts';
import { zhCN } from './messages.zh-CN.ts';

export const messages = localized('core/files', zhCN);
