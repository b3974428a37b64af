/**
 * Whose own affair a case is 利害关系: who filed it, whoever is named in it, whoever a relative is registered of. Nobody
 * decides a case of their own; a seat that who files may take all the same says so (`own`).
 */
import type { Seat } from '../definition/task.ts';
import { getAt, instancesOf } from '../form/paths.ts';
import { textsOf } from '../json.ts';
import type { Json, JsonObject, Task } from '../vocabulary.ts';
import type { DecisionDraft } from './run.ts';

/** Who an interest may keep from a task. */
interface Person {
  user: string | null;
  name: string;
}

/** A name of one character stands in too many texts. */
const SHORTEST_NAME = 2;

/** Whether somebody may not take a task: barred by its step, having had a voice in it, or because it is their own affair. */
export function isBarred({ excluded, named = [] }: Pick<Task, 'excluded' | 'named'>, who: Person): boolean {
  if (who.user !== null && excluded.includes(who.user)) return true;
  return who.name.length >= SHORTEST_NAME && named.some((text) => text.includes(who.name));
}

/** What a task of a seat notes of it. Who files is asked as such at a seat of their own, and nothing keeps them from it. */
export function interestAt(
  run: DecisionDraft,
  seat: Seat,
  data: JsonObject,
): Pick<Task, 'named'> & { barred: string[] } {
  if ([seat.role].flat().every((role) => role === 'filer')) return { barred: [] };
  const named = namesIn(run, data);
  const barred = seat.own ? [] : [run.case.filer.user];
  return named.length > 0 ? { barred, named } : { barred };
}

/** The texts in which the names of those stand who are concerned: what the definition says, else every name in its start form. */
function namesIn(run: DecisionDraft, data: JsonObject): string[] {
  const { definition, forms } = run.process;
  if (definition.interested !== undefined)
    return textsOf([run.value(definition.interested, data)].flat(Infinity as 1) as Json);
  const form = forms.get(definition.start.form);
  const paths = (form?.privacy ?? []).flatMap(({ path, as }) =>
    as === 'name' ? instancesOf(data, path) : [],
  );
  return textsOf([...new Set(paths.map((path) => getAt(data, path) ?? null))]);
}
