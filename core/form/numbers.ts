/** Numbers that cannot be kept as they were typed: too large to count to, or with more digits than are remembered. */
import { DIGITS_KEPT, significantDigits } from '../values/decimal.ts';
import { formWords } from './messages.ts';
import { fieldError } from './errors.ts';
import { eachField, itemsOf, kindOf, titleAt } from './fields.ts';
import type { Filling } from './filling.ts';
import { getAt, instancesOf, joinPath } from './paths.ts';
import type { FieldError } from './types.ts';

/** 1,000 亿元 in fen: above it somebody has leaned on a key. Sums of hundreds of such amounts are still exact. */
const MOST_MONEY = 10_000_000_000_000;

export function numberErrors({ form, data }: Filling): FieldError[] {
  const computed = new Set(form.computed.map(({ path }) => path));
  const errors: FieldError[] = [];
  eachField(form.schema, (template, field) => {
    const list = kindOf(field) === 'list';
    const about = (list ? itemsOf(field) : field) ?? {};
    if (about['x-type'] !== undefined) return;
    for (const path of instancesOf(data, list ? joinPath(template, '[]') : template)) {
      const value = getAt(data, path);
      if (typeof value !== 'number') continue;
      const title = titleAt(form.schema, template);
      const most = about['format'] === 'money' ? MOST_MONEY : Number.MAX_SAFE_INTEGER;
      if (Math.abs(value) > most)
        errors.push(fieldError(form.schema, path, 'number_too_large', formWords.tooLarge(title)));
      else if (!computed.has(template) && significantDigits(value) > DIGITS_KEPT)
        errors.push(fieldError(form.schema, path, 'number_too_precise', formWords.tooPrecise(title)));
    }
  });
  return errors;
}
