/**
 * Tasks that nobody can take: their office does not exist, their role is held by no one there, all who hold it are barred,
 * or more persons are asked for than hold it.
 */
import { isBarred } from '../engine/interest.ts';
import type { Activity, Case, CaseEvent, Task } from '../vocabulary.ts';
import { words } from './messages.ts';
import type { World } from './port.ts';
import { wait, type Work } from './work.ts';

/** Raises an incident for every task just opened, or left by a colleague's act, that nobody can take. True when there was one. */
export function* reportVacancies(world: World, c: Case, events: readonly CaseEvent[]): Work<boolean> {
  const touched = new Set(
    events.flatMap(({ type, task }) => (type === 'task.opened' || type === 'task.acted' ? [task] : [])),
  );
  let found = false;
  for (const activity of c.activities)
    if (!activity.done && activity.tasks.some(({ id }) => touched.has(id)))
      found = (yield* reportActivity(world, c, activity)) || found;
  return found;
}

/** Raises an incident for every task of an activity that nobody can take; `occasion` tells one raising from another. */
export function* reportActivity(world: World, c: Case, activity: Activity, occasion = ''): Work<boolean> {
  const vacant = yield* vacantTasks(world, activity);
  for (const [{ id, step, role, candidates }, message] of vacant) {
    const about = { task: id, step, role, candidates };
    yield* wait(world.raise(c.id, { id: `vacant:${id}${occasion}`, message, data: about }));
  }
  return vacant.size > 0;
}

/** The tasks of an activity that nobody can take, each with why. */
export function* vacantTasks(world: World, { tasks }: Activity): Work<ReadonlyMap<Task, string>> {
  const waiting = tasks.filter(({ state }) => state !== 'done');
  const able = new Map<Task, string[] | null>();
  const held = new Map<Task, number>();
  for (const task of waiting) {
    const holders = yield* wait(world.holders(task.candidates));
    held.set(task, holders?.length ?? 0);
    able.set(task, holders && holders.filter((who) => !isBarred(task, who)).map(({ user }) => user));
  }
  return new Map(
    unfilled(waiting, able).map((task) => [
      task,
      whyVacant(world, task, held.get(task) ?? 0, able.get(task)?.length ?? 0),
    ]),
  );
}

function whyVacant(world: World, { candidates }: Task, held: number, able: number): string {
  if (able > 0) return words.tooFew(able);
  if (held > 0) return words.allBarred;
  const offices = candidates.map((post) => post.slice(post.indexOf('@') + 1));
  return offices.every((region) => world.regionName(region) === region) ? words.noOffice : words.vacant;
}

/** The tasks left over where each person takes at most one; null can be taken by somebody in any case. */
function unfilled(tasks: Task[], able: ReadonlyMap<Task, string[] | null>): Task[] {
  const taken = new Map<string, Task>();
  const seated = (task: Task, asked: Set<string>): boolean =>
    (able.get(task) ?? []).some((user) => {
      if (asked.has(user)) return false;
      asked.add(user);
      const other = taken.get(user);
      if (other && !seated(other, asked)) return false;
      taken.set(user, task);
      return true;
    });
  return tasks.filter((task) => able.get(task) !== null && !seated(task, new Set()));
}
