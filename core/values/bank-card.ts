/**
 * Bank account numbers 一卡通账号 (processes.md FG-BANK): 16 to 19 digits. A failed Luhn sum (GB/T 17552) is only a
 * warning, because the accounts of passbooks 存折 fail it and are right.
 */
import { error, type Problem, warning } from './problem.ts';
import { messages } from './messages.ts';

/** Codes: `bank_card_shape`, `bank_card_luhn` (warning). */
export function checkBankCard(text: string): Problem | null {
  if (!/^\d{16,19}$/.test(text)) return error('bank_card_shape', messages.bankCard.shape);
  return luhn(text) ? null : warning('bank_card_luhn', messages.bankCard.checksum);
}

/** Whether the digits satisfy the Luhn sum. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, double = false; i >= 0; i -= 1, double = !double) {
    const digit = Number(digits[i]) * (double ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
