/** The written form of JSON: on one line what fits, the same value and the same order again. */
import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { formatJson } from './format-json.ts';

it('keeps on one line what fits, and opens the rest', () => {
  const long = '一'.repeat(50);
  const text = formatJson({
    due: { wd: 3 },
    none: [{}, []],
    rule: { must: 'a = b', message: long },
    roles: Array.from({ length: 12 }, (_, n) => `county_office_${n}`),
    told: ['一句话。', `${long}。`],
  });
  expect(text).toBe(`{
  "due": { "wd": 3 },
  "none": [{}, []],
  "rule": {
    "must": "a = b",
    "message": "${long}"
  },
  "roles": [
    "county_office_0", "county_office_1", "county_office_2", "county_office_3", "county_office_4",
    "county_office_5", "county_office_6", "county_office_7", "county_office_8", "county_office_9",
    "county_office_10", "county_office_11"
  ],
  "told": [
    "一句话。",
    "${long}。"
  ]
}
`);
});

test.prop([fc.jsonValue()])('says the same, in the same order, and is its own form', (value) => {
  const text = formatJson(value);
  expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(JSON.parse(JSON.stringify(value))));
  expect(formatJson(JSON.parse(text))).toBe(text);
});

test.prop([fc.jsonValue()])('has no line that could have been kept shorter by opening it', (value) => {
  for (const line of formatJson({ value }).split('\n'))
    if (line.length > 110) expect(line.trim()).not.toMatch(/^("[^"]*": )?[[{].*[\]}],?$/);
});
