/** Posts 岗位 given and taken while the house runs. What somebody held by a post goes with it, at once and everywhere. */
import { reportActivity } from '../../core/world/vacancies.ts';
import { doInTime } from '../../core/world/work.ts';
import type { Actor, Position } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { errors, HttpError } from '../errors.ts';
import type { CaseDoc, TaskDoc, UserDoc } from '../store/documents.ts';
import { execute } from './execute.ts';
import { messages } from './messages.ts';
import { noteChange } from './note-change.ts';

/** The post without which nobody could give posts any more. */
const ADMIN = 'admin';
const PAGE = 500;

/** Gives somebody exactly these posts; tasks they had claimed in others go back to their offices. @throws 404, 409, 422 */
export async function setPosts(
  context: Context,
  by: Actor,
  id: string,
  positions: Position[],
  reason: string,
): Promise<UserDoc> {
  const { store } = context;
  const user = await store.get<UserDoc>('users', id);
  if (!user) throw errors.unknown('user');
  positions.forEach((position, n) => known(context, position, n));
  if (isAdmin(user.positions) && !isAdmin(positions) && (await isLastAdmin(context, user)))
    throw new HttpError(409, 'last_admin', messages.posts.lastAdmin);
  const posts = positions.map(({ role, region }) => `${role}@${region}`);
  const changed: UserDoc = { ...user, positions, posts };
  await store.set('users', changed);
  context.heldPosts.clear();
  context.people.notify();
  const moved = [...user.posts.map((post) => `-${post}`), ...posts.map((post) => `+${post}`)];
  await noteChange(context, by, 'posts', [id, ...moved], reason);
  const lost = user.posts.filter((post) => !posts.includes(post));
  for (const task of await heldBy(context, id, lost))
    if (!task.candidates.some((key) => posts.includes(key))) await reclaim(context, by, task, reason);
  for (const post of lost) await reportLeftAlone(context, post);
  return changed;
}

/** 离职转办: every task somebody has claimed goes to a colleague; what that one cannot take is named. @throws 404 */
export async function handOver(
  context: Context,
  by: Actor,
  from: string,
  to: string,
  comment: string,
): Promise<{ moved: number; left: string[] }> {
  const [giver, receiver] = await context.store.getMany<UserDoc>('users', [from, to]);
  if (!giver || !receiver) throw errors.unknown('user');
  const left: string[] = [];
  const tasks = await heldBy(context, from, giver.posts);
  for (const task of tasks) {
    const fits = receiver.posts.some((post) => task.candidates.includes(post));
    const outcome = fits
      ? await execute(context, task.case, {
          type: 'Act',
          task: task._id,
          by,
          action: 'assign',
          comment,
          to: { user: receiver._id, name: receiver.name },
        })
      : null;
    if (!outcome?.ok) left.push(task._id);
  }
  return { moved: tasks.length - left.length, left };
}

function known({ library, registry }: Context, { role, region }: Position, n: number): void {
  const [base] = role.split(':');
  const there = library.roles.some(({ id, parametrised }) => id === role || (parametrised && id === base));
  if (!there) throw errors.invalid(messages.posts.unknownRole(role), `posts.${n}.role`);
  if (!registry.knows(region))
    throw errors.invalid(messages.posts.unknownRegion(region), `posts.${n}.region`);
}

function isAdmin(positions: Position[]): boolean {
  return positions.some(({ role }) => role === ADMIN);
}

async function isLastAdmin({ store }: Context, { _id, posts }: UserDoc): Promise<boolean> {
  const own = posts.filter((post) => post.startsWith(`${ADMIN}@`));
  const found = await store.find<UserDoc>('users', { filter: { posts: { in: own } }, limit: 2 });
  return found.every((user) => user._id === _id);
}

/** The open tasks somebody has claimed in one of these posts. */
async function heldBy(context: Context, user: string, posts: string[]): Promise<TaskDoc[]> {
  const held = new Map<string, TaskDoc>();
  for (const post of posts)
    for await (const row of openAt(context, post)) if (row.assignee?.user === user) held.set(row._id, row);
  return [...held.values()];
}

/** The open tasks a post is asked for. */
async function* openAt({ store }: Context, post: string): AsyncGenerator<TaskDoc> {
  let after: { value: string; id: string } | undefined;
  for (;;) {
    const rows = await store.find<TaskDoc>('tasks', {
      filter: { candidates: post, state: 'open' },
      sort: { by: 'sort', dir: 1 },
      limit: PAGE,
      ...(after ? { after } : {}),
    });
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < PAGE || !last) break;
    after = { value: last.sort, id: last._id };
  }
}

/** With the last who held a post, or all who are not barred, gone, what waits there waits for nobody: it is an incident. */
async function reportLeftAlone(context: Context, post: string): Promise<void> {
  const world = context.worldOf(context);
  const seen = new Set<string>();
  for await (const row of openAt(context, post)) {
    if (seen.has(row.case)) continue;
    seen.add(row.case);
    const c = await context.store.getShared<CaseDoc>('cases', row.case);
    const asked = (c?.activities ?? []).filter(
      ({ done, tasks }) => !done && tasks.some(({ candidates }) => candidates.includes(post)),
    );
    // a post may be lost, and what followed put right, more than once
    for (const activity of asked) if (c) await doInTime(reportActivity(world, c, activity, `:${c.seq}`));
  }
}

/** Refused where somebody was faster: then it is held no more. */
async function reclaim(context: Context, by: Actor, task: TaskDoc, comment: string): Promise<void> {
  await execute(context, task.case, { type: 'Act', task: task._id, by, action: 'reclaim', comment });
}
