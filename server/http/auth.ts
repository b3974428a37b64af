/** Who is asking: opaque server-side sessions in an HttpOnly cookie, and protection against forged requests. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { addresses } from '../../core/contract/addresses.ts';
import { SESSION_COOKIE } from '../../core/contract/call.ts';
import type { Actor } from '../../core/vocabulary.ts';
import { sessionOf, type Session } from '../commands/sessions.ts';
import type { Context } from '../context.ts';
import { demoAt } from './forwarded.ts';
import { stewardAreas } from '../queries/areas.ts';
import { errors, HttpError } from '../errors.ts';
import { messages } from './messages.ts';

declare module 'fastify' {
  interface FastifyRequest {
    session: Session | null;
  }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Reads the session of every request and refuses forged changes. */
export const auth = fp(async (app: FastifyInstance, { context }: { context: Context }) => {
  app.decorateRequest('session', null);
  app.addHook('onRequest', async (request) => {
    const token = request.cookies[SESSION_COOKIE];
    request.session = token ? await sessionOf(demoAt(context, request), token) : null;
    if (!SAFE.has(request.method) || request.headers.upgrade !== undefined) guard(request, request.session);
  });
});

/**
 * A change must come from our own pages, logging in and listening included, and carries the token of the session. Browsers
 * say where a request comes from (`Origin`, `Sec-Fetch-Site`); a foreign page can neither forge that nor know the token.
 */
function guard(request: FastifyRequest, session: Session | null): void {
  const token = request.headers['x-csrf-token'];
  const tokened = token !== undefined || (session !== null && needsToken(request));
  if (session && tokened && token !== session.csrf) throw errors.csrf();
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw errors.csrf();
  const { origin } = request.headers;
  // `null`, and anything else that is no address, is not one of our pages
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.headers.host))
    throw errors.csrf();
}

/** A change by who has logged in carries the token; logging in, a socket, and forms of the public pages cannot. */
function needsToken(request: FastifyRequest): boolean {
  const { method, url, headers } = request;
  if (headers.upgrade !== undefined || !url.startsWith('/api/')) return false;
  return `${method} ${url.split('?')[0]}` !== addresses.session.login;
}

/** The person asking. @throws 401 */
export function whoIs(request: Pick<FastifyRequest, 'session'>): Session {
  if (!request.session) throw errors.unauthenticated();
  return request.session;
}

/** The person asking, as an actor. @throws 401 */
export function actorOf(request: Pick<FastifyRequest, 'session'>): Actor {
  return whoIs(request).actor;
}

/** What a role may do with processes (`workflows/roles.json`), and what who may not is told. */
type Right = keyof typeof messages.rights;

/** Only for whose role has one of the rights. @throws 401, 403 */
export function entitled({ library }: Context, request: FastifyRequest, ...rights: Right[]): Session {
  const session = whoIs(request);
  const held = new Set(session.actor.positions.map(({ role }) => role.split(':')[0]));
  const may = library.roles.some((role) => held.has(role.id) && rights.some((right) => role[right]));
  const [wanted] = rights;
  if (!may) throw errors.forbidden(wanted && messages.rights[wanted]);
  return session;
}

/** Only for the administrator of the platform. @throws 401, 403 */
export function adminOf(request: FastifyRequest): Session {
  const session = whoIs(request);
  if (!session.actor.positions.some((position) => position.role === 'admin')) throw errors.forbidden();
  return session;
}

/** Only for who looks after cases that went wrong. @throws 401, 403 */
export function stewardOf(context: Context, request: FastifyRequest): Session {
  const session = whoIs(request);
  if (stewardAreas(context, session.actor).length === 0) throw errors.forbidden();
  return session;
}

/** Only where the clock is a training clock, for whoever learns there; on a demo everybody may be anybody. @throws 409, 401 */
export function learnerOf(context: Context, request: FastifyRequest): void {
  training(context);
  if (!context.config.demo) whoIs(request);
}

/** Only where the clock is a training clock, for its administrator. @throws 409, 401, 403 */
export function trainerOf(context: Context, request: FastifyRequest): void {
  training(context);
  adminOf(request);
}

function training({ clock }: Context): void {
  if (!clock.virtual) throw new HttpError(409, 'clock_real', messages.realClock);
}
