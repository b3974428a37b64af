/** The texts of values in the language chosen. */
import { localized } from '../locale.ts';
import { disabilityCert, zhCN } from './messages.zh-CN.ts';

export const messages = localized('core/values', zhCN);

export const disabilityCertMessages = /* @__PURE__ */ localized(
  'core/values/disability-cert',
  disabilityCert,
);
