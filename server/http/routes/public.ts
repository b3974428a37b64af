/** What everybody may call without logging in: notices, objections, tracking, demo accounts. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import { trackCase } from '../../commands/track-case.ts';
import { fileObjection } from '../../commands/file-objection.ts';
import type { Context } from '../../context.ts';
import { errors } from '../../errors.ts';
import { listNotices, readNotice } from '../../queries/public.ts';
import { demoAccounts } from '../../queries/demo.ts';
import { PAGE } from '../../../core/contract/shapes/common.ts';
import { demoAt } from '../forwarded.ts';
import { serve } from '../serve.ts';
import { bounded } from './data.ts';

/** Guards against flooding and guessing; per address. */
const OBJECTIONS = { max: 20, timeWindow: '1 minute' };
const TRACKS = { max: 60, timeWindow: '1 minute' };

const calls = contract.public;

export function publicRoutes(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.notices, async (request) =>
    listNotices(context, { limit: PAGE, ...request.query }),
  );
  serve(app, context, calls.notice, async (request) => readNotice(context, request.params.id));
  serveObject(app, context);
  serveTrack(app, context);
  serve(app, context, calls.demoAccounts, async (request) => demoAccounts(demoAt(context, request)));
}

function serveObject(app: FastifyInstance, context: Context): void {
  serve(
    app,
    context,
    calls.object,
    async (request) => {
      bounded(request.body);
      return fileObjection(context, request.params.id, request.body);
    },
    { config: { rateLimit: OBJECTIONS } },
  );
}

function serveTrack(app: FastifyInstance, context: Context): void {
  serve(
    app,
    context,
    calls.track,
    async (request) => {
      const { caseNo, idLast4 } = request.query;
      const found = await trackCase(context, caseNo, idLast4);
      if (!found) throw errors.unknown('case');
      return found;
    },
    { config: { rateLimit: TRACKS } },
  );
}
