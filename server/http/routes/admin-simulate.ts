/** Trying out a draft: scenarios run on it, step by step where that is asked for. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import type { Context } from '../../context.ts';
import { simulateSource } from '../../definitions/simulation.ts';
import { subjectSource } from '../../definitions/subject.ts';
import { serve } from '../serve.ts';
import { SOURCE_LIMIT } from './data.ts';

export function adminSimulateRoutes(app: FastifyInstance, context: Context): void {
  serve(
    app,
    context,
    contract.designer.simulate,
    async (request) => {
      const { key } = request.params;
      const { scenarios, looks, generate, ...subject } = request.body;
      const source = await subjectSource(context, key, subject);
      return simulateSource(context, key, source, {
        ...(scenarios ? { scenarios } : {}),
        ...(looks ? { looks } : {}),
        ...(generate ? { generate } : {}),
      });
    },
    { bodyLimit: SOURCE_LIMIT },
  );
}
