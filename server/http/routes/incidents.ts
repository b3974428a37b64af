/** 异常与处理: for who looks after the cases of a region. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import { PAGE } from '../../../core/contract/shapes/common.ts';
import type { IncidentItem } from '../../../core/contract/shapes/incident.ts';
import type { Actor } from '../../../core/vocabulary.ts';
import { appointTo, dismissIncident, retryIncident, settleIncidents } from '../../commands/incidents.ts';
import type { Context } from '../../context.ts';
import { errors } from '../../errors.ts';
import { incidentItem, incidentOf, listIncidents, peopleFor } from '../../queries/incidents.ts';
import type { IncidentDoc } from '../../store/documents.ts';
import { actorOf } from '../auth.ts';
import { serve } from '../serve.ts';

const calls = contract.incidents;

export function incidentRoutes(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.list, async (request) => {
    await settleIncidents(context);
    return listIncidents(context, actorOf(request), { limit: PAGE, ...request.query });
  });
  serve(app, context, calls.people, async (request) => ({
    items: await peopleFor(context, await incidentOf(context, actorOf(request), request.params.id)),
  }));
  serve(app, context, calls.retry, async (request) =>
    doneTo(context, actorOf(request), request.params.id, (actor, doc) => retryIncident(context, actor, doc)),
  );
  serve(app, context, calls.appoint, async (request) => {
    const { to, reason } = request.body;
    return doneTo(context, actorOf(request), request.params.id, (actor, doc) =>
      appointTo(context, actor, doc, to, reason),
    );
  });
  serve(app, context, calls.dismiss, async (request) =>
    doneTo(context, actorOf(request), request.params.id, (actor, doc) =>
      dismissIncident(context, actor, doc, request.body.reason),
    ),
  );
}

/** Does something about an incident the actor sees; answers with what became of it. */
async function doneTo(
  context: Context,
  actor: Actor,
  id: string,
  act: (actor: Actor, doc: IncidentDoc) => Promise<IncidentDoc>,
): Promise<IncidentItem> {
  const doc = await incidentOf(context, actor, id);
  if (!(await incidentItem(context, doc, actor))) throw errors.unknown('incident');
  const item = await incidentItem(context, await act(actor, doc), actor);
  if (!item) throw errors.unknown('incident');
  return item;
}
