/** Logging in and out, and who I am. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Me } from '../../../core/api.ts';
import { login, logout, type Session } from '../../commands/sessions.ts';
import type { Context } from '../../context.ts';
import { SESSION_COOKIE, whoIs } from '../auth.ts';

/** A whole county may sit behind one address; guessing one password is stopped by the lock of account and address. */
const LOGINS_PER_MINUTE = 300;

export function sessionRoutes(app: FastifyInstance, context: Context): void {
  app.post(
    '/api/login',
    {
      schema: {
        tags: ['session'],
        body: Type.Object({
          username: Type.String({ maxLength: 200 }),
          password: Type.String({ maxLength: 200 }),
        }),
      },
      config: {
        rateLimit: {
          max: LOGINS_PER_MINUTE,
          timeWindow: '1 minute',
          // who logs in again, or tries others' passwords, is not excused by a session
          keyGenerator: (request: FastifyRequest) => request.ip,
        },
      },
    },
    async (request, reply) => {
      const { username, password } = request.body as { username: string; password: string };
      const { token, session } = await login(context, username, password, request.ip);
      void reply.setCookie(SESSION_COOKIE, token, {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: request.protocol === 'https',
      });
      return me(context, session);
    },
  );

  app.post('/api/logout', { schema: { tags: ['session'] } }, async (request, reply) => {
    if (request.session) await logout(context, request.session);
    return reply.clearCookie(SESSION_COOKIE, { path: '/' }).status(204).send();
  });

  app.get('/api/me', { schema: { tags: ['session'] } }, async (request) => me(context, whoIs(request)));
}

function me({ library, registry, clock }: Context, { user, csrf, actor }: Session): Me {
  const names = new Map(library.roles.map((role) => [role.id, role.name]));
  return {
    user: { id: user._id, name: user.name },
    positions: actor.positions.map(({ role, region }) => ({
      role,
      roleName: names.get(role) ?? role,
      region,
      regionName: registry.name(region),
    })),
    may: {
      work: actor.positions.some((p) => !library.citizens.has(p.role)),
      apply: true,
      admin: actor.positions.some((p) => p.role === 'admin'),
    },
    csrf,
    now: clock.now(),
    virtualClock: clock.virtual,
  };
}
