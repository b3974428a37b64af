/** The words of the drawing tool in the language chosen. */
import { localized } from '../../../core/locale.ts';
import { zhCN } from './messages.zh-CN.ts';

export const messages = localized('client/designer/diagram', zhCN);
