/** What all processes of the house build on, for the designer: roles by name, the shared groups of fields, the pieces of process. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import type { Context } from '../../context.ts';
import { readDefinitions } from '../../definitions/files.ts';
import { serve } from '../serve.ts';

export function adminHouseRoutes(app: FastifyInstance, context: Context): void {
  // files do not change under a running house
  const groups =
    readDefinitions(context.config.root).processes.find(({ source }) => source)?.source?.groups ?? {};

  serve(app, context, contract.designer.house, async () => {
    const roles = context.library.roles.map(({ id, name, level, citizen }) => ({
      id,
      name,
      level,
      ...(citizen ? { citizen } : {}),
    }));
    return { roles, groups, pieces: { ...context.library.pieces } };
  });
}
