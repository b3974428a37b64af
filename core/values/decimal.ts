/**
 * Exact arithmetic on the decimal text of numbers. 8.69 is kept in binary as something a little beside it, so that
 * neither `8.69 % 0.01` nor a tolerance says whether it has two decimals; the digits as they are written do.
 *
 * A result is that of the decimals, then rounded to fifteen digits, which is what a number keeps of what is typed; a
 * whole number stays whole. A quotient keeps what a number can hold beyond them, so that `1 / 3 * 3` is 1.
 */

const WRITTEN = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** A number is `digits × 10^exponent`. */
interface Decimal {
  digits: bigint;
  exponent: number;
}

function decimalOf(value: number): Decimal {
  const [, sign = '', whole = '0', fraction = '', power = '0'] = WRITTEN.exec(String(value)) ?? [];
  return { digits: BigInt(`${sign}${whole}${fraction}`), exponent: Number(power) - fraction.length };
}

/** Whether `value` is a whole number of `step`, to the last decimal; false for what is no finite number. */
export function isMultipleOf(value: number, step: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(step) || step === 0) return false;
  const [a, b] = [decimalOf(value), decimalOf(step)];
  const exponent = Math.min(a.exponent, b.exponent);
  return scaled(a, exponent) % scaled(b, exponent) === ZERO;
}

/** `a + b` of decimals. */
export function add(a: number, b: number): number {
  const sum = a + b;
  if (exactAlready(a, b, sum)) return sum;
  return numberOf(sumOf(decimalOf(a), decimalOf(b)));
}

/** `a × b` of decimals. */
export function multiply(a: number, b: number): number {
  const product = a * b;
  if (exactAlready(a, b, product)) return product;
  return numberOf(productOf(decimalOf(a), decimalOf(b)));
}

/** `a ÷ b` of decimals; `b` is not 0. */
export function divide(a: number, b: number): number {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a / b;
  const [x, y] = [decimalOf(a), decimalOf(b)];
  const exponent = Math.min(x.exponent, y.exponent);
  const [over, under] = [scaled(x, exponent), scaled(y, exponent)];
  const [n, d] = [Number(over), Number(under)];
  // the quotient of two whole numbers is the nearest there is
  if (Number.isSafeInteger(n) && Number.isSafeInteger(d)) return n / d;
  return Number(`${(over * tens(QUOTIENT_DIGITS)) / under}e-${QUOTIENT_DIGITS}`);
}

/** `a` to the power of `b`: of decimals where `b` is whole and the result no monster. */
export function power(a: number, b: number): number {
  const times = Math.abs(b);
  if (!Number.isFinite(a) || !Number.isInteger(b) || times * significantDigits(a) > LONGEST_POWER)
    return rounded(Math.pow(a, b));
  const { digits, exponent } = decimalOf(a);
  const result = numberOf({ digits: digits ** BigInt(times), exponent: exponent * times });
  return b < 0 ? divide(1, result) : result;
}

/** The sum of all, rounded once. */
export function total(values: readonly number[]): number {
  const sum = values.reduce((before, value) => before + value, 0);
  if (!Number.isFinite(sum) || (values.every(Number.isSafeInteger) && Number.isSafeInteger(sum))) return sum;
  return numberOf(values.map(decimalOf).reduce(sumOf));
}

/** The product of all, rounded once. */
export function product(values: readonly number[]): number {
  const result = values.reduce((before, value) => before * value, 1);
  if (!Number.isFinite(result)) return result;
  return numberOf(values.map(decimalOf).reduce(productOf, { digits: BigInt(1), exponent: 0 }));
}

/** What is left of `a` after whole times `b`, with the sign of `b`; `b` is not 0. */
export function modulo(a: number, b: number): number {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return NaN;
  const [x, y] = [decimalOf(a), decimalOf(b)];
  const exponent = Math.min(x.exponent, y.exponent);
  const by = scaled(y, exponent);
  const digits = ((scaled(x, exponent) % by) + by) % by;
  return numberOf({ digits, exponent });
}

/** How a number is brought to fewer decimals. */
export type Rounding = 'floor' | 'ceiling' | 'up' | 'down' | 'half up' | 'half down' | 'half even';

/** `value` with `scale` decimals; `up` is away from zero. */
export function roundTo(value: number, scale: number, rounding: Rounding): number {
  if (!Number.isFinite(value)) return value;
  const { digits, exponent } = decimalOf(value);
  const drop = -scale - exponent;
  if (drop <= 0) return value;
  return numberOf({ digits: shortened(digits, tens(drop), rounding), exponent: -scale });
}

function shortened(digits: bigint, by: bigint, rounding: Rounding): bigint {
  const negative = digits < ZERO;
  const size = negative ? -digits : digits;
  const [whole, rest] = [size / by, size % by];
  const more = rest !== ZERO && goesUp(whole, rest * BigInt(2) - by, negative, rounding);
  const result = more ? whole + BigInt(1) : whole;
  return negative ? -result : result;
}

/** `over` is above zero where more than half is left. */
function goesUp(whole: bigint, over: bigint, negative: boolean, rounding: Rounding): boolean {
  switch (rounding) {
    case 'floor':
      return negative;
    case 'ceiling':
      return !negative;
    case 'up':
      return true;
    case 'down':
      return false;
    case 'half up':
      return over >= ZERO;
    case 'half down':
      return over > ZERO;
    case 'half even':
      return over > ZERO || (over === ZERO && whole % BigInt(2) !== ZERO);
  }
}

/** A number that binary arithmetic has left a little beside a decimal of fifteen digits. */
export function rounded(value: number): number {
  return Number.isFinite(value) ? numberOf(decimalOf(value)) : value;
}

/** Whole numbers that can be counted to need no decimals; what is no number stays so. */
function exactAlready(a: number, b: number, result: number): boolean {
  if (!Number.isFinite(result)) return true;
  return Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(result);
}

function sumOf(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  return { digits: scaled(a, exponent) + scaled(b, exponent), exponent };
}

function productOf(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, exponent: a.exponent + b.exponent };
}

/** The digits of a decimal with a smaller exponent. */
function scaled({ digits, exponent }: Decimal, to: number): bigint {
  return digits * tens(exponent - to);
}

/** The number nearest to a decimal of fifteen digits; of a whole one, to all its digits. */
function numberOf({ digits, exponent }: Decimal): number {
  const written = Number(`${digits}e${exponent}`);
  const long = String(digits).replace(/^-|0+$/g, '').length - DIGITS_KEPT;
  if (long <= 0 || Number.isInteger(written)) return written;
  const drop = String(digits).replace('-', '').length - DIGITS_KEPT;
  return Number(`${shortened(digits, tens(drop), 'half even')}e${exponent + drop}`);
}

/** How many digits a number is written with, leading and trailing zeros aside. */
export function significantDigits(value: number): number {
  const [, , whole = '', fraction = ''] = WRITTEN.exec(String(value)) ?? [];
  return (whole + fraction).replace(/^0+|0+$/g, '').length;
}

const ZERO = BigInt(0);

/** So many digits survive being kept as a number and written again (IEEE 754). */
export const DIGITS_KEPT = 15;

/** Those of DMN. */
const QUOTIENT_DIGITS = 34;

/** Digits of the longest power that is worked out in decimals. */
const LONGEST_POWER = 2000;

function tens(power: number): bigint {
  return BigInt(`1${'0'.repeat(power)}`);
}
