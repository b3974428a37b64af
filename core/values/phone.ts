/** Telephone numbers (processes.md FG-PERSON): a mainland mobile number, or a landline with or without area code. */
import { error, type Problem } from './problem.ts';
import { messages } from './messages.ts';

const MOBILE = /^1[3-9]\d{9}$/;
/**
 * Area code of 3 or 4 digits, 7 or 8 digits, an extension; without an area code the first is not 1, which begins a mobile
 * number. Numbers of services: 400 and 800.
 */
const LANDLINE = /^(?:0\d{2,3}-?[1-9]|[2-9])\d{6,7}(?:-\d{1,6})?$/;
const SERVICE = /^[48]00-?\d{3}-?\d{4}$/;

/** Codes: `phone_mobile` (begins like a mobile number), `phone_shape`. */
export function checkPhone(text: string): Problem | null {
  if (MOBILE.test(text) || LANDLINE.test(text) || SERVICE.test(text)) return null;
  if (/^1\d*$/.test(text)) return error('phone_mobile', messages.phone.mobile);
  return error('phone_shape', messages.phone.shape);
}
