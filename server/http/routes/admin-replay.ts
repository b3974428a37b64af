/** Past cases through a draft, before it is published. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import { isDay } from '../../../core/time/day.ts';
import { parseInstant, startOfDay } from '../../../core/time/instant.ts';
import type { Instant } from '../../../core/vocabulary.ts';
import type { Context } from '../../context.ts';
import { subjectSource } from '../../definitions/subject.ts';
import { errors } from '../../errors.ts';
import { replaySource } from '../../replay/run.ts';
import { serve } from '../serve.ts';
import { SOURCE_LIMIT } from './data.ts';
import { messages } from '../messages.ts';

export function adminReplayRoutes(app: FastifyInstance, context: Context): void {
  serve(
    app,
    context,
    contract.designer.replay,
    async (request) => {
      const { key } = request.params;
      const { limit, since, cases, ...subject } = request.body;
      const from = since === undefined ? undefined : momentOf(since);
      const source = await subjectSource(context, key, subject);
      return replaySource(context, key, source, {
        ...(limit === undefined ? {} : { limit }),
        ...(from === undefined ? {} : { since: from }),
        ...(cases ? { cases } : {}),
      });
    },
    { bodyLimit: SOURCE_LIMIT },
  );
}

/** @throws HttpError 422 */
function momentOf(text: string): Instant {
  const moment = isDay(text) ? startOfDay(text) : parseInstant(text);
  if (!moment) throw errors.invalid(messages.dayOrTimeShape, 'since');
  return moment;
}
