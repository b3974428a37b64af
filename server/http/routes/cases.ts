/** Cases: open one, look at one, act on one as a whole. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import { PAGE } from '../../../core/contract/shapes/common.ts';
import { mayTakeSeats } from '../../../core/engine/late-seats.ts';
import { deleteApplicationDraft } from '../../commands/delete-application-draft.ts';
import { keepPapers, ownPapers } from '../../commands/papers.ts';
import { resend } from '../../commands/resend.ts';
import { askLateSeats, execute } from '../../commands/execute.ts';
import { startCase } from '../../commands/start-case.ts';
import { unmask } from '../../commands/unmask.ts';
import { recordLooks } from '../../commands/record-looks.ts';
import type { Context } from '../../context.ts';
import { errors } from '../../errors.ts';
import { caseStarted } from '../../present/case.ts';
import { listCases, listEvents, openCase, viewAfter, viewCase } from '../../queries/cases.ts';
import { deliveriesOf, mayResend } from '../../queries/in-box.ts';
import type { Look } from '../../queries/search.ts';
import { actorOf } from '../auth.ts';
import { serve } from '../serve.ts';
import { bounded, formsOfAct, repeatId } from './data.ts';

const calls = contract.cases;

export function caseRoutes(app: FastifyInstance, context: Context): void {
  serveStart(app, context);
  serveList(app, context);
  serveRead(app, context);
  serveEvents(app, context);
  serveDeliveries(app, context);
  serveAct(app, context);
  serveUnmask(app, context);
}

function serveStart(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.start, async (request) => {
    const { body } = request;
    const by = actorOf(request);
    const behalfOf = typeof body.behalfOf === 'object' ? body.behalfOf.name : body.behalfOf;
    const latest = context.library.latest(body.process);
    const form = latest?.forms.get(latest.definition.start.form) ?? null;
    bounded(body.data, form);
    const papers = await ownPapers(context, by, body.data, { forms: form ? [form] : [] });
    const command = {
      type: 'Start' as const,
      by,
      data: body.data,
      ...(behalfOf ? { behalfOf: { name: behalfOf } } : {}),
      ...(body.requestId ? { requestId: body.requestId } : {}),
    };
    // in training everybody files the same sample
    const again = body.again ?? context.clock.virtual;
    const outcome = await startCase(context, body.process, command, undefined, again);
    if (!outcome.ok) throw errors.rejected(outcome.rejection);
    await keepPapers(context, outcome.case.id, papers);
    if (body.requestId) await deleteApplicationDraft(context, by.user, body.requestId);
    const process = await context.library.version(outcome.case.process, outcome.case.version);
    const fresh = outcome.repeated ? outcome.case : (await openCase(context, outcome.case.id, by)).doc;
    return caseStarted(process, fresh);
  });
}

function serveList(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.list, async (request) => {
    const { reason, ...query } = request.query;
    const actor = actorOf(request);
    const looks: Look[] = [];
    const page = await listCases(
      context,
      actor,
      { limit: PAGE, ...query },
      reason === undefined ? undefined : looks,
    );
    if (reason !== undefined) await recordLooks(context, actor, looks, reason);
    return page;
  });
}

function serveRead(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.read, async (request) => {
    const actor = actorOf(request);
    const { id } = request.params;
    await askLateSeats(context, id, (...at) => mayTakeSeats(...at, actor));
    return viewCase(context, await openCase(context, id, actor), actor);
  });
}

function serveEvents(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.events, async (request) => {
    const { cursor, limit = PAGE } = request.query;
    return listEvents(context, await openCase(context, request.params.id, actorOf(request)), cursor, limit);
  });
}

function serveDeliveries(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.deliveries, async (request) => {
    const opened = await openCase(context, request.params.id, actorOf(request));
    return { items: await deliveriesOf(context, opened) };
  });
  serve(app, context, calls.resend, async (request) => {
    const actor = actorOf(request);
    const opened = await openCase(context, request.params.id, actor);
    if (!mayResend(opened)) throw errors.forbidden();
    await resend(context, actor, opened.doc.id, request.params.delivery);
    return undefined;
  });
}

function serveAct(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.act, async (request) => {
    const actor = actorOf(request);
    const { id } = request.params;
    const { action, step, data, comment, requestId } = request.body;
    if (data) bounded(data);
    const common = {
      by: actor,
      action,
      ...(data ? { data } : {}),
      ...(comment ? { comment } : {}),
      ...repeatId(actor, requestId),
    };
    const opened = await openCase(context, id, actor);
    const forms = formsOfAct(opened.process, action, step ? { step } : null);
    const papers = data ? await ownPapers(context, actor, data, { forms, open: async () => opened }) : [];
    const outcome = await execute(
      context,
      id,
      step ? { type: 'Act', step, ...common } : { type: 'ActOnCase', ...common },
    );
    if (!outcome.ok) throw errors.rejected(outcome.rejection);
    await keepPapers(context, id, papers);
    return { case: await viewAfter(context, outcome.case, actor) };
  });
}

function serveUnmask(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.unmask, async (request) => {
    const actor = actorOf(request);
    const { paths, reason } = request.body;
    return {
      data: await unmask(context, await openCase(context, request.params.id, actor), actor, paths, reason),
    };
  });
}
