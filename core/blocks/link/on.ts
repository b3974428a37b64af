/** What a case asks of others. */
import { isObject } from '../../json.ts';
import { isSpent, LIMITS } from '../../engine/allowance.ts';
import { mapOf, textOf } from '../../engine/params.ts';
import type { DecisionDraft } from '../../engine/run.ts';
import type { JsonObject } from '../../vocabulary.ts';
import { words } from './messages.ts';

/** Asks for another case to be opened. */
export function openCase(run: DecisionDraft, params: JsonObject, data: JsonObject): void {
  const { process, region, answer, result } = params;
  const depth = (run.case.openedBy?.depth ?? 0) + 1;
  if (depth > LIMITS.depth) return run.incident(words.tooDeep, { process: String(process) });
  if (isSpent(run)) return run.incident(words.tooMany, { process: String(process) });
  run.effect({
    kind: 'open',
    process: String(process),
    region: region ? textOf(run, region, data) : run.case.region,
    data: mapOf(run, params.data, data),
    openedBy: {
      case: run.case.id,
      depth,
      ...(typeof answer === 'string' ? { answer } : {}),
      ...(isObject(result) ? { result: result as Record<string, string> } : {}),
    },
  });
}

/** Sends a message to another case. */
export function sendMessage(run: DecisionDraft, params: JsonObject, data: JsonObject): void {
  if (isSpent(run)) return run.incident(words.tooMany, { process: String(params.process) });
  run.effect({
    kind: 'send',
    process: String(params.process),
    region: textOf(run, params.region, data),
    message: String(params.message),
    data: mapOf(run, params.data, data),
    optional: params.optional === true,
    ...(params.all === true ? { all: true as const } : {}),
  });
}

/** Refers whom the case is about to another process. */
export function referCase(run: DecisionDraft, params: JsonObject, data: JsonObject): void {
  const referral = {
    process: textOf(run, params.process, data),
    reason: textOf(run, params.reason, data),
    data: mapOf(run, params.data, data),
  };
  run.effect({ kind: 'refer', ...referral });
  run.emit('case.referred', { data: referral });
}
