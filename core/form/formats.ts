/** The formats of field values, checked by one code on the server and in the browser. */
import type { FieldFormat } from '../definition/form-fields.ts';
import { isObject } from '../json.ts';
import { isDay } from '../time/day.ts';
import { parseInstant } from '../time/instant.ts';
import { checkBankCard } from '../values/bank-card.ts';
import { checkCreditCode } from '../values/credit-code.ts';
import { checkIdCard } from '../values/id-card.ts';
import {
  checkHongKongMacaoPermit,
  checkPassport,
  checkPermanentResidence,
  checkResidencePermit,
  checkTaiwanPermit,
} from '../values/id-document.ts';
import { checkPhone } from '../values/phone.ts';
import type { Problem } from '../values/problem.ts';
import type { Day, Json, JsonObject } from '../vocabulary.ts';
import { eachField, itemsOf, kindOf } from './fields.ts';
import { formatOf } from './format-of.ts';
import { getAt, instancesOf, joinPath, parentOf } from './paths.ts';
import { formWords } from './messages.ts';

interface FormatIssue extends Problem {
  path: string;
}

/**
 * Format → its check; only of text. Money is not among them: it is a number, whole by its `integer` type.
 * Dates that exist but make no sense (in the future …) are a matter of rules.
 */
const FORMATS: Record<Exclude<FieldFormat, 'money'>, (text: string, today: Day) => Problem | null> = {
  'id-card': checkIdCard,
  'residence-permit': checkResidencePermit,
  'permanent-residence': checkPermanentResidence,
  'hong-kong-macao-permit': checkHongKongMacaoPermit,
  'taiwan-permit': checkTaiwanPermit,
  passport: checkPassport,
  phone: checkPhone,
  'bank-card': checkBankCard,
  'credit-code': checkCreditCode,
  region: (text) => (/^\d{2,15}$/.test(text) ? null : problem('region_shape', formWords.shapes.region)),
  date: (text) => (isDay(text) ? null : problem('date', formWords.shapes.date)),
  'date-time': (text) => (isDateTime(text) ? null : problem('date_time', formWords.shapes.dateTime)),
};

function problem(code: string, message: string): Problem {
  return { code, message, level: 'error' };
}

/** A time without an offset is Beijing time. */
function isDateTime(text: string): boolean {
  return parseInstant(text) !== null || parseInstant(`${text}+08:00`) !== null;
}

/** What is wrong with a value of a format; null for other formats and for what is not text. */
function checkFormat(format: Json | undefined, value: Json | undefined, today: Day): Problem | null {
  if (typeof format !== 'string' || typeof value !== 'string' || !Object.hasOwn(FORMATS, format)) return null;
  return FORMATS[format as keyof typeof FORMATS](value, today);
}

/** Checks every field that has a format. */
export function formatIssues(schema: JsonObject, data: Json, today: Day): FormatIssue[] {
  const issues: FormatIssue[] = [];
  if (!isObject(data)) return issues;
  eachField(schema, (template, field) => {
    const list = kindOf(field) === 'list';
    const about = (list ? itemsOf(field) : field) ?? {};
    if (about['format'] === undefined) return;
    for (const path of instancesOf(data, list ? joinPath(template, '[]') : template)) {
      const beside = (name: string) => getAt(data, joinPath(parentOf(path), name));
      const found = checkFormat(formatOf(about, beside), getAt(data, path), today);
      if (found) issues.push({ path, ...found });
    }
  });
  return issues;
}
