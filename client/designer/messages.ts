/** The texts of the designer in the language chosen. */
import { localized } from '../../core/locale.ts';
import { zhCN } from './messages.zh-CN.ts';

export const text = localized('client/designer', zhCN);
