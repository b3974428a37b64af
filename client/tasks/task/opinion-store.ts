/** The opinion being written and the phrases one uses, kept in this browser. */

/** What is being written stays with the tab and its writer: it may name people, and the next clerk must not find it. */
export function readOpinion(storage: Pick<Storage, 'getItem'>, user: string, task: string): string {
  return storage.getItem(opinionOf(user, task)) ?? '';
}

export function keepOpinion(
  storage: Pick<Storage, 'setItem' | 'removeItem'>,
  user: string,
  task: string,
  words: string,
): void {
  const key = opinionOf(user, task);
  if (words === '') storage.removeItem(key);
  else storage.setItem(key, words);
}

function opinionOf(user: string, task: string): string {
  return `xiangzhi.desk.opinion.${user}.${task}`;
}

const MOST = 12;

/** My own phrases before the usual ones. */
export function readPhrases(
  storage: Pick<Storage, 'getItem'>,
  user: string,
  usual: readonly string[],
): string[] {
  return [...new Set([...ownPhrases(storage, user), ...usual])];
}

export function addPhrase(storage: Pick<Storage, 'getItem' | 'setItem'>, user: string, phrase: string): void {
  const kept = [phrase, ...ownPhrases(storage, user).filter((own) => own !== phrase)].slice(0, MOST);
  storage.setItem(keyOf(user), JSON.stringify(kept));
}

function ownPhrases(storage: Pick<Storage, 'getItem'>, user: string): string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(user)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((phrase): phrase is string => typeof phrase === 'string') : [];
  } catch {
    return [];
  }
}

function keyOf(user: string): string {
  return `xiangzhi.desk.phrases.${user}`;
}
