/** What can be applied for, with its guide and start form; drafts of applications. */
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { ProcessItem, ProcessView } from '../../../core/api.ts';
import type { CompiledProcess } from '../../../core/engine/process.ts';
import type { Actor, JsonObject } from '../../../core/vocabulary.ts';
import type { Context } from '../../context.ts';
import { errors } from '../../errors.ts';
import { formView } from '../../present/case.ts';
import { actorOf } from '../auth.ts';

/** A draft may hold photos' names and signatures, not photos. */
const MAX_DRAFT = 512 * 1024;

export function processRoutes(app: FastifyInstance, context: Context): void {
  const { library, store, clock } = context;

  app.get('/api/processes', { schema: { tags: ['processes'] } }, async (request) => {
    const actor = request.session?.actor ?? null;
    const items = library.keys().flatMap((key) => {
      const process = library.latest(key) as CompiledProcess;
      return !actor || mayStart(process, actor) ? [item(process)] : [];
    });
    return { items };
  });

  app.get('/api/processes/:key', { schema: { tags: ['processes'] } }, async (request) => {
    const { key } = request.params as { key: string };
    const process = library.latest(key);
    if (!process)
      throw library.unavailable.some((u) => u.key === key)
        ? errors.unavailable(key)
        : errors.unknown('process');
    return view(process);
  });

  const draftId = (request: { params: unknown }, user: string): string =>
    `${user}:${(request.params as { key: string }).key}`;

  app.get('/api/drafts/:key', { schema: { tags: ['drafts'] } }, async (request) => {
    const draft = await store.get('drafts', draftId(request, actorOf(request).user ?? ''));
    return {
      data: typeof draft?.data === 'string' ? (JSON.parse(draft.data) as JsonObject) : null,
      at: draft?.at ?? null,
    };
  });

  app.put(
    '/api/drafts/:key',
    {
      schema: { tags: ['drafts'], body: Type.Object({ data: Type.Record(Type.String(), Type.Any()) }) },
      bodyLimit: MAX_DRAFT,
    },
    async (request) => {
      const user = actorOf(request).user ?? '';
      if (!library.latest((request.params as { key: string }).key)) throw errors.unknown('process');
      const at = clock.now();
      // kept as text: nothing has checked yet what names are in it
      const data = JSON.stringify((request.body as { data: JsonObject }).data);
      await store.set('drafts', { _id: draftId(request, user), user, at, data });
      return { at };
    },
  );

  app.delete('/api/drafts/:key', { schema: { tags: ['drafts'] } }, async (request, reply) => {
    await store.delete('drafts', draftId(request, actorOf(request).user ?? ''));
    return reply.status(204).send();
  });
}

/** Whether the engine would let this actor open a case of the process. */
export function mayStart(process: CompiledProcess, actor: Actor): boolean {
  const { roles } = process.definition.start;
  return roles.includes('anyone') || actor.positions.some((p) => roles.includes(p.role));
}

function item({ definition, version }: CompiledProcess): ProcessItem {
  return {
    key: definition.key,
    title: definition.title,
    group: definition.group ?? '',
    summary: definition.guide?.summary ?? '',
    version,
  };
}

function view(process: CompiledProcess): ProcessView {
  const form = process.forms.get(process.definition.start.form);
  if (!form) throw errors.unavailable(process.definition.key);
  return {
    ...item(process),
    guide: process.definition.guide ?? null,
    form: formView(form),
    optional: process.definition.start.optional ?? null,
  };
}
