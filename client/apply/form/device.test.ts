import { expect, test } from 'vitest';
import { kindOf } from './device.ts';

test.each([
  ['Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36', 'phone'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1 Mobile/15E148', 'phone'],
  ['Mozilla/5.0 (Linux; Android 13; HMA-W09) AppleWebKit/537.36 Chrome/114.0 Safari/537.36', 'tablet'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0', 'computer'],
])('%s is a %s', (agent, kind) => {
  expect(kindOf(agent)).toBe(kind);
});

test('a tablet that says it is a computer is told by the finger', () => {
  const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.0 Safari';
  expect(kindOf(mac, { width: 820 })).toBe('tablet');
  expect(kindOf(mac, { width: 390 })).toBe('phone');
});
