/** The texts of who is told by what in the language chosen. */
import { localized } from '../../../core/locale.ts';
import { zhCN } from './messages.zh-CN.ts';

export const text = localized('client/ui/channels', zhCN);
