/** The texts of comparisons in the language chosen. */
import { localized } from '../../locale.ts';
import { zhCN } from './messages.zh-CN.ts';
import { zhCN as terms } from './terms.zh-CN.ts';

export const messages = localized('core/versions/diff', zhCN);

const chosen = localized('core/versions/diff/terms', terms);
export { chosen as terms };
