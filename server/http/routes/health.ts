/** Is it up, can it work, and how is it doing. */
import { statfs } from 'node:fs/promises';
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Context } from '../../context.ts';
import { errors, HttpError } from '../../errors.ts';
import { isForwarded } from '../forwarded.ts';
import { messages } from '../messages.ts';

export function healthRoutes(app: FastifyInstance, context: Context): void {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const duration = new Histogram({
    name: 'xiangzhi_http_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [metrics],
  });
  const failures = new Counter({
    name: 'xiangzhi_http_failures_total',
    help: 'Answers of 500 and above',
    registers: [metrics],
  });

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    duration.observe(
      { route, method: request.method, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    if (reply.statusCode >= 500) failures.inc();
  });

  // whoever wears out the limit of strangers must not have the house taken for dead
  const apart = { config: { rateLimit: false } };
  app.get('/healthz', apart, async () => ({ ok: true }));
  app.get('/readyz', apart, async () => {
    await context.store.head();
    await roomToWrite(context);
    if (context.library.keys().length === 0) throw new HttpError(503, 'not_ready', messages.nothingReady);
    return {
      ok: true,
      backend: context.store.backend,
      processes: context.library.keys().length,
      unavailable: context.library.unavailable.map((u) => u.key),
    };
  });
  app.get('/metrics', apart, async (request, reply) => {
    if (!mayMeasure(context, request)) throw errors.forbidden();
    return reply.type(metrics.contentType).send(await metrics.metrics());
  });
}

/** Below this much room a commit may fail any moment. */
const LEAST_BYTES = 32 * 1024 * 1024;

/** @throws HttpError 503 where nothing more can be kept */
async function roomToWrite({ config }: Context): Promise<void> {
  const { bavail, bsize } = await statfs(config.dataFolder).catch(() => ({ bavail: Infinity, bsize: 1 }));
  if (bavail * bsize < LEAST_BYTES) throw new HttpError(503, 'disk_full', messages.diskFull);
}

/** Who knows the token; without one whoever sits at this computer, not behind a proxy on it. */
function mayMeasure({ config }: Context, request: FastifyRequest): boolean {
  const said = request.headers.authorization ?? '';
  if (config.metricsToken !== null) return same(said, `Bearer ${config.metricsToken}`);
  const { remoteAddress = '' } = request.raw.socket;
  return /^(::ffff:)?127\.|^::1$/.test(remoteAddress) && !isForwarded(request);
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
