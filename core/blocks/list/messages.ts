/** The texts of this folder in the language chosen. */
import { localized } from '../../locale.ts';
import { words as base } from './messages.zh-CN.ts';

export const words = localized('core/blocks/list', base);
