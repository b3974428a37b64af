/** Whatever nothing else has told: one line for each part, named by where it stands. */
import type { Comparison, Owner } from './comparison.ts';
import type { Leaf, Path } from './json.ts';
import { keyText } from './words.ts';
import { messages } from './messages.ts';

export function tellRest(c: Comparison, leaves: readonly Leaf[]): void {
  for (const { path, before, after, order } of leaves) {
    if (c.covers(path)) continue;
    const owner = ownerOf(c, path);
    const what = placeText(path.slice(owner.depth));
    const name = what === '' ? owner.name : messages.rest.ofOwner(owner.name, what);
    const key = path.at(-1) ?? '';
    if (order) c.say(owner, path, messages.rest.orderChanged(name));
    else if (key === 'diagram' && path.length === 1) c.say(owner, path, messages.rest.drawing);
    else if (before === undefined) c.say(owner, path, messages.rest.added(name, c.words.value(after, key)));
    else if (after === undefined) c.say(owner, path, messages.rest.removed(name, c.words.value(before, key)));
    else c.say(owner, path, `${name}${c.fromTo(path)}`);
  }
}

/** Names of properties on the way, those without a word left out. */
function placeText(path: Path): string {
  return path
    .map((key) => (/^\d+$/.test(key) ? messages.rest.item(Number(key) + 1) : keyText(key)))
    .filter((word) => word !== '')
    .join('·');
}

/** The innermost step, form or named part something stands in, and how much of the path that takes. */
function ownerOf(c: Comparison, path: Path): Owner & { depth: number } {
  const [root = '', part = ''] = path;
  if (root === 'forms' || root === 'groups')
    return {
      about: 'form',
      element: null,
      name: `${root === 'forms' ? messages.rest.form : messages.rest.fieldGroup}${c.words.form(part)}`,
      depth: 2,
    };
  if (root === 'definition' && part === 'machine') return stateOwner(c, path);
  const about = root === 'definition' ? ABOUT[part] : undefined;
  if (about && path.length > 2)
    return { about, element: null, name: `${keyText(part)}“${c.nameOf(path.slice(0, 3))}”`, depth: 3 };
  return { about: 'other', element: null, name: messages.rest.matter, depth: 0 };
}

const ABOUT: Record<string, Owner['about']> = {
  params: 'param',
  tables: 'table',
  documents: 'document',
  actions: 'action',
  computed: 'other',
  delays: 'other',
  lookups: 'other',
  shows: 'other',
};

function stateOwner(c: Comparison, path: Path): Owner & { depth: number } {
  let depth = 2;
  while (path[depth] === 'states' && path[depth + 1] !== undefined) depth += 2;
  const key = depth > 2 ? (path[depth - 1] ?? null) : null;
  return {
    about: path[depth] === 'meta' && path[depth + 1] === 'notice' ? 'notice' : 'step',
    element: key,
    name: key === null ? messages.rest.process : c.words.step(key),
    depth,
  };
}
