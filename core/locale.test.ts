import { afterEach, expect, it } from 'vitest';
import { addLocale, BASE_LOCALE, chooseLocale, localized, type Texts } from './locale.ts';

const zhCN = {
  saved: '已保存',
  left: (days: number) => `还剩${days}个工作日`,
  acts: { approve: '同意', reject: '不同意' },
};
const en: Texts<typeof zhCN> = {
  saved: 'Saved',
  left: (days: number) => `${days} left`,
  acts: { approve: 'Approve', reject: 'Reject' },
};
const messages = localized('desk', zhCN);

afterEach(() => chooseLocale(BASE_LOCALE));

it('is Chinese until another language is chosen', () => {
  expect([messages.saved, messages.left(2), messages.acts.approve]).toEqual([
    '已保存',
    '还剩2个工作日',
    '同意',
  ]);
});

it('follows the choice, also where the texts were taken before', () => {
  const { acts } = messages;
  addLocale('en', { desk: en });
  chooseLocale('en');
  expect([messages.saved, messages.left(2), acts.approve]).toEqual(['Saved', '2 left', 'Approve']);
});

it('stays Chinese where a language has no sentence, or is unknown', () => {
  addLocale('en', { desk: { acts: { approve: 'Approve' } } });
  chooseLocale('en');
  expect([messages.saved, messages.acts.reject]).toEqual(['已保存', '不同意']);
  chooseLocale('xx');
  expect(messages.acts.approve).toBe('同意');
});

it('lists the Chinese keys, whichever language is chosen', () => {
  expect(Object.keys(messages.acts)).toEqual(['approve', 'reject']);
});
