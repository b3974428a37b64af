/** The texts of this folder in the language chosen. */
import { localized } from '../../locale.ts';
import * as base from './messages.zh-CN.ts';

export const words = localized('core/blocks/notice/words', base.words);
export const language = localized('core/blocks/notice/language', base.language);
