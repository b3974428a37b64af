/** For the administrator: the training clock, the world a scenario is given, the calendar. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import { parseInstant } from '../../../core/time/instant.ts';
import { readNotice } from '../../../core/time/official-notice.ts';
import { askFund } from '../../commands/ask-fund.ts';
import { presetWorld } from '../../commands/preset.ts';
import { setParam } from '../../commands/set-param.ts';
import { setSetting } from '../../commands/set-setting.ts';
import { setCalendar } from '../../commands/set-calendar.ts';
import type { Context } from '../../context.ts';
import { moveClock } from '../../effects/timers.ts';
import { errors, HttpError } from '../../errors.ts';
import { listLooks } from '../../queries/looks.ts';
import { readAccount } from '../../queries/fund-account.ts';
import { PAGE } from '../../../core/contract/shapes/common.ts';
import { readSetting } from '../../queries/setting.ts';
import { readCalendars } from '../../queries/calendars.ts';
import { actorOf } from '../auth.ts';
import { serve } from '../serve.ts';
import { messages } from '../messages.ts';

const calls = contract.admin;

export function adminRoutes(app: FastifyInstance, context: Context): void {
  serveMoveClock(app, context);
  servePresetWorld(app, context);
  serveAskFund(app, context);
  serveReadFund(app, context);
  serveSetCalendar(app, context);
  serve(app, context, calls.setParam, async (request) => {
    return setParam(context, actorOf(request), request.params.key, request.body);
  });
  serve(app, context, calls.setting, () => readSetting(context));
  serve(app, context, calls.setSetting, async (request) =>
    setSetting(context, actorOf(request), request.body),
  );
  serve(app, context, calls.looks, async (request) => listLooks(context, { limit: PAGE, ...request.query }));
}

function serveMoveClock(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.moveClock, async (request) => {
    const to = parseInstant(request.body.now);
    if (!to) throw errors.invalid(messages.timeShape, 'now');
    if (to < context.clock.now())
      throw new HttpError(409, 'clock_backwards', messages.clockForward, 'now', { now: context.clock.now() });
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
    await askFund(context, request.body);
    return readAccount(context, context.registry.setting().fund, request.body.account);
  });
}

function serveReadFund(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.readFund, async (request) => {
    const { fund } = context.registry.setting();
    const account = await readAccount(context, fund, request.query.account);
    if (!account) throw errors.unknown('account');
    return account;
  });
}

function serveSetCalendar(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.setCalendar, async (request) => {
    return setCalendar(context, request.params.year, request.body, actorOf(request));
  });
  serve(app, context, calls.calendars, () => readCalendars(context));
  serve(app, context, calls.readNotice, async (request) => readNotice(request.body.text));
}
