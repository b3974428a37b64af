/** For the administrator: who holds which posts 岗位, taken and given while the house runs. */
import Type from 'typebox';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { Cursor, IdParams, Limit, pageOf, Region, shape } from './shapes/common.ts';

const at = addresses.people;
const says = summaries.people;

const Post = Type.Object({ role: Type.String({ maxLength: 100 }), region: Region });

const Person = shape('Person', {
  id: Type.String(),
  username: Type.String(),
  name: Type.String(),
  posts: Type.Array(Post),
});

export const people = {
  list: describe(at.list, {
    summary: says.list,
    who: 'admin',
    /** `q` is the beginning of a username, or a post `role@region`. */
    query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })), cursor: Cursor, limit: Limit }),
    answers: { 200: pageOf(Person) },
    errors: [],
  }),
  setPosts: describe(at.setPosts, {
    summary: says.setPosts,
    who: 'admin',
    params: IdParams,
    body: Type.Object({
      posts: Type.Array(Post, { maxItems: 50 }),
      reason: Type.String({ minLength: 2, maxLength: 200 }),
    }),
    answers: { 200: Person },
    errors: [404, 409],
  }),
  endSessions: describe(at.endSessions, {
    summary: says.endSessions,
    who: 'admin',
    params: IdParams,
    answers: { 204: null },
    errors: [404],
  }),
  handOver: describe(at.handOver, {
    summary: says.handOver,
    who: 'admin',
    params: IdParams,
    body: Type.Object({
      to: Type.String({ maxLength: 200 }),
      comment: Type.String({ minLength: 2, maxLength: 500 }),
    }),
    answers: { 200: Type.Object({ moved: Type.Integer(), left: Type.Array(Type.String()) }) },
    errors: [404],
  }),
};
