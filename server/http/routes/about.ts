/** The interface describes itself. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import { openapi } from '../../../core/contract/openapi.ts';
import type { Context } from '../../context.ts';
import { serve } from '../serve.ts';

export function aboutRoutes(app: FastifyInstance, context: Context): void {
  const described = openapi(contract);
  serve(app, context, contract.about.openapi, async () => described);
}
