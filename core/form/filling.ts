/** One check under way: what every part of it needs to know. */
import type { JsonObject } from '../vocabulary.ts';
import { isWithin, templateOf } from './paths.ts';
import type { CheckContext, CompiledForm } from './types.ts';

export interface Filling {
  form: CompiledForm;
  data: JsonObject;
  context: CheckContext;
  /** Concrete paths of what is not visible. */
  hidden: string[];
}

/** Whether a field may be missing here: not visible, exempted for now, or somebody else's to write. */
export function mayBeMissing({ context, hidden }: Filling, path: string): boolean {
  if (hidden.some((gone) => isWithin(path, gone))) return true;
  const template = templateOf(path);
  if (context.optional?.some((exempt) => exempt === '*' || isWithin(template, templateOf(exempt))))
    return true;
  return context.writable?.(template) === false;
}
