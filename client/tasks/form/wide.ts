/** Which fields can stand two beside each other: short answers. */
import { kindOf } from '../../../core/form/fields.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { choicesOf } from '../../../core/form/choices.ts';
import { widgetFor } from '../../form/logic/widget-for.ts';

const SHORT = new Set([
  'text',
  'idCard',
  'phone',
  'bankCard',
  'creditCode',
  'date',
  'dateTime',
  'number',
  'money',
  'select',
  'region',
  'person',
  'org',
  'member',
  'yesNo',
  'tick',
  'readonly',
]);
/** So many letters of choices fit beside each other in half the width. */
const CHOICE_LETTERS = 14;

export function isFlat(field: JsonObject): boolean {
  if (kindOf(field) === 'list') return false;
  const widget = widgetFor(field) ?? 'text';
  if (widget === 'choice') {
    const choices = choicesOf(field) ?? [];
    return choices.reduce((sum, { label }) => sum + label.length + 2, 0) <= CHOICE_LETTERS;
  }
  return SHORT.has(widget);
}
