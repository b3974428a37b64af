import { ANY, BOOLEAN, listOf, NUMBER, optional, STRING, type Type } from './types.ts';

/** What functions give. */
export const RESULTS: Readonly<Record<string, Type>> = {
  count: { kind: 'number', integer: true, min: 0 },
  'string length': { kind: 'number', integer: true, min: 0 },
  ...Object.fromEntries(
    [
      'sum',
      'floor',
      'ceiling',
      'round half up',
      'round up',
      'round down',
      'abs',
      'modulo',
      'number',
      'mean',
      'age',
      'days_between',
      'months_between',
      'years_between',
    ].map((name) => [name, optional(NUMBER)]),
  ),
  ...Object.fromEntries(
    [
      'string',
      'substring',
      'string join',
      'upper case',
      'lower case',
      'replace',
      'substring before',
      'substring after',
      'gender',
      'birth_date',
      'capitals',
      'yuan',
      'mask_name',
      'mask_id',
      'mask_phone',
      'mask_card',
      'day',
      'add_days',
      'add_months',
    ].map((name) => [name, optional(STRING)]),
  ),
  ...Object.fromEntries(
    [
      'not',
      'contains',
      'starts with',
      'ends with',
      'matches',
      'list contains',
      'all',
      'any',
      'even',
      'odd',
      'sampled',
    ].map((name) => [name, optional(BOOLEAN)]),
  ),
  ...Object.fromEntries(
    ['flatten', 'distinct values', 'concatenate', 'append', 'union', 'sort', 'split', 'reverse'].map(
      (name) => [name, listOf(ANY)],
    ),
  ),
  unsigned: optional(listOf(STRING)),
};
