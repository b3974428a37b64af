/** The texts of the record of messages of a case in the language chosen. */
import { localized } from '../../../core/locale.ts';
import { zhCN } from './messages.zh-CN.ts';

export const text = localized('client/tasks/case', zhCN);
