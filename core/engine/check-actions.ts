/** The actions of a machine: words of the vocabulary with the parameters they need. */
import type { ProcessDefinition } from '../definition/process.ts';
import type { JsonObject } from '../vocabulary.ts';
import { checkFeel } from './check-guards.ts';
import type { FoundState } from './check-structure.ts';
import type { Report } from './diagnostic.ts';
import { isObject } from '../json.ts';
import { ACTIONS } from './vocabulary.ts';

/** Every action mentioned on a state: entry, exit and on its transitions. */
export function actionsOf(node: JsonObject): unknown[] {
  const transitions = [
    ...Object.values(isObject(node.on) ? node.on : {}),
    ...Object.values(isObject(node.after) ? node.after : {}),
    node.always,
    node.onDone,
  ];
  const lists = transitions.flat().map((t) => (isObject(t) ? t.actions : undefined));
  return [node.entry, node.exit, ...lists].flat().filter((a) => a !== undefined && a !== null);
}

/** Checks what the shape of an action does not say: expressions, and names of the definition. */
export function checkAction(
  action: unknown,
  state: FoundState,
  { messages = [] }: ProcessDefinition,
  report: Report,
): void {
  const { type, params = {} } = action as { type: string; params?: JsonObject };
  for (const [name, value] of Object.entries(params))
    if (ACTIONS[type]?.params[name]?.kind === 'feel-map-there' && isObject(value))
      for (const expression of Object.values(value)) checkFeel(expression, state.path, report);
  if (type === 'ledger.close' && params.reason !== undefined && params.reasonField === undefined)
    report('reason_nowhere', state.key, state.path, '写了终止原因,没有写记在哪一栏(reasonField)');
  const { answer } = params;
  if (type === 'open' && answer !== undefined && !messages.includes(String(answer)))
    report('message_unknown', state.key, state.path, `答复 ${String(answer)} 没有列在 messages 里,听不到`);
}
