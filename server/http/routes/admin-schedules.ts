/** Schedules 定期, for who runs the platform. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import type { Context } from '../../context.ts';
import { pauseSchedule } from '../../commands/pause-schedule.ts';
import { listSchedules } from '../../queries/schedules.ts';
import { actorOf } from '../auth.ts';
import { serve } from '../serve.ts';

const calls = contract.schedules;

export function adminScheduleRoutes(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.list, async () => ({ items: await listSchedules(context) }));
  serve(app, context, calls.pause, async (request) =>
    pauseSchedule(context, actorOf(request), request.params.id, request.body),
  );
}
