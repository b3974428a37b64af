/** Trying out a draft: scenarios run on it, step by step where that is asked for. */
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { SimulateBody } from '../../../core/api-admin.ts';
import type { Context } from '../../context.ts';
import { simulateSource } from '../../definitions/simulation.ts';
import { subjectSource } from '../../definitions/subject.ts';
import { entitled } from '../auth.ts';
import { KeyParams, SOURCE_LIMIT, SubjectFields } from './definition-schemas.ts';

/** More scenarios are not taken in one request. */
const MOST = 1_000;

// scenarios are checked by their own language, whose faults name the place
const Body = Type.Object(
  {
    ...SubjectFields,
    scenarios: Type.Optional(Type.Array(Type.Any(), { maxItems: MOST })),
    looks: Type.Optional(Type.Boolean()),
    generate: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

export function adminSimulateRoutes(app: FastifyInstance, context: Context): void {
  app.post(
    '/api/admin/processes/:key/simulate',
    {
      schema: { tags: ['designer'], params: KeyParams, body: Type.Optional(Body) },
      bodyLimit: SOURCE_LIMIT,
    },
    async (request) => {
      entitled(context, request, 'designs', 'publishes');
      const { key } = request.params as { key: string };
      const { scenarios, looks, generate, ...subject } = (request.body ?? {}) as SimulateBody;
      const source = await subjectSource(context, key, subject);
      return simulateSource(context, key, source, {
        ...(scenarios ? { scenarios } : {}),
        ...(looks ? { looks } : {}),
        ...(generate ? { generate } : {}),
      });
    },
  );
}
