/**
 * The language 界面语言 that texts appear in. Every folder with texts has a file of them per language,
 * `messages.zh-CN.ts` first, and a `messages.ts` that makes them readable through `localized`. A second language is a
 * file beside each, handed to `addLocale`; which one is shown is chosen once, where a program starts.
 */

/** The same keys as the Chinese texts: sentences, or functions that make one of what they are given. */
export type Texts<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer G) => infer R
      ? (...given: G) => R extends string ? string : R
      : Texts<T[K]>;
};

/** The texts of one language by area; an area or a sentence that is missing is shown in Chinese. */
type LocaleTexts = Readonly<Record<string, unknown>>;

/** The language every area has. */
export const BASE_LOCALE = 'zh-CN';

const locales = new Map<string, LocaleTexts>();
let current: LocaleTexts = {};

/** Makes the texts of a language known; what it leaves out stays Chinese. */
export function addLocale(name: string, texts: LocaleTexts): void {
  locales.set(name, texts);
}

/** Chooses the language; an unknown one is Chinese. */
export function chooseLocale(name: string): void {
  current = locales.get(name) ?? {};
}

/** The texts of an area: each read gives the sentence of the language chosen at that moment. */
export function localized<T extends object>(area: string, base: T): T {
  return reader(base, () => current[area]) as T;
}

function reader(base: object, chosen: () => unknown): object {
  const groups = new Map<string | symbol, object>();
  return new Proxy(base, {
    get(texts, key) {
      const own: unknown = Reflect.get(texts, key);
      if (typeof own !== 'object' || own === null) return within(chosen(), key) ?? own;
      let group = groups.get(key);
      if (!group) groups.set(key, (group = reader(own, () => within(chosen(), key))));
      return group;
    },
  });
}

function within(texts: unknown, key: string | symbol): unknown {
  return typeof texts === 'object' && texts !== null ? Reflect.get(texts, key) : undefined;
}
