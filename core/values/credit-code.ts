/**
 * Unified social credit codes 统一社会信用代码 (GB 32100-2015): 18 characters out of 31 (no I, O, S, V, Z);
 * the last is a check character, weights 3^i mod 31.
 */
import { error, type Problem } from './problem.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Codes: `credit_code_shape`, `credit_code_checksum`. */
export function checkCreditCode(text: string): Problem | null {
  if (!SHAPE.test(text))
    return error('credit_code_shape', '统一社会信用代码应为18位数字或大写字母(不含I、O、S、V、Z)');
  if (creditCheckCharacter(text) !== text[17])
    return error('credit_code_checksum', '统一社会信用代码第18位校验不符,请核对');
  return null;
}

/** The 18th character that belongs to the first 17. */
export function creditCheckCharacter(text: string): string {
  let sum = 0;
  for (let i = 0, weight = 1; i < 17; i += 1, weight = (weight * 3) % 31)
    sum += ALPHABET.indexOf(text[i] as string) * weight;
  return ALPHABET[(31 - (sum % 31)) % 31] as string;
}
