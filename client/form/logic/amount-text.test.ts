import { expect, test } from 'vitest';
import { parseYuan } from '../../../core/values/money.ts';
import { cleanAmount } from './amount-text.ts';

const money = (text: string) => cleanAmount(text, { decimals: 2 });

test('what people type and paste becomes an amount', () => {
  expect(money('1234.5')).toBe('1234.5');
  expect(money('３０００')).toBe('3000');
  expect(money('￥1,234.50元')).toBe('1234.50');
  expect(money('12。5')).toBe('12.5');
  expect(money('.5')).toBe('0.5');
  expect(money('约300')).toBe('300');
});

test('a third decimal, a second point and a minus are not taken', () => {
  expect(money('1.239')).toBe('1.23');
  expect(money('1.2.3')).toBe('1.23');
  expect(money('-5')).toBe('5');
  expect(cleanAmount('-5', { decimals: 2, negative: true })).toBe('-5');
  expect(cleanAmount('3.7', { decimals: 0 })).toBe('3');
});

test('whatever is left can be read, save for a point still waiting for its decimals', () => {
  for (const text of ['0', '12', '1234.5', '９９.99', '1,2,3', '元5'])
    expect(parseYuan(money(text))).not.toBeNull();
  expect(money('12.')).toBe('12.');
});
