/** Ledgers 台账: a page of one, and the whole of it as a workbook. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import { PAGE } from '../../../core/contract/shapes/common.ts';
import { dayOf } from '../../../core/time/instant.ts';
import type { Context } from '../../context.ts';
import { noteChange } from '../../commands/note-change.ts';
import { exportLedger } from '../../queries/ledger-export.ts';
import { ledgerStatement } from '../../queries/ledger-statement.ts';
import { listLedger } from '../../queries/ledgers.ts';
import { actorOf } from '../auth.ts';
import { serve } from '../serve.ts';

const calls = contract.ledgers;

export function ledgerRoutes(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.list, async (request) =>
    listLedger(context, actorOf(request), request.params.key, { limit: PAGE, ...request.query }),
  );
  serve(app, context, calls.statement, async (request) =>
    ledgerStatement(context, actorOf(request), request.params.key, request.query),
  );
  serveExport(app, context);
}

function serveExport(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.export, async (request, reply) => {
    const { key } = request.params;
    await noteChange(context, actorOf(request), 'export', [key], '');
    const content = await exportLedger(context, actorOf(request), key, { limit: PAGE, ...request.query });
    return reply
      .type(calls.export.answers[200])
      .header('content-disposition', `attachment; filename="${key}-${dayOf(context.clock.now())}.xlsx"`)
      .send(content);
  });
}
