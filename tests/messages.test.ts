/** A second language is a file beside the first: nobody reads one language's texts but the reader of all of them. */
import { expect, it } from 'vitest';
import { imports, isTest, readSources, type Sources } from './support/sources.ts';

/** Texts that describe calls to programmers stand in the interface itself, in one language. */
const FOR_PROGRAMMERS = 'core/contract/';

function textsReadPastTheLocale(sources: Sources): string[] {
  return imports(sources)
    .filter(({ from, to }) => /(^|[./])messages\.zh-CN\.ts$/.test(to) && !from.endsWith('/messages.ts'))
    .filter(({ from }) => !isTest(from) && !from.startsWith(FOR_PROGRAMMERS))
    .map(({ from, to }) => `${from} imports ${to}: read the texts through the messages.ts beside it.`);
}

it('texts are read in the language chosen', () => {
  expect(textsReadPastTheLocale(readSources())).toEqual([]);
});

it('a text read in one language alone is named', () => {
  const sources: Sources = new Map([
    ['core/a/word.ts', "import { words } from './messages.zh-CN.ts';"],
    ['core/a/messages.ts', "import { words } from './messages.zh-CN.ts';"],
    ['core/a/messages.zh-CN.ts', 'export const words = {};'],
  ]);
  expect(textsReadPastTheLocale(sources)).toEqual([expect.stringContaining('core/a/word.ts')]);
});
