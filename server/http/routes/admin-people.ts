/** For the administrator: who holds which posts, and whose sessions end. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import { PAGE } from '../../../core/contract/shapes/common.ts';
import { handOver, setPosts } from '../../commands/posts.ts';
import { endSessions } from '../../commands/sessions.ts';
import type { Context } from '../../context.ts';
import { errors } from '../../errors.ts';
import { listPeople, personView } from '../../queries/people.ts';
import type { UserDoc } from '../../store/documents.ts';
import { actorOf } from '../auth.ts';
import { serve } from '../serve.ts';

const calls = contract.people;

export function adminPeopleRoutes(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.list, async (request) => listPeople(context, { limit: PAGE, ...request.query }));
  serve(app, context, calls.setPosts, async (request) => {
    const { posts, reason } = request.body;
    return personView(await setPosts(context, actorOf(request), request.params.id, posts, reason));
  });
  serve(app, context, calls.endSessions, async (request) => {
    if (!(await context.store.get<UserDoc>('users', request.params.id))) throw errors.unknown('user');
    await endSessions(context, request.params.id);
    return undefined;
  });
  serve(app, context, calls.handOver, async (request) => {
    const { to, comment } = request.body;
    return handOver(context, actorOf(request), request.params.id, to, comment);
  });
}
