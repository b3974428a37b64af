/** The names of the paths asked for so far: those of the indexes, and of what is sorted and filtered by. */
const names = new Map<string, string[]>();

function namesOf(path: string): string[] {
  let found = names.get(path);
  if (!found) names.set(path, (found = path.split('.')));
  return found;
}

/** The value at a dotted path; a path goes through objects only. Undefined where it leads nowhere. */
export function valueAt(doc: unknown, path: string): unknown {
  let value = doc;
  for (const name of namesOf(path)) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** `scope[]` → `scope`, with whether it was marked as an array. */
export function readPath(path: string): { path: string; array: boolean } {
  return path.endsWith('[]') ? { path: path.slice(0, -2), array: true } : { path, array: false };
}

/** The smallest string greater than every string with this prefix; null when there is none. */
export function endOfPrefix(prefix: string): string | null {
  const points = Array.from(prefix, (character) => character.codePointAt(0)!);
  while (points.length > 0) {
    const last = points.pop()!;
    // Surrogates are no characters of their own: after U+D7FF comes U+E000.
    if (last < 0x10ffff) return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1);
  }
  return null;
}
