/**
 * Unified social credit codes 统一社会信用代码 (GB 32100-2015): 18 characters out of 31 (no I, O, S, V, Z);
 * the last is a check character, weights 3^i mod 31.
 */
import { error, type Problem } from './problem.ts';
import { messages } from './messages.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Codes: `credit_code_shape`, `credit_code_checksum`. */
export function checkCreditCode(text: string): Problem | null {
  if (!SHAPE.test(text)) return error('credit_code_shape', messages.creditCode.shape);
  if (creditCheckCharacter(text) !== text[17])
    return error('credit_code_checksum', messages.creditCode.checksum);
  return null;
}

/** The 18th character that belongs to the first 17. */
export function creditCheckCharacter(text: string): string {
  let sum = 0;
  for (let i = 0, weight = 1; i < 17; i += 1, weight = (weight * 3) % 31)
    sum += ALPHABET.indexOf(text[i] as string) * weight;
  return ALPHABET[(31 - (sum % 31)) % 31] as string;
}
