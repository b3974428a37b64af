/** The texts of days and periods in the language chosen. */
import { localized } from '../locale.ts';
import { officialNotice, refusals, zhCN } from './messages.zh-CN.ts';

export const messages = localized('core/time', zhCN);

export const refusalMessages = /* @__PURE__ */ localized('core/time/refusals', refusals);

export const noticeMessages = /* @__PURE__ */ localized('core/time/official-notice', officialNotice);
