/** The actions of a machine: words of the vocabulary with the parameters they need. */
import type { ParamWord } from '../blocks/action.ts';
import type { ProcessDefinition } from '../definition/process.ts';
import type { JsonObject } from '../vocabulary.ts';
import { checkFeel } from './check-guards.ts';
import type { FoundState } from './check-structure.ts';
import type { Report } from './diagnostic.ts';
import { isObject } from '../json.ts';
import { words as texts } from './messages.ts';
import { ACTIONS } from './vocabulary.ts';
import { signs } from '../signs/messages.ts';

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
  const words: Readonly<Record<string, ParamWord>> = ACTIONS[type]?.params ?? {};
  for (const [name, value] of Object.entries(params)) {
    const word = words[name];
    if (word?.kind === 'feel-map-there' && isObject(value))
      for (const expression of Object.values(value)) checkFeel(expression, state.path, report);
    if (word?.needs !== undefined && params[word.needs] === undefined) {
      const needed = signs.aside(words[word.needs]?.label ?? '', word.needs);
      report('param_missing', state.key, state.path, texts.check.needs(word.label, needed));
    }
    if (word?.choice === 'message' && !messages.includes(String(value)))
      report('message_unknown', state.key, state.path, texts.check.unheard(word.label, String(value)));
  }
}
