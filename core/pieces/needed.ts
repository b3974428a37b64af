/** Which pieces of process 公共流程段 something uses. */
import { isObject } from '../json.ts';

/** The pieces a definition or a piece uses itself, each once. */
export function piecesUsed(written: unknown): string[] {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (!isObject(node)) return;
    if (typeof node.use === 'string') found.add(node.use);
    if (isObject(node.states)) Object.values(node.states).forEach(visit);
  };
  if (isObject(written)) [written, written.machine].forEach(visit);
  return [...found];
}

/** The pieces among `all` that a definition needs, those its pieces use too; undefined where it uses none. */
export function piecesNeeded(
  definition: unknown,
  all: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  const needed = new Map<string, unknown>();
  const take = (from: unknown): void => {
    for (const id of piecesUsed(from)) {
      if (needed.has(id) || !Object.hasOwn(all, id)) continue;
      needed.set(id, all[id]);
      take(all[id]);
    }
  };
  take(definition);
  return needed.size > 0 ? Object.fromEntries(needed) : undefined;
}
