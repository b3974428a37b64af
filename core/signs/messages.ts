/** How parts of a text are put together: the signs between them are those of the language chosen. */
import { localized } from '../locale.ts';
import { zhCN } from './messages.zh-CN.ts';

export const signs = localized('core/signs', zhCN);
