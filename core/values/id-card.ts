/**
 * Identity numbers of residents 居民身份证号 (GB 11643-1999): 6 digits region, 8 digits birth date, 3 digits
 * sequence (odd for men), one check character. The region is not looked up: codes of abolished counties stay in
 * use for life, and the demo county uses the unassigned prefix 9901.
 */
import { isDay, yearsBetween } from '../time/day.ts';
import type { Day } from '../vocabulary.ts';
import { error, type Problem } from './problem.ts';
import { messages } from './messages.ts';

/** As forms keep it and processes compare with it: a value, not a text of the screens. */
type Gender = '男' | '女';

const SHAPE = /^\d{17}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
/** Nobody alive was born earlier; the numbers themselves begin with the census of 1984. */
const FIRST_BIRTH_YEAR = '1880';

/**
 * Checks an identity number; `on` is the day the birth date must not lie after (today, as the caller knows it).
 * Codes: `id_card_shape`, `id_card_birth_date`, `id_card_future`, `id_card_checksum`.
 */
export function checkIdCard(text: string, on?: Day): Problem | null {
  if (!SHAPE.test(text)) return error('id_card_shape', shapeMessage(text));
  const born = birthPart(text);
  if (!isDay(born) || born < FIRST_BIRTH_YEAR) return error('id_card_birth_date', messages.idCard.noSuchDay);
  if (on !== undefined && born > on) return error('id_card_future', messages.idCard.future);
  if (checkCharacter(text) !== text[17]) return error('id_card_checksum', messages.idCard.checksum);
  return null;
}

function shapeMessage(text: string): string {
  if (text.length !== 18) return messages.idCard.length(text.length);
  return text.endsWith('x') ? messages.idCard.upperCase : messages.idCard.digits;
}

/** The 18th character that belongs to the first 17 digits (ISO 7064 MOD 11-2). */
export function checkCharacter(text: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return CHECK_CHARACTERS[sum % 11] as string;
}

/** Birth date, or null when the number carries none; a wrong check character alone does not hide it. */
export function birthDateOf(idNo: string): Day | null {
  if (!SHAPE.test(idNo)) return null;
  const born = birthPart(idNo);
  return isDay(born) ? born : null;
}

/** Sex by the 17th digit, odd for men; null for anything that is no identity number. */
export function genderOf(idNo: string): Gender | null {
  if (!SHAPE.test(idNo)) return null;
  return Number(idNo[16]) % 2 === 1 ? '男' : '女';
}

/** Full years 周岁 on a day, the birthday included; null without a birth date or before it. */
export function ageOf(idNo: string, on: Day): number | null {
  const born = birthDateOf(idNo);
  return born === null || !isDay(on) || on < born ? null : yearsBetween(born, on);
}

function birthPart(idNo: string): string {
  return `${idNo.slice(6, 10)}-${idNo.slice(10, 12)}-${idNo.slice(12, 14)}`;
}
