/** For the administrator: the training clock, the world a scenario is given, the calendar. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { isDay } from '../../../core/time/day.ts';
import { parseInstant } from '../../../core/time/instant.ts';
import type { Given } from '../../../core/scenario/types.ts';
import type { FundOp } from '../../../core/vocabulary.ts';
import { fundFamily } from '../../commands/fund-family.ts';
import { presetWorld } from '../../commands/preset.ts';
import type { Context } from '../../context.ts';
import { onAccount, readAccount, request as fundRequest } from '../../effects/fund.ts';
import { moveClock } from '../../effects/timers.ts';
import { errors, HttpError } from '../../errors.ts';
import { adminOf, whoIs } from '../auth.ts';

const FundBody = Type.Object({
  op: Type.Enum(['commit', 'spend', 'commit_spend', 'release', 'reverse']),
  account: Type.String({ maxLength: 15 }),
  amount: Type.Optional(Type.Integer({ minimum: 0 })),
  ref: Type.Optional(Type.String({ maxLength: 100 })),
});

const Rows = Type.Array(Type.Record(Type.String(), Type.Any()), { maxItems: 10_000 });

const WorldBody = Type.Object({
  params: Type.Optional(Type.Record(Type.String(), Type.Any())),
  ledger: Type.Optional(Type.Record(Type.String(), Rows)),
  fund: Type.Optional(
    Type.Record(
      Type.String({ pattern: '^\\d{2,15}$' }),
      Type.Union([Type.Null(), Type.Object({ balance: Type.Integer({ minimum: 0 }) })]),
      { additionalProperties: false },
    ),
  ),
});

const Days = Type.Array(Type.String({ maxLength: 10 }), { maxItems: 366, uniqueItems: true });
const CalendarBody = Type.Object({ holidays: Days, workdays: Days });

export function adminRoutes(app: FastifyInstance, context: Context): void {
  app.post(
    '/api/admin/clock',
    { schema: { tags: ['admin'], body: Type.Object({ now: Type.String({ maxLength: 40 }) }) } },
    async (request) => {
      training(context);
      // whoever learns here may move the clock on; where everybody may be anybody, without logging in
      if (!context.config.demo) whoIs(request);
      const to = parseInstant((request.body as { now: string }).now);
      if (!to) throw errors.invalid('时间应写作 2026-03-02T09:00:00+08:00', 'now');
      if (to < context.clock.now())
        throw new HttpError(409, 'clock_backwards', '训练时钟只能向前拨', 'now', {
          now: context.clock.now(),
        });
      const fired = await moveClock(context, to);
      return { now: context.clock.now(), fired };
    },
  );

  app.post('/api/admin/world', { schema: { tags: ['admin'], body: WorldBody } }, async (request, reply) => {
    training(context);
    adminOf(request);
    await presetWorld(context, request.body as Given);
    return reply.status(204).send();
  });

  // what a case would send to an account, for training: the account keeps its own rules
  app.post('/api/admin/fund', { schema: { tags: ['admin'], body: FundBody } }, async (request) => {
    training(context);
    adminOf(request);
    const {
      op,
      account,
      amount = 0,
      ref = '',
    } = request.body as { op: FundOp; account: string; amount?: number; ref?: string };
    const result = await onAccount(
      context,
      fundFamily(context.config.root).fund,
      account,
      fundRequest(context, `training:${randomUUID()}`, op, { amount, ref }),
    );
    if (!result.ok)
      throw new HttpError(409, result.reason, '资金不能这样使用', undefined, {
        available: result.available,
      });
    return readAccount(context, fundFamily(context.config.root).fund, account);
  });

  app.get(
    '/api/admin/fund',
    { schema: { tags: ['admin'], querystring: Type.Object({ account: Type.String({ maxLength: 15 }) }) } },
    async (request) => {
      adminOf(request);
      const account = await readAccount(
        context,
        fundFamily(context.config.root).fund,
        (request.query as { account: string }).account,
      );
      if (!account) throw errors.unknown('account');
      return account;
    },
  );

  app.put(
    '/api/admin/calendar/:year',
    {
      schema: {
        tags: ['admin'],
        params: Type.Object({ year: Type.String({ pattern: '^\\d{4}$' }) }),
        body: CalendarBody,
      },
    },
    async (request) => {
      adminOf(request);
      const { year } = request.params as { year: string };
      const { holidays, workdays } = request.body as Record<'holidays' | 'workdays', string[]>;
      for (const [list, days] of Object.entries({ holidays, workdays })) {
        const wrong = days.findIndex((day) => !isDay(day) || !day.startsWith(`${year}-`));
        if (wrong >= 0) throw errors.invalid(`应为${year}年的日期,如 ${year}-05-01`, `${list}.${wrong}`);
      }
      const both = workdays.findIndex((day) => holidays.includes(day));
      if (both >= 0) throw errors.invalid('同一天不能既是放假又是上班', `workdays.${both}`);
      await context.store.set('calendar', {
        _id: year,
        holidays: [...holidays].sort(),
        workdays: [...workdays].sort(),
      });
      await context.registry.reload();
      return context.registry.calendarData()[year];
    },
  );
}

/** Some calls exist only where the clock is a training clock. */
function training({ clock }: Context): void {
  if (!clock.virtual)
    throw new HttpError(409, 'clock_real', '只有训练环境(XIANGZHI_CLOCK=virtual)可以拨动时钟');
}
