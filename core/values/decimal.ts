/**
 * Exact arithmetic on the decimal text of numbers. 8.69 is kept in binary as something a little beside it, so that
 * neither `8.69 % 0.01` nor a tolerance says whether it has two decimals; the digits as they are written do.
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
  const scaled = ({ digits, exponent: own }: Decimal) => digits * tens(own - exponent);
  return scaled(a) % scaled(b) === ZERO;
}

/** How many digits a number is written with, leading and trailing zeros aside. */
export function significantDigits(value: number): number {
  const [, , whole = '', fraction = ''] = WRITTEN.exec(String(value)) ?? [];
  return (whole + fraction).replace(/^0+|0+$/g, '').length;
}

const ZERO = BigInt(0);

function tens(power: number): bigint {
  return BigInt(`1${'0'.repeat(power)}`);
}
