/** Who is told: persons, found when a message is sent. A role stands for who holds it then. */
import { filled } from '../../core/blocks/message/fill.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import { doInTime } from '../../core/world/work.ts';
import type { Context } from '../context.ts';
import type { CaseDoc, UserDoc } from '../store/documents.ts';
import { readableWorld } from '../world.ts';
import type { Addressee } from './channel.ts';
import { messages } from './messages.ts';

/** Holders of posts read at a time. */
const PAGE = 500;
const USER = 'user:';

/** Accounts a message is for. Who holds no post any more has left. */
export async function recipientsOf({ store }: Pick<Context, 'store'>, to: string[]): Promise<UserDoc[]> {
  const found = new Map<string, UserDoc>();
  const keep = (user: UserDoc | null): void => void (user && isMeant(user, to) && found.set(user._id, user));
  const named = to.filter((key) => key.startsWith(USER)).map((key) => key.slice(USER.length));
  if (named.length > 0) (await store.getMany<UserDoc>('users', named)).forEach(keep);
  const posts = to.filter((key) => !key.startsWith(USER));
  for (let last: UserDoc | undefined, more = posts.length > 0; more;) {
    const page: UserDoc[] = await store.find<UserDoc>('users', {
      filter: { posts: { in: posts } },
      sort: { by: '_id', dir: 1 },
      limit: PAGE,
      ...(last ? { after: { value: last._id, id: last._id } } : {}),
    });
    page.forEach(keep);
    last = page.at(-1);
    more = page.length === PAGE;
  }
  return [...found.values()];
}

/** Whether a message is for somebody as things stand now. */
export function isMeant({ _id, posts }: UserDoc, to: string[]): boolean {
  return posts.length > 0 && (to.includes(`${USER}${_id}`) || posts.some((post) => to.includes(post)));
}

/** An account as whom a channel reaches. */
export function addresseeOf({ _id, name, phone, email, wechat }: UserDoc): Addressee {
  return {
    user: _id,
    name,
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
    ...(wechat ? { wechat } : {}),
  };
}

/**
 * The applicant where a message is for who filed the case: by the phone the case gives for them. Who files for another is
 * not the one to call.
 */
export async function applicantOf(
  context: Pick<Context, 'store' | 'registry' | 'clock' | 'library'>,
  process: CompiledProcess,
  doc: CaseDoc,
  to: string[],
): Promise<Addressee | null> {
  const { contact } = process.definition;
  if (contact === undefined || !to.includes(`${USER}${doc.filer.user}`)) return null;
  const now = { at: context.clock.now(), data: {} };
  const phone = await doInTime(filled(readableWorld(context), process, doc, `{{ ${contact} }}`, now));
  if (phone === '') return null;
  const filer = await context.store.get<UserDoc>('users', doc.filer.user);
  const self = filer?.positions.every(({ role }) => context.library.citizens.has(role)) === true;
  return self ? { ...addresseeOf(filer), phone } : { user: null, name: messages.applicant, phone };
}
