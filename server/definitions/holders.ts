/** Who there is to act, as the proof of a definition asks for it. */
import type { UserDoc } from '../store/documents.ts';
import type { CheckFacts } from '../../core/versions/check.ts';

/** Roles that somebody holds, and how many hold each at most at one office. */
export function holdersAmong(
  people: Iterable<{ positions: UserDoc['positions'] }>,
): Required<Pick<CheckFacts, 'holders' | 'atOnePost'>> {
  const posts = new Map<string, number>();
  for (const { positions } of people)
    for (const post of new Set(positions.map(({ role, region }) => `${role}@${region}`)))
      posts.set(post, (posts.get(post) ?? 0) + 1);
  const atOnePost = new Map<string, number>();
  for (const [post, count] of posts) {
    const role = post.slice(0, post.lastIndexOf('@'));
    atOnePost.set(role, Math.max(atOnePost.get(role) ?? 0, count));
  }
  return { holders: new Set(atOnePost.keys()), atOnePost };
}
