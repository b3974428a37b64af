/** For the administrator: the training clock, the world a scenario is given, and the state of definitions. */
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { parseInstant } from '../../../core/time/instant.ts';
import type { Given } from '../../../core/scenario/types.ts';
import { presetWorld } from '../../commands/preset.ts';
import type { Context } from '../../context.ts';
import { moveClock } from '../../effects/timers.ts';
import { errors, HttpError } from '../../errors.ts';
import { adminOf } from '../auth.ts';

export function adminRoutes(app: FastifyInstance, context: Context): void {
  app.post('/api/admin/clock', { schema: { tags: ['admin'], body: Type.Object({ now: Type.String({ maxLength: 40 }) }) } }, async (request) => {
    training(context);
    adminOf(request);
    const to = parseInstant((request.body as { now: string }).now);
    if (!to) throw errors.invalid('时间应写作 2026-03-02T09:00:00+08:00', 'now');
    if (to < context.clock.now()) throw new HttpError(409, 'clock_backwards', '训练时钟只能向前拨', 'now', { now: context.clock.now() });
    const fired = await moveClock(context, to);
    return { now: context.clock.now(), fired };
  });

  app.post('/api/admin/world', { schema: { tags: ['admin'], body: Type.Record(Type.String(), Type.Any()) } }, async (request, reply) => {
    training(context);
    adminOf(request);
    await presetWorld(context, request.body as Given);
    return reply.status(204).send();
  });

  app.get('/api/admin/processes', { schema: { tags: ['admin'] } }, async (request) => {
    adminOf(request);
    const { library } = context;
    const running = library.keys().map((key) => ({ key, title: library.latest(key)?.definition.title, version: library.latest(key)?.version, diagnostics: [] }));
    return { items: [...running, ...library.unavailable.map(({ key, file, diagnostics }) => ({ key, file, diagnostics }))] };
  });
}

/** Some calls exist only where the clock is a training clock. */
function training({ clock }: Context): void {
  if (!clock.virtual) throw new HttpError(409, 'clock_real', '只有训练环境(XIANGZHI_CLOCK=virtual)可以拨动时钟');
}
