/** Reference data for forms and screens: regions, the calendar, messages, documents. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import { PAGE } from '../../../core/contract/shapes/common.ts';
import { dayOf } from '../../../core/time/instant.ts';
import type { Context } from '../../context.ts';
import { errors } from '../../errors.ts';
import { documentPage } from '../../pages/document.ts';
import { officeNameOf } from '../../pages/regions.ts';
import { mayReadDocument } from '../../present/access.ts';
import { throughVeil, veilOf } from '../../present/veil.ts';
import { siteOf } from '../../queries/site.ts';
import { openCase } from '../../queries/cases.ts';
import { inBox, messageFor } from '../../queries/in-box.ts';
import type { IssuedDoc } from '../../store/documents.ts';
import { actorOf } from '../auth.ts';
import { serve } from '../serve.ts';
import { messages } from '../messages.ts';

const calls = contract.reference;

export function referenceRoutes(app: FastifyInstance, context: Context): void {
  const { registry } = context;
  serve(app, context, calls.regions, async (request) => ({
    items: registry.children(request.query.parent ?? null),
  }));
  serve(app, context, calls.calendar, async () => registry.calendarData());
  serveMessages(app, context);
  serveDocument(app, context);
}

function serveMessages(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.messages, async (request) => {
    const actor = actorOf(request);
    const rows = await inBox(context, actor, request.query.limit ?? PAGE);
    const items = [];
    for (const { _id, text, case: caseId, at } of rows)
      items.push({ id: _id, text: await messageFor(context, caseId, text, actor), caseId, at });
    return { items, next: null };
  });
}

function serveDocument(app: FastifyInstance, context: Context): void {
  const { registry, store } = context;
  serve(app, context, calls.document, async (request, reply) => {
    const doc = await store.get<IssuedDoc>('documents', request.params.id);
    if (!doc) throw errors.unknown('document');
    const actor = actorOf(request);
    const { process, doc: c, relation } = await openCase(context, doc.case, actor);
    if (!mayReadDocument(process, c, actor, relation, doc.to))
      throw errors.forbidden(messages.documentNotYours);
    const { number, at } = doc;
    const { title, body } = throughVeil(veilOf(process, c, relation), { title: doc.title, body: doc.body });
    const offices = [officeNameOf({ code: c.region.slice(0, 9), name: registry.name(c.region.slice(0, 9)) })];
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .send(documentPage({ site: siteOf(context), title, number, body, offices, date: dayOf(at) }));
  });
}
