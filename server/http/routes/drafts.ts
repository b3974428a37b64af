/** Applications begun and not handed in. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import { deleteApplicationDraft } from '../../commands/delete-application-draft.ts';
import { saveApplicationDraft } from '../../commands/save-application-draft.ts';
import type { Context } from '../../context.ts';
import { myDraft, myDrafts } from '../../queries/application-drafts.ts';
import { actorOf } from '../auth.ts';
import { serve } from '../serve.ts';

/** A draft may hold photos' names and signatures, not photos. */
const MAX_DRAFT = 512 * 1024;

const calls = contract.drafts;

export function draftRoutes(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.list, async (request) => ({
    items: await myDrafts(context, actorOf(request).user),
  }));
  serve(app, context, calls.read, async (request) => ({
    draft: await myDraft(context, actorOf(request).user, request.params.id),
  }));
  serve(
    app,
    context,
    calls.save,
    (request) => saveApplicationDraft(context, actorOf(request).user, request.params.id, request.body),
    { bodyLimit: MAX_DRAFT },
  );
  serve(app, context, calls.remove, async (request) => {
    await deleteApplicationDraft(context, actorOf(request).user, request.params.id);
    return undefined;
  });
}
