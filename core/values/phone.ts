/** Telephone numbers (processes.md FG-PERSON): a mainland mobile number, or a landline with or without area code. */
import { error, type Problem } from './problem.ts';
import { messages } from './messages.ts';

const MOBILE = /^1[3-9]\d{9}$/;
/** Area code of 3 or 4 digits, 7 or 8 digits not beginning with 0 or 1, an extension. */
const LANDLINE = /^(?:0\d{2,3}-?)?[2-9]\d{6,7}(?:-\d{1,6})?$/;

/** Codes: `phone_mobile` (begins like a mobile number), `phone_shape`. */
export function checkPhone(text: string): Problem | null {
  if (MOBILE.test(text) || LANDLINE.test(text)) return null;
  if (/^1\d*$/.test(text)) return error('phone_mobile', messages.phone.mobile);
  return error('phone_shape', messages.phone.shape);
}
