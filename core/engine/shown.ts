/** What look-ups of other cases find of this one: kept with the case, so that whoever looks needs not know its definition. */
import { evaluate } from '../expression/index.ts';
import type { Json } from '../vocabulary.ts';
import type { DecisionDraft } from './run.ts';

/** Reads it anew from the case as the decision leaves it. */
export function show(run: DecisionDraft): void {
  const { shows } = run.process.definition;
  if (!shows) {
    delete run.case.shown;
    return;
  }
  run.refresh();
  const scope = run.scope();
  run.case.shown = Object.fromEntries(
    Object.entries(shows).map(([name, feel]): [string, Json] => [name, evaluate(feel, scope).value]),
  );
}
