/** Script tasks: FEEL is evaluated, any other language is not run. */
import { leave, type Scope } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';
import { problemOf } from '../compile/3-expressions.ts';
import { called } from '../findings.ts';
import { foreignElement } from '../read/extensions.ts';
import { attach } from './boundary-event.ts';
import { actionsOf, dress, objectOf, textOf } from './dress.ts';
import { messages } from '../messages.ts';

export function makeScript(scope: Scope, node: Node, container: State): State {
  const state = container.add(node.key);
  dress(state, node);
  const feel = feelOf(node);
  if (feel) state.entry.push({ type: 'set', params: { [feel.result]: feel.expression } });
  state.entry.push(...actionsOf(node));
  if (state.entry.length === 0) {
    const language = textOf(objectOf(node.bpmn.foreign.script).format) ?? '';
    scope.build.findings.warn(
      'script_not_run',
      node.id,
      messages.scriptTask.notRun(called(node.bpmn), language),
      `The script${language && ` in ${language}`} is not executed; it passes`,
      'script',
    );
  }
  scope.build.later(() => void state.always.push(...leave(scope.build, node)));
  attach(scope, node, state);
  return state;
}

function feelOf(node: Node): { expression: string; result: string } | null {
  const { foreign } = node.bpmn;
  const zeebe = foreignElement(foreign, 'zeebe:script');
  const own = objectOf(foreign.script);
  const text = textOf(zeebe?.expression) ?? (/feel/i.test(String(own.format)) ? textOf(own.body) : undefined);
  const expression = text?.replace(/^=/, '').trim();
  if (expression === undefined || problemOf(expression) !== null) return null;
  return { expression, result: textOf(zeebe?.resultVariable) ?? node.key };
}
