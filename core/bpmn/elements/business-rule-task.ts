/** Business rule tasks: the result of a decision table 标准表 is written down. */
import { leave, type Scope } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';
import { called } from '../findings.ts';
import { foreignAttribute, foreignElement } from '../read/extensions.ts';
import { attach } from './boundary-event.ts';
import { actionsOf, dress, textOf } from './dress.ts';
import { messages } from '../messages.ts';

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

export function makeRule(scope: Scope, node: Node, container: State): State {
  const state = container.add(node.key);
  dress(state, node);
  const { table, result } = tableOf(node);
  if (table !== undefined && NAME.test(table))
    state.entry.push({ type: 'set', params: { [result ?? node.key]: table } });
  else if (actionsOf(node).length === 0) {
    scope.build.findings.warn(
      'table_missing',
      node.id,
      messages.businessRuleTask.noTable(called(node.bpmn)),
      'No decision table is named; it passes',
      'table',
    );
  }
  state.entry.push(...actionsOf(node));
  scope.build.later(() => void state.always.push(...leave(scope.build, node)));
  attach(scope, node, state);
  return state;
}

function tableOf(node: Node): { table: string | undefined; result: string | undefined } {
  const { xz, foreign } = node.bpmn;
  const zeebe = foreignElement(foreign, 'zeebe:calledDecision');
  return {
    table: textOf(xz.table) ?? foreignAttribute(foreign, 'decisionRef') ?? textOf(zeebe?.decisionId),
    result: textOf(xz.result) ?? foreignAttribute(foreign, 'resultVariable') ?? textOf(zeebe?.resultVariable),
  };
}
