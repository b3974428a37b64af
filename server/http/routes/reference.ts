/** Reference data for forms and screens: regions, the calendar, ledgers, messages, documents. */
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { keysOf } from '../../../core/engine/candidates.ts';
import { dayOf } from '../../../core/time/instant.ts';
import type { Context } from '../../context.ts';
import { errors } from '../../errors.ts';
import { documentPage } from '../../pages/document.ts';
import { officeNameOf } from '../../pages/regions.ts';
import { mayReadDocument } from '../../present/access.ts';
import { siteOf } from '../../queries/site.ts';
import { openCase } from '../../queries/cases.ts';
import { exportLedger } from '../../queries/ledger-export.ts';
import { listLedger, type LedgerQuery } from '../../queries/ledgers.ts';
import type { IssuedDoc, MessageDoc } from '../../store/documents.ts';
import { actorOf } from '../auth.ts';
import { Limit } from '../../../core/contract/shapes/common.ts';

const LedgerParams = Type.Object({
  asOf: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  region: Type.Optional(Type.String()),
  cursor: Type.Optional(Type.String()),
  limit: Limit,
});

export function referenceRoutes(app: FastifyInstance, context: Context): void {
  const { registry, store } = context;

  app.get(
    '/api/regions',
    { schema: { tags: ['reference'], querystring: Type.Object({ parent: Type.Optional(Type.String()) }) } },
    async (request) => ({
      items: registry.children((request.query as { parent?: string }).parent ?? null),
    }),
  );

  app.get('/api/calendar', { schema: { tags: ['reference'] } }, async () => registry.calendarData());

  app.get(
    '/api/messages',
    { schema: { tags: ['messages'], querystring: Type.Object({ limit: Limit }) } },
    async (request) => {
      const filter = { to: { in: keysOf(actorOf(request)) } };
      const rows = await store.find<MessageDoc>('messages', {
        filter,
        sort: { by: 'at', dir: -1 },
        limit: (request.query as { limit: number }).limit,
      });
      return {
        items: rows.map(({ _id, text, case: caseId, at }) => ({ id: _id, text, caseId, at })),
        next: null,
      };
    },
  );

  app.get(
    '/api/ledgers/:key',
    { schema: { tags: ['ledgers'], querystring: LedgerParams } },
    async (request) =>
      listLedger(
        context,
        actorOf(request),
        (request.params as { key: string }).key,
        request.query as LedgerQuery,
      ),
  );

  app.get(
    '/api/ledgers/:key/export.xlsx',
    { schema: { tags: ['ledgers'], querystring: LedgerParams } },
    async (request, reply) => {
      const { key } = request.params as { key: string };
      const content = await exportLedger(context, actorOf(request), key, request.query as LedgerQuery);
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename="${key}-${dayOf(context.clock.now())}.xlsx"`)
        .send(content);
    },
  );

  app.get('/api/documents/:id', { schema: { tags: ['documents'] } }, async (request, reply) => {
    const doc = await store.get<IssuedDoc>('documents', (request.params as { id: string }).id);
    if (!doc) throw errors.unknown('document');
    const actor = actorOf(request);
    const { process, doc: c, relation } = await openCase(context, doc.case, actor);
    if (!mayReadDocument(process, c, actor, relation, doc.to))
      throw errors.forbidden('您没有查看这份文书的权限');
    const { title, number, body, at } = doc;
    const offices = [officeNameOf({ code: c.region.slice(0, 9), name: registry.name(c.region.slice(0, 9)) })];
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .send(documentPage({ site: siteOf(context), title, number, body, offices, date: dayOf(at) }));
  });
}
