/** Builds the HTTP server: every plugin and every route in one visible list. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Config } from './config/config.ts';
import type { Context } from './context.ts';
import { auth } from './http/auth.ts';
import { installBodies } from './http/bodies.ts';
import { frameworkErrors, installErrors } from './http/errors.ts';
import { securityHeaders } from './http/plugins/security-headers.ts';
import { follow } from './follow.ts';
import { aboutRoutes } from './http/routes/about.ts';
import { adminHouseRoutes } from './http/routes/admin-house.ts';
import { adminPeopleRoutes } from './http/routes/admin-people.ts';
import { adminJobRoutes } from './http/routes/admin-jobs.ts';
import { adminScheduleRoutes } from './http/routes/admin-schedules.ts';
import { adminMigrationRoutes } from './http/routes/admin-migrations.ts';
import { adminProcessRoutes } from './http/routes/admin-processes.ts';
import { adminSimulateRoutes } from './http/routes/admin-simulate.ts';
import { adminPackageRoutes } from './http/routes/admin-packages.ts';
import { adminReplayRoutes } from './http/routes/admin-replay.ts';
import { adminRoutes } from './http/routes/admin.ts';
import { caseRoutes } from './http/routes/cases.ts';
import { fileRoutes } from './http/routes/files.ts';
import { healthRoutes } from './http/routes/health.ts';
import { incidentRoutes } from './http/routes/incidents.ts';
import { ledgerRoutes } from './http/routes/ledgers.ts';
import { liveRoutes } from './http/routes/live.ts';
import { pageRoutes } from './http/routes/pages.ts';
import { draftRoutes } from './http/routes/drafts.ts';
import { processRoutes } from './http/routes/processes.ts';
import { publicRoutes } from './http/routes/public.ts';
import { referenceRoutes } from './http/routes/reference.ts';
import { sessionRoutes } from './http/routes/session.ts';
import { campaignRoutes } from './http/routes/campaigns.ts';
import { taskRoutes } from './http/routes/tasks.ts';

/** A request body; files have a limit of their own. */
const BODY_LIMIT = 2 * 1024 * 1024;

/** Builds the server; the caller listens. */
export async function buildApp(context: Context): Promise<FastifyInstance> {
  const app = Fastify({
    logger: {
      level: context.config.logLevel,
      redact: ['req.headers.cookie', 'req.headers["x-csrf-token"]'],
      // what follows the question mark may be the end of somebody's identity number
      serializers: { req: told },
    },
    bodyLimit: BODY_LIMIT,
    // a kept-alive connection that has just downloaded a file would hold up a stop
    forceCloseConnections: true,
    trustProxy: believed(context.config.trustProxy),
    ajv: { customOptions: { coerceTypes: true, removeAdditional: false } },
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: frameworkErrors(context),
  });
  installErrors(app, context);
  installBodies(app);
  await plugins(app, context);
  app.addHook('onRequest', (request, reply, done) => {
    // on a phone the village shares, going back must not show a neighbour's case
    if (/^\/(api|public|cases)(\/|$|\?)/.test(request.url)) void reply.header('cache-control', 'no-store');
    done();
  });
  app.addHook('onSend', async (request) => {
    if (request.method !== 'GET') await context.jobs.atRest();
  });
  sessionRoutes(app, context);
  processRoutes(app, context);
  draftRoutes(app, context);
  caseRoutes(app, context);
  taskRoutes(app, context);
  fileRoutes(app, context);
  referenceRoutes(app, context);
  incidentRoutes(app, context);
  ledgerRoutes(app, context);
  publicRoutes(app, context);
  adminRoutes(app, context);
  adminHouseRoutes(app, context);
  adminPeopleRoutes(app, context);
  adminPackageRoutes(app, context);
  adminProcessRoutes(app, context);
  adminMigrationRoutes(app, context);
  adminJobRoutes(app, context);
  campaignRoutes(app, context);
  adminScheduleRoutes(app, context);
  adminReplayRoutes(app, context);
  adminSimulateRoutes(app, context);
  aboutRoutes(app, context);
  liveRoutes(app, context);
  healthRoutes(app, context);
  pageRoutes(app, context);
  const stopFollowing = follow(context);
  app.addHook('onClose', async () => {
    stopFollowing();
    await context.jobs.close();
  });
  await app.ready();
  return app;
}

/** A number of proxies in a row counts from this server outwards. */
function believed(
  proxies: Config['trustProxy'],
): false | string | ((address: string, hop: number) => boolean) {
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies;
}

/** What the log tells of a request. */
function told({ method, url, ip }: FastifyRequest): Record<string, string | undefined> {
  return { method, url: url.split('?')[0], remoteAddress: ip };
}

async function plugins(app: FastifyInstance, context: Context): Promise<void> {
  await app.register(securityHeaders);
  // before the static files, which would go out uncompressed otherwise
  await app.register(compress, { threshold: 1024, globalDecompression: false });
  await app.register(cookie);
  await app.register(rateLimit, {
    max: context.config.requestsPerMinute,
    timeWindow: '1 minute',
    // a whole office, or county, may sit behind one address: who has logged in is counted for themselves
    // and logging in again makes nobody another
    keyGenerator: (request) => request.session?.user._id ?? request.ip,
  });
  await app.register(multipart);
  await app.register(websocket, { options: { maxPayload: 16 * 1024 } });
  await app.register(auth, { context });
  const { clientFolder } = context.config;
  const assets = join(clientFolder, 'assets');
  if (existsSync(assets)) {
    await app.register(fastifyStatic, { root: assets, prefix: '/assets/', maxAge: '1h' });
  }
}
