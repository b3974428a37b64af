/** For the administrator: the training clock, the world a scenario is given, the calendar. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import { isDay } from '../../../core/time/day.ts';
import { parseInstant } from '../../../core/time/instant.ts';
import { fundFamily } from '../../commands/fund-family.ts';
import { presetWorld } from '../../commands/preset.ts';
import type { Context } from '../../context.ts';
import { onAccount, readAccount, request as fundRequest } from '../../effects/fund.ts';
import { moveClock } from '../../effects/timers.ts';
import { errors, HttpError } from '../../errors.ts';
import { serve } from '../serve.ts';

const calls = contract.admin;

export function adminRoutes(app: FastifyInstance, context: Context): void {
  serveMoveClock(app, context);
  servePresetWorld(app, context);
  serveAskFund(app, context);
  serveReadFund(app, context);
  serveSetCalendar(app, context);
}

function serveMoveClock(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.moveClock, async (request) => {
    const to = parseInstant(request.body.now);
    if (!to) throw errors.invalid('时间应写作 2026-03-02T09:00:00+08:00', 'now');
    if (to < context.clock.now())
      throw new HttpError(409, 'clock_backwards', '训练时钟只能向前拨', 'now', { now: context.clock.now() });
    const fired = await moveClock(context, to);
    return { now: context.clock.now(), fired };
  });
}

function servePresetWorld(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.presetWorld, async (request) => {
    await presetWorld(context, request.body);
    return undefined;
  });
}

function serveAskFund(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.askFund, async (request) => {
    const { op, account, amount = 0, ref = '' } = request.body;
    const { fund } = fundFamily(context.config.root);
    const asked = fundRequest(context, `training:${randomUUID()}`, op, { amount, ref });
    const result = await onAccount(context, fund, account, asked);
    if (!result.ok)
      throw new HttpError(409, result.reason, '资金不能这样使用', undefined, {
        available: result.available,
      });
    return readAccount(context, fund, account);
  });
}

function serveReadFund(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.readFund, async (request) => {
    const { fund } = fundFamily(context.config.root);
    const account = await readAccount(context, fund, request.query.account);
    if (!account) throw errors.unknown('account');
    return account;
  });
}

function serveSetCalendar(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.setCalendar, async (request) => {
    const { year } = request.params;
    const { holidays, workdays } = request.body;
    for (const [list, days] of Object.entries({ holidays, workdays })) {
      const wrong = days.findIndex((day) => !isDay(day) || !day.startsWith(`${year}-`));
      if (wrong >= 0) throw errors.invalid(`应为${year}年的日期,如 ${year}-05-01`, `${list}.${wrong}`);
    }
    const both = workdays.findIndex((day) => holidays.includes(day));
    if (both >= 0) throw errors.invalid('同一天不能既是放假又是上班', `workdays.${both}`);
    const published = { holidays: [...holidays].sort(), workdays: [...workdays].sort() };
    await context.store.set('calendar', { _id: year, ...published });
    await context.registry.reload();
    return published;
  });
}
