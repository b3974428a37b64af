/** Past cases through a draft, before it is published. */
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { ReplayBody } from '../../../core/api-admin.ts';
import { isDay } from '../../../core/time/day.ts';
import { parseInstant, startOfDay } from '../../../core/time/instant.ts';
import type { Instant } from '../../../core/vocabulary.ts';
import type { Context } from '../../context.ts';
import { subjectSource } from '../../definitions/subject.ts';
import { errors } from '../../errors.ts';
import { LIMITS, replaySource } from '../../replay/run.ts';
import { entitled } from '../auth.ts';
import { KeyParams, SOURCE_LIMIT, SubjectFields } from './definition-schemas.ts';

const Body = Type.Object(
  {
    ...SubjectFields,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIMITS.cases })),
    since: Type.Optional(Type.String({ maxLength: 40 })),
    cases: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: LIMITS.cases })),
  },
  { additionalProperties: false },
);

export function adminReplayRoutes(app: FastifyInstance, context: Context): void {
  app.post(
    '/api/admin/processes/:key/replay',
    {
      schema: { tags: ['designer'], params: KeyParams, body: Type.Optional(Body) },
      bodyLimit: SOURCE_LIMIT,
    },
    async (request) => {
      entitled(context, request, 'designs', 'publishes');
      const { key } = request.params as { key: string };
      const { limit, since, cases, ...subject } = (request.body ?? {}) as ReplayBody;
      const from = since === undefined ? undefined : momentOf(since);
      const source = await subjectSource(context, key, subject);
      return replaySource(context, key, source, {
        ...(limit === undefined ? {} : { limit }),
        ...(from === undefined ? {} : { since: from }),
        ...(cases ? { cases } : {}),
      });
    },
  );
}

/** @throws HttpError 422 */
function momentOf(text: string): Instant {
  const moment = isDay(text) ? startOfDay(text) : parseInstant(text);
  if (!moment) throw errors.invalid('时间应写作 2026-03-02 或 2026-03-02T09:00:00+08:00', 'since');
  return moment;
}
