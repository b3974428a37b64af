/** Logging in and out, and who I am. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from '../../../core/contract/call.ts';
import { contract } from '../../../core/contract/index.ts';
import type { Me } from '../../../core/contract/shapes/session.ts';
import { changePassword, endSessions, login, logout, type Session } from '../../commands/sessions.ts';
import { setChannels } from '../../commands/set-channels.ts';
import type { Context } from '../../context.ts';
import { stewardAreas } from '../../queries/areas.ts';
import { channelSettings } from '../../queries/channels.ts';
import { whoIs } from '../auth.ts';
import { demoAt } from '../forwarded.ts';
import { serve } from '../serve.ts';

/** A whole county may sit behind one address; guessing one password is stopped by the lock of account and address. */
const LOGINS = {
  max: 300,
  timeWindow: '1 minute',
  // who logs in again, or tries others' passwords, is not excused by a session
  keyGenerator: (request: FastifyRequest) => request.ip,
};

export function sessionRoutes(app: FastifyInstance, context: Context): void {
  serveLogin(app, context);
  serveLogout(app, context);
  serveLogoutAll(app, context);
  serveChangePassword(app, context);
  serveMe(app, context);
  serveChannels(app, context);
}

function serveLogin(app: FastifyInstance, context: Context): void {
  serve(
    app,
    context,
    contract.session.login,
    async (request, reply) => {
      const { username, password } = request.body;
      const { token, session } = await login(demoAt(context, request), username, password, request.ip);
      void reply.setCookie(SESSION_COOKIE, token, {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: request.protocol === 'https',
      });
      return me(context, session);
    },
    { config: { rateLimit: LOGINS } },
  );
}

function serveLogout(app: FastifyInstance, context: Context): void {
  serve(app, context, contract.session.logout, async (request, reply) => {
    if (request.session) await logout(context, request.session);
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
    return undefined;
  });
}

function serveLogoutAll(app: FastifyInstance, context: Context): void {
  serve(app, context, contract.session.logoutAll, async (request, reply) => {
    await endSessions(context, whoIs(request).user._id);
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
    return undefined;
  });
}

function serveChangePassword(app: FastifyInstance, context: Context): void {
  serve(app, context, contract.session.changePassword, async (request) => {
    const { old, password } = request.body;
    await changePassword(context, whoIs(request), old, password, request.ip);
    return undefined;
  });
}

function serveMe(app: FastifyInstance, context: Context): void {
  serve(app, context, contract.session.me, async (request) => me(context, whoIs(request)));
}

function serveChannels(app: FastifyInstance, context: Context): void {
  serve(app, context, contract.session.channels, async (request) =>
    channelSettings(context, whoIs(request).user),
  );
  serve(app, context, contract.session.setChannels, async (request) =>
    channelSettings(context, await setChannels(context, whoIs(request).user._id, request.body)),
  );
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
      steward: stewardAreas({ library }, actor).length > 0,
    },
    csrf,
    now: clock.now(),
    virtualClock: clock.virtual,
  };
}
