/** Chinese sentences have full-width signs, on screens, on papers and in definitions. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { halfWidth, inCode, inJson } from './support/punctuation.ts';
import { readSources } from './support/sources.ts';

const ROOT = new URL('..', import.meta.url).pathname;

/** Texts of the code that nobody reads: keys of a test that every store takes, patterns of notices that are pasted. */
const UNREAD = /^server\/store\/contract\/|^core\/time\/official-notice\.ts$/;

function jsonBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name));
}

it('is so in every text of the code', () => {
  const sources = new Map([...readSources()].filter(([path]) => !UNREAD.test(path)));
  expect(inCode(sources)).toEqual([]);
});

it('is so in processes, forms, documents, scenarios and the demo county', () => {
  const files = ['workflows', 'forms', 'seeds'].flatMap(jsonBelow);
  expect(files.length).toBeGreaterThan(50);
  expect(
    files.flatMap((path) => inJson(path, JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as unknown)),
  ).toEqual([]);
});

it.each([
  ['已受理:王某', true],
  ['不予受理(材料不齐)', true],
  ['请填写理由;', true],
  ['是不是走错了?', true],
  ['共 3,其中', true],
  ['已受理：王某', false],
  ['每天 08:30 至 17:30，共 2,800 元', false],
  ['county_dept:应急', false],
  ['if(a, b) and 甲', false],
  ['村(居)委会', false],
])('%s: %s', (text, wrong) => {
  expect(halfWidth(text).length > 0).toBe(wrong);
});

it('is found in a template, in a tag and in a document', () => {
  const sources = new Map([
    ['core/a.ts', 'export const a = (n: string) => `第${n}项:无`;'],
    ['client/b.tsx', 'export const B = () => <p>无,请重试</p>;'],
    ['client/c.tsx', 'export const C = (p: { a: string; b: string }) => <p>{p.a}:<b>{p.b}</b></p>;'],
  ]);
  expect(inCode(sources)).toHaveLength(3);
  expect(inJson('d', { body: ['{{ name }}:准予', '申请人:{{ a }}'] })).toHaveLength(2);
});
