/**
 * The visible texts of the shared pieces, of login and of apply. A language is one file beside `messages/zh-CN.ts`
 * of the same type; which one is decided here.
 */
import { zhCN } from './messages/zh-CN.ts';

export type Words = typeof zhCN;

export const words: Words = zhCN;
