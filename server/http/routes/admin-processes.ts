/** The administrator's processes: versions, drafts, checking, comparing, publishing. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { DraftBody, PublishBody, Subject } from '../../../core/api-admin.ts';
import { mayPublish } from '../../../core/versions/check.ts';
import type { Session } from '../../commands/sessions.ts';
import type { Context } from '../../context.ts';
import { check, checkDraft } from '../../definitions/check.ts';
import { createDraft, deleteDraft, draftOf, openDrafts, saveDraft } from '../../definitions/drafts.ts';
import { publish, withdraw } from '../../definitions/publish.ts';
import { subjectSource } from '../../definitions/subject.ts';
import {
  compare,
  draftItem,
  listProcesses,
  listVersions,
  versionItem,
  viewDraft,
  viewVersion,
} from '../../queries/processes.ts';
import type { By } from '../../store/documents.ts';
import { entitled } from '../auth.ts';
import {
  DiffQuery,
  DraftParams,
  DraftSchema,
  KeyParams,
  PublishSchema,
  SOURCE_LIMIT,
  SubjectBody,
  VersionParams,
} from './definition-schemas.ts';

const tags = ['designer'];
const AT = '/api/admin/processes/:key';

type ByKey = { key: string };
type ByDraft = { key: string; id: string };
type ByVersion = { key: string; version: number };

export function adminProcessRoutes(app: FastifyInstance, context: Context): void {
  readingRoutes(app, context);
  draftRoutes(app, context);
  publishingRoutes(app, context);
}

function readingRoutes(app: FastifyInstance, context: Context): void {
  const reader = (request: FastifyRequest): Session => entitled(context, request, 'designs', 'publishes');

  app.get('/api/admin/processes', { schema: { tags } }, async (request) => {
    reader(request);
    return { items: await listProcesses(context) };
  });

  app.get(`${AT}/versions`, { schema: { tags, params: KeyParams } }, async (request) => {
    reader(request);
    return { items: await listVersions(context, (request.params as ByKey).key) };
  });

  app.get(`${AT}/versions/:version`, { schema: { tags, params: VersionParams } }, async (request) => {
    reader(request);
    const { key, version } = request.params as ByVersion;
    return viewVersion(context, key, version);
  });

  app.get(`${AT}/diff`, { schema: { tags, params: KeyParams, querystring: DiffQuery } }, async (request) => {
    reader(request);
    const { from, to } = request.query as { from: string; to: string };
    return compare(context, (request.params as ByKey).key, from, to);
  });

  app.post(
    `${AT}/check`,
    { schema: { tags, params: KeyParams, body: Type.Optional(SubjectBody) }, bodyLimit: SOURCE_LIMIT },
    async (request) => {
      reader(request);
      const { key } = request.params as ByKey;
      const subject = (request.body ?? {}) as Subject;
      const source = await subjectSource(context, key, subject);
      const diagnostics =
        subject.draft === undefined
          ? await check(context, key, source)
          : await checkDraft(context, await draftOf(context, key, subject.draft), source);
      return { ok: mayPublish(diagnostics), diagnostics };
    },
  );
}

function draftRoutes(app: FastifyInstance, context: Context): void {
  app.get(`${AT}/drafts`, { schema: { tags, params: KeyParams } }, async (request) => {
    entitled(context, request, 'designs', 'publishes');
    const drafts = await openDrafts(context, (request.params as ByKey).key);
    return { items: drafts.map(draftItem) };
  });

  app.post(
    `${AT}/drafts`,
    { schema: { tags, params: KeyParams, body: Type.Optional(DraftSchema) }, bodyLimit: SOURCE_LIMIT },
    async (request, reply) => {
      const by = byOf(entitled(context, request, 'designs'));
      const body = (request.body ?? {}) as DraftBody;
      const draft = await createDraft(context, (request.params as ByKey).key, body, by);
      return reply.status(201).send(await viewDraft(context, draft));
    },
  );

  app.get(`${AT}/drafts/:id`, { schema: { tags, params: DraftParams } }, async (request) => {
    entitled(context, request, 'designs', 'publishes');
    const { key, id } = request.params as ByDraft;
    return viewDraft(context, await draftOf(context, key, id));
  });

  app.put(
    `${AT}/drafts/:id`,
    { schema: { tags, params: DraftParams, body: DraftSchema }, bodyLimit: SOURCE_LIMIT },
    async (request) => {
      const by = byOf(entitled(context, request, 'designs'));
      const { key, id } = request.params as ByDraft;
      return viewDraft(context, await saveDraft(context, key, id, request.body as DraftBody, by));
    },
  );

  app.delete(`${AT}/drafts/:id`, { schema: { tags, params: DraftParams } }, async (request, reply) => {
    const by = byOf(entitled(context, request, 'designs'));
    const { key, id } = request.params as ByDraft;
    await deleteDraft(context, key, id, by);
    return reply.status(204).send();
  });
}

function publishingRoutes(app: FastifyInstance, context: Context): void {
  app.post(
    `${AT}/publish`,
    { schema: { tags, params: KeyParams, body: PublishSchema } },
    async (request, reply) => {
      const by = byOf(entitled(context, request, 'publishes'));
      const version = await publish(context, (request.params as ByKey).key, request.body as PublishBody, by);
      return reply.status(201).send(await versionItem(context, version));
    },
  );

  app.delete(
    `${AT}/versions/:version`,
    {
      schema: {
        tags,
        params: VersionParams,
        querystring: Type.Object({ note: Type.Optional(Type.String({ maxLength: 2000 })) }),
      },
    },
    async (request, reply) => {
      const by = byOf(entitled(context, request, 'publishes'));
      const { key, version } = request.params as ByVersion;
      await withdraw(context, key, version, by, (request.query as { note?: string }).note ?? '');
      return reply.status(204).send();
    },
  );
}

function byOf({ actor }: Session): By {
  return { user: actor.user, name: actor.name };
}
