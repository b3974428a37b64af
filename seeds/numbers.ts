/**
 * Numbers that pass their check sums and belong to nobody: identity numbers 身份证号 under the unused region prefixes
 * 990101 and 990102, passbook numbers 一卡通账号 and disability certificate numbers 残疾人证号 made from them.
 */
import { draw } from './random.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
const DISABILITY_TYPES = ['视力', '听力', '言语', '肢体', '智力', '精神', '多重'];
const DISABILITY_GRADES = ['一级', '二级', '三级', '四级'];

export type Gender = '男' | '女';

/** GB 11643: the check character of the first 17 digits. */
function checkCharacter(digits17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits17[i]), 0);
  return CHECK_CHARACTERS[sum % 11]!;
}

/** Whether a text is an identity number of 18 characters with the right check character. */
export function isIdNumber(text: string): boolean {
  return /^\d{17}[\dX]$/.test(text) && checkCharacter(text.slice(0, 17)) === text[17];
}

/**
 * An identity number of a county. Serial numbers start at 100 so that none equals one of processes.md F.2.
 * @param birth `1987-11-05`
 */
export function makeIdNumber(county: string, birth: string, gender: Gender, key: string): string {
  const serial = 100 + 2 * draw(`id ${key}`).int(0, 449) + (gender === '男' ? 1 : 0);
  const digits = county.slice(0, 6) + birth.replaceAll('-', '') + String(serial);
  return digits + checkCharacter(digits);
}

/** The birthday an identity number says. */
export function birthOf(idNo: string): string {
  return `${idNo.slice(6, 10)}-${idNo.slice(10, 12)}-${idNo.slice(12, 14)}`;
}

/** The sex an identity number says. */
export function genderOf(idNo: string): Gender {
  return Number(idNo[16]) % 2 === 1 ? '男' : '女';
}

/** A card number of 19 digits with a right Luhn digit; no bank uses the prefix. */
export function makeCardNumber(key: string): string {
  const d = draw(`card ${key}`);
  const digits = '990101' + Array.from({ length: 12 }, () => d.int(0, 9)).join('');
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const n = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (n > 9 ? n - 9 : n);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

/** A mobile number of the form 1390000xxxx. */
export function makePhone(n: number): string {
  return `1390000${String(n % 10_000).padStart(4, '0')}`;
}

/** The identity number, the digit of the kind and the digit of the grade. */
export function makeDisabilityNumber(idNo: string, type: string, grade: string): string {
  return `${idNo}${DISABILITY_TYPES.indexOf(type) + 1}${DISABILITY_GRADES.indexOf(grade) + 1}`;
}
