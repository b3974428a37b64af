/** Cases are found by the names and numbers in their start form; those stored before get keys for whatever looks like one. */
import { nameKeys, numberKeys } from '../../../core/engine/search-keys.ts';
import type { Doc } from '../types.ts';
import { rewrite } from './rewrite.ts';
import type { Upgrade } from './upgrade.ts';

interface OldCase extends Doc {
  data: Record<string, unknown>;
  searchKeys?: string[];
}

const NUMBER = /^\d{17}[\dX]$/i;
const NAME = /^[\p{Script=Han}·]{2,12}$/u;
/** A case has this many keys at most: its form is not known here, so words of choices are among them. */
const MOST = 400;

export const searchKeys: Upgrade = {
  number: 10,
  what: 'cases are found by names and numbers',
  run: (store) =>
    rewrite<OldCase>(store, 'cases', (doc) => {
      const keys = [...new Set(textsIn(doc.data).flatMap(keysOf))].slice(0, MOST);
      return doc.searchKeys || keys.length === 0 ? null : { ...doc, searchKeys: keys };
    }),
};

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function keysOf(text: string): string[] {
  if (NUMBER.test(text)) return numberKeys(text);
  return NAME.test(text) ? nameKeys(text) : [];
}
