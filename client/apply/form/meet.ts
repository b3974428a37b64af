/** Two copies of one draft meet: this page's, and one saved by another device or tab. Nothing is written over unsaid. */
import { isEmpty } from '../../../core/form/empty.ts';
import { fieldsOf, kindOf } from '../../../core/form/fields.ts';
import { labelOf } from '../../../core/form/outline.ts';
import { getAt, joinPath } from '../../../core/form/paths.ts';
import { equalJson, isObject } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { setIn } from '../../form/logic/share.ts';
import type { Draft } from './drafts.ts';

/**
 * What becomes of them: nothing, as they are the same or theirs is no newer; mine goes on from theirs, where nothing was
 * changed but mine; theirs takes the place of mine, where nothing was changed here; or the person chooses.
 */
type Outcome = 'same' | 'older' | 'mine' | 'theirs' | 'choose';

/** How mine meets what the server has. */
export function meet(mine: Draft, theirs: Draft): Outcome {
  if (theirs.rev <= mine.rev) return 'older';
  if (sameFilledIn(mine.data, theirs.data)) return 'same';
  if (mine.base === null) return 'theirs';
  return sameFilledIn(mine.base, theirs.data) ? 'mine' : 'choose';
}

/** Whether the same is filled in, whatever way nothing is written. */
export function sameFilledIn(a: Json | undefined, b: Json | undefined): boolean {
  if (isEmpty(a) && isEmpty(b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => sameFilledIn(item, b[i]));
  if (!isObject(a) || !isObject(b)) return equalJson(a, b);
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => sameFilledIn(a[name], b[name]));
}

export type Side = 'mine' | 'theirs';

/** A field, or a list as a whole, that differs. */
export interface Difference {
  path: string;
  /** 申请人 · 姓名. */
  label: string;
  field: JsonObject;
  mine: Json;
  theirs: Json;
  /** The side that changed it, where only one did; the newer where both did. */
  suggested: Side;
}

/** Where two copies differ, in the order of the form. */
export function differencesOf(
  schema: JsonObject,
  mine: JsonObject,
  theirs: JsonObject,
  base: JsonObject | null,
): Difference[] {
  return differing(schema, { path: '', label: '' }, [mine, theirs, base ?? {}]);
}

function differing(
  schema: JsonObject,
  at: { path: string; label: string },
  [mine, theirs, base]: readonly [Json | undefined, Json | undefined, Json | undefined],
): Difference[] {
  const inside = (value: Json | undefined, name: string) => (isObject(value) ? value[name] : undefined);
  return fieldsOf(schema).flatMap(([name, field]) => {
    const values = [inside(mine, name), inside(theirs, name), inside(base, name)] as const;
    if (sameFilledIn(values[0], values[1])) return [];
    const path = joinPath(at.path, name);
    const label = [at.label, labelOf(field, name)].filter((part) => part !== '').join(' · ');
    if (kindOf(field) === 'group') return differing(field, { path, label }, values);
    const onlyMine = sameFilledIn(values[1], values[2]);
    return [
      {
        path,
        label,
        field,
        mine: values[0] ?? null,
        theirs: values[1] ?? null,
        suggested: onlyMine ? ('mine' as const) : ('theirs' as const),
      },
    ];
  });
}

/** Which side's a field becomes. */
export interface Choice {
  path: string;
  side: Side;
}

/** One copy of two: what the person chose of every difference. */
export function merged(mine: JsonObject, theirs: JsonObject, choices: readonly Choice[]): JsonObject {
  return choices
    .filter(({ side }) => side === 'theirs')
    .reduce((data, { path }) => setIn(data, path.split('.'), getAt(theirs, path)), mine);
}
