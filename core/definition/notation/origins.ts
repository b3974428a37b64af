/** Where in the short text each part of a canonical definition comes from, so that a fault found later names that place. */
import { isObject } from '../../json.ts';
import type { Json } from '../../vocabulary.ts';

interface Origin {
  /** JSON pointer in the short text. */
  path: string;
  /** By key of the canonical object: where its value stands, from `path` on; others stand under their own key. */
  keys: Record<string, string>;
}

/** What expanding made; whatever is not noted here stands where its parent says. */
export class Origins {
  private readonly known = new WeakMap<object, Origin>();

  /** Notes where something made comes from, and answers with it. */
  note<T extends object>(made: T, path: string, keys: Record<string, string> = {}): T {
    this.known.set(made, { path, keys });
    return made;
  }

  /** The place in the short text of a place, a JSON pointer, in what was made of it. */
  placeOf(root: Json, pointer: string): string {
    let here: Json | undefined = root;
    let origin: Origin = { path: '', keys: {} };
    for (const part of pointer.split('/').slice(1)) {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Object.hasOwn(origin.keys, key) ? origin.keys[key] : `/${part}`;
      here = Array.isArray(here) ? here[Number(key)] : isObject(here) ? here[key] : undefined;
      const inner = typeof here === 'object' && here !== null ? this.known.get(here) : undefined;
      origin = inner ?? { path: `${origin.path}${step}`, keys: {} };
    }
    return origin.path;
  }
}

/** A key as part of a JSON pointer. */
export function pointer(path: string, key: string | number): string {
  return `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
