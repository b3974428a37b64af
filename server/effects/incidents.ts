/** What goes wrong outside a case is told in its history, where people look, and in the log, where operators do. */
import { execute } from '../commands/execute.ts';
import type { Context } from '../context.ts';
import type { JsonObject } from '../../core/vocabulary.ts';

/** Raises an incident on a case, once by its id. Never fails: what went wrong must not make more go wrong. */
export async function raiseIncident(
  context: Context,
  caseId: string,
  id: string,
  message: string,
  data: JsonObject = {},
): Promise<void> {
  context.log.error({ case: caseId, incident: id, ...data }, message);
  try {
    const outcome = await execute(context, caseId, { type: 'Incident', id, message, data });
    if (!outcome.ok)
      context.log.error(
        { case: caseId, incident: id, rejection: outcome.rejection },
        'an incident could not be recorded',
      );
  } catch (error) {
    context.log.error({ err: error, case: caseId, incident: id }, 'an incident could not be recorded');
  }
}
