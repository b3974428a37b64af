/** Texts that were put together of a case's data: what is masked or hidden in the data is masked in the text too. */
import type { CompiledProcess } from '../../core/engine/process.ts';
import { atPath } from '../../core/json.ts';
import { maskValue, privacyOf } from '../../core/form/present.ts';
import { eachField } from '../../core/form/fields.ts';
import { instancesOf } from '../../core/form/paths.ts';
import { maskNumbers } from '../../core/values/mask.ts';
import type { Case } from '../../core/vocabulary.ts';
import { blockAccess, type Relation } from './access.ts';
import { START_BLOCK } from './sources.ts';

/** Shorter values stand in too many texts by chance. */
const SHORTEST = 2;

/** Turns a text about a case into what somebody may read of it. */
type Veil = (text: string) => string;

/** Every text in a part of a view, as far down as it goes. */
export function throughVeil<T>(veil: Veil, part: T): T {
  if (veil === OPEN) return part;
  if (typeof part === 'string') return veil(part) as T;
  if (Array.isArray(part)) return part.map((item: unknown) => throughVeil(veil, item)) as T;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, throughVeil(veil, value as unknown)]),
  ) as T;
}

/** Hides nothing. */
const OPEN: Veil = (text) => text;

/** The veil between a case and somebody. */
export function veilOf(process: CompiledProcess, c: Case, relation: Relation): Veil {
  const form = process.forms.get(process.definition.start.form);
  const masks = new Map<string, string>();
  const open = new Set<string>();
  if (!form) return OPEN;
  const access = blockAccess(process, relation, START_BLOCK, form);
  eachField(form.schema, (template) => {
    const as = privacyOf(form, template);
    if (!as) return;
    const closed = ['hidden', 'masked'].includes(access(template));
    for (const path of instancesOf(c.data, template)) {
      const value = atPath(c.data, path);
      if (typeof value !== 'string' || value.length < SHORTEST) continue;
      if (closed) masks.set(value, String(maskValue(value, as)));
      else open.add(value);
    }
  });
  // what is read in one place is no secret in another
  for (const value of open) masks.delete(value);
  if (masks.size === 0) return OPEN;
  // the longest first: one value may be the beginning of another
  const known = [...masks].sort(([a], [b]) => b.length - a.length);
  return (text) =>
    maskNumbers(
      known.reduce((said, [value, mask]) => said.replaceAll(value, mask), text),
      open,
    );
}
