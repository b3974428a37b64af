/** The other processes that a source sends its cases to, by what its actions say. */
import type { ActionWord } from '../blocks/action.ts';
import type { VersionSource } from '../definition/source.ts';
import { ACTIONS } from '../engine/vocabulary.ts';
import { isObject } from '../json.ts';
import type { Json } from '../vocabulary.ts';

/** Their keys, each once; whatever the source is. */
export function processesNamed({ definition, pieces }: VersionSource): string[] {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(visit);
    if (!isObject(part)) return;
    for (const key of namedBy(part)) found.add(key);
    Object.values(part).forEach(visit);
  };
  visit(definition);
  visit(pieces);
  return [...found];
}

function namedBy({ type, params }: { [name: string]: Json }): string[] {
  const words: ActionWord['params'] = ACTIONS[String(type)]?.params ?? {};
  const given = isObject(params) ? params : {};
  return Object.entries(words).flatMap(([name, { choice }]) => {
    const key = given[name];
    return choice === 'process' && typeof key === 'string' ? [key] : [];
  });
}
