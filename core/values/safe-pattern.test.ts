/** A pattern is tried in short time on any text, or not at all. */
import { expect, test } from 'vitest';
import { isSafePattern } from './safe-pattern.ts';

test.each([
  '^(a+)+$',
  '^(a*)*$',
  '(a|a)*b',
  '(a|ab)*c',
  '^(\\d+)*x',
  '^([a-z]+\\.?)+$',
  '(x+x+)+y',
  '(?:a{1,200})+b',
  '^(.*a){12}$',
  '\\d*\\d*\\d*x',
  '(a)\\1',
  '(?=a)a',
  '(?<!b)a',
  '^(a?){30}a{30}$',
  '(',
])('%s is refused', (pattern) => expect(isSafePattern(pattern)).toBe(false));

test.each([
  '^\\d{6}$',
  '^[A-Z]{2}\\d{6,8}$',
  '^1[3-9]\\d{9}$',
  '^\\d{4}-\\d{2}(-\\d{2})?$',
  '^[\\u4e00-\\u9fa5·]{2,20}$',
  '^\\p{Script=Han}+$',
  '^（甲|乙|丙）$',
  '^\\S+@\\S+$',
  '^\\d{1,4}(,\\d{1,4})*$',
  '.*异议.*',
])('%s is taken', (pattern) => expect(isSafePattern(pattern)).toBe(true));
