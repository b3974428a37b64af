/** Amounts and numbers while they are typed. */
import { plainNumber } from '../../../core/values/plain.ts';

/**
 * What remains of a text that is to become a number: digits, one point, so many decimals, a leading minus where
 * allowed. Full-width digits (a Chinese keyboard's) count; `1,234` and `￥12元` are understood.
 */
export function cleanAmount(text: string, options: { decimals: number; negative?: boolean }): string {
  const plain = plainNumber(text, /[\s,，¥￥元]/g).replace(/[。．]/g, '.');
  const minus = options.negative === true && plain.startsWith('-') ? '-' : '';
  const [whole = '', ...rest] = plain.replace(/[^\d.]/g, '').split('.');
  if (options.decimals === 0 || rest.length === 0) return minus + whole;
  return `${minus}${whole === '' ? '0' : whole}.${rest.join('').slice(0, options.decimals)}`;
}
