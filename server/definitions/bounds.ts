import { HttpError } from '../errors.ts';
import { messages } from './messages.ts';

/** Deeper nesting than anybody writes; what works through a source by recursion stays far from its limits. */
const MAX_DEPTH = 200;

/** Refuses a source that is nested too deep to be looked at. @throws HttpError 422 */
export function refuseDepth(source: unknown, path = 'source'): void {
  let level: unknown[] = [source];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new HttpError(422, 'too_deep', messages.tooDeep, path);
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
}
