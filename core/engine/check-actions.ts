/** The actions of a machine: words of the vocabulary with the parameters they need. */
import type { ProcessDefinition } from '../definition/process.ts';
import type { JsonObject } from '../vocabulary.ts';
import { checkFeel } from './check-guards.ts';
import type { FoundState, Report } from './compile.ts';
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

/** Checks its word and parameters. */
export function checkAction(
  action: unknown,
  state: FoundState,
  { messages = [] }: ProcessDefinition,
  report: Report,
): void {
  const type = isObject(action) ? String(action.type) : String(action);
  const word = ACTIONS[type];
  if (!word) return report('action_unknown', state.key, state.path, `没有动作 ${type}`);
  const params = isObject(action) && isObject(action.params) ? action.params : {};
  for (const [name, { required }] of Object.entries(word.params))
    if (required && !(name in params))
      report('param_missing', state.key, state.path, `动作 ${type} 缺少参数 ${name}`);
  if (word.open) return;
  for (const [name, value] of Object.entries(params)) {
    if (!word.params[name]) report('param_unknown', state.key, state.path, `动作 ${type} 没有参数 ${name}`);
    if (word.params[name]?.kind === 'feel-map-there' && isObject(value))
      for (const expression of Object.values(value)) checkFeel(expression, state.path, report);
  }
  const { answer } = params;
  if (type === 'open' && answer !== undefined && !messages.includes(String(answer)))
    report('message_unknown', state.key, state.path, `答复 ${String(answer)} 没有列在 messages 里,听不到`);
}
