/** Who may act: roles relative to a region, and the filer. */
import { ancestorsOf, officeOf } from '../values/region.ts';
import type { Actor, Activity, Case, RegionCode, Task } from '../vocabulary.ts';
import { isBarred } from './interest.ts';
import { reject } from './rejections.ts';
import type { RoleLevel, RoleLevels } from './roles.ts';
import type { Rejection } from '../vocabulary.ts';
import { words } from './messages.ts';

/** The key under which holders of a role at a region find their tasks. */
export function postKey(role: string, region: RegionCode): string {
  return `${role}@${region}`;
}

/** The keys under which somebody finds tasks: their posts and themselves. */
export function keysOf(actor: Actor): string[] {
  const own = actor.user === null ? [] : [`user:${actor.user}`];
  return [...own, ...actor.positions.map((p) => postKey(p.role, p.region))];
}

/** Level of a role's office; a parametrised role `county_dept:民政` has the level of `county_dept`. */
export function levelOf(role: string, levels: RoleLevels): RoleLevel {
  return levels.get(role) ?? levels.get(role.split(':')[0] as string) ?? 'any';
}

/** The candidates of a seat: a role at its office above or at `region`; `filer` is the person who filed the case. */
export function candidatesOf(
  role: string,
  region: RegionCode,
  c: Pick<Case, 'filer'>,
  levels: RoleLevels,
): string[] {
  if (role === 'filer') return [`user:${c.filer.user}`];
  const level = levelOf(role, levels);
  if (level === 'any' || level === 'external')
    return [...ancestorsOf(region).reverse(), region].map((code) => postKey(role, code));
  return [postKey(role, officeOf(region, level) ?? region)];
}

/** The candidate roles under which somebody takes a task; who was handed it acts in the role it was meant for. */
export function rolesUsed(actor: Actor, task: Pick<Task, 'candidates' | 'role'>): string[] {
  const keys = keysOf(actor);
  const held = task.candidates.filter((candidate) => keys.includes(candidate));
  const roles = held.map((key) => (key.startsWith('user:') ? task.role : (key.split('@')[0] as string)));
  return roles.length > 0 ? [...new Set(roles)] : [task.role];
}

/** Why somebody may not take a task; null when they may. Who holds it must still be one of those it is meant for. */
export function whyNot(actor: Actor, task: Task, activity: Activity): Rejection | null {
  const keys = keysOf(actor);
  const mine = task.candidates.some((key) => keys.includes(key));
  if (!mine) return reject('not_your_task');
  if (task.state === 'done') return reject('task_closed');
  if (task.state === 'waiting') return reject('not_possible_now', { message: words.notYourTurn });
  if (isBarred(task, actor)) {
    return activity.votes.some((vote) => vote.user === actor.user)
      ? reject('already_acted')
      : reject('excluded');
  }
  if (task.assignee && task.assignee.user !== actor.user) {
    return reject('taken', { message: words.takenBy(task.assignee.name) });
  }
  return null;
}
