/** Arithmetic of expressions, as DMN has it: of decimals, not of the binary fractions feelin counts in. */
import { evaluate as feel, type FeelFunction } from 'feelin';
import {
  add,
  divide,
  modulo,
  multiply,
  power,
  product,
  type Rounding,
  rounded,
  roundTo,
  total,
} from '../values/decimal.ts';

type Call = (...args: unknown[]) => unknown;

const OPERATIONS: Readonly<Record<string, (a: number, b: number) => number | null>> = {
  '+': add,
  '-': (a, b) => add(a, -b),
  '*': multiply,
  '/': (a, b) => (b === 0 ? null : divide(a, b)),
  '**': power,
  '^': power,
};

/** `a sign b`; `unfit` is told where the two do not go together, and the value is null. */
export function operate(sign: string, a: unknown, b: unknown, unfit: () => void): unknown {
  if (typeof a === 'number' && typeof b === 'number') return OPERATIONS[sign]?.(a, b) ?? null;
  const { call, warnings } = native(sign);
  const value = call(a, b);
  if (warnings.splice(0).length > 0) unfit();
  return value;
}

interface Native {
  call: Call;
  warnings: unknown[];
}

const natives = new Map<string, Native>();

/** feelin's own operation, for texts, days and periods. */
function native(sign: string): Native {
  let found = natives.get(sign);
  if (!found) {
    const { value, warnings } = feel(`function(a, b) a ${sign} b`, {});
    natives.set(sign, (found = { call: (value as FeelFunction).fn as Call, warnings }));
  }
  return found;
}

const ROUNDINGS: Readonly<Record<string, Rounding>> = {
  floor: 'floor',
  ceiling: 'ceiling',
  decimal: 'half even',
  'round up': 'up',
  'round down': 'down',
  'round half up': 'half up',
  'round half down': 'half down',
};

/** No result has more decimals, nor zeros before the point, than DMN allows. */
const FURTHEST = 6176;

const OF_LISTS: Readonly<Record<string, (values: number[]) => number>> = {
  sum: total,
  product,
  mean: (values) => divide(total(values), values.length),
  median,
};

/** A function of feelin that counts, made to count in decimals; where its arguments do not fit it says so itself. */
export function decimalFunction(name: string, call: Call): Call {
  const ofList = OF_LISTS[name];
  if (ofList)
    return (...args) => {
      const values = args.length === 1 && Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
      return values.length > 0 && values.every(isFinite) ? ofList(values) : call(...args);
    };
  const rounding = ROUNDINGS[name];
  if (rounding)
    return (value, scale = 0, ...more) =>
      isFinite(value) && isScale(scale) ? roundTo(value, scale, rounding) : call(value, scale, ...more);
  if (name === 'modulo')
    return (a, b, ...more) => (isFinite(a) && isFinite(b) && b !== 0 ? modulo(a, b) : call(a, b, ...more));
  if (name === 'stddev')
    return (...args) => {
      const value = call(...args);
      return isFinite(value) ? rounded(value) : value;
    };
  return call;
}

function isFinite(value: unknown): value is number {
  return Number.isFinite(value);
}

function isScale(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) <= FURTHEST;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] as number;
  return Number.isInteger(middle) ? divide(add(sorted[middle - 1] as number, upper), 2) : upper;
}
