/** The texts of the engine in the language chosen. */
import { localized } from '../locale.ts';
import { words as base } from './messages.zh-CN.ts';

export const words = localized('core/engine', base);
