/** The texts of forms' values in the language chosen. */
import { localized } from '../locale.ts';
import { formWords as base } from './messages.zh-CN.ts';

export const formWords = localized('core/form', base);
