/** Pass 3: every condition is FEEL that can be evaluated, or is said and never holds. */
import { check } from '../../expression/index.ts';
import { called, type Findings } from '../findings.ts';
import { isGateway, type Node, type ScopeGraph } from './linked.ts';
import { messages } from '../messages.ts';

export function checkExpressions(graph: ScopeGraph, findings: Findings): void {
  for (const node of graph.nodes) {
    for (const flow of node.out) {
      if (flow.guard === undefined) continue;
      const problem = problemOf(flow.guard);
      if (problem === null) continue;
      const readable = flow.guard;
      flow.guard = 'null';
      sayBroken(flow.id, readable, problem, findings);
    }
    checkGateway(node, findings);
    if (node.inner) checkExpressions(node.inner, findings);
  }
}

/** What is wrong with an expression; null when it can be evaluated. */
export function problemOf(feel: string): string | null {
  return check(feel).find((problem) => problem.severity === 'error')?.message ?? null;
}

/** Text that nobody meant as an expression (`金额较大`) is a remark on a drawing; anything with signs in it was meant to be one. */
function sayBroken(element: string, text: string, problem: string, findings: Findings): void {
  const meant = /[=<>()"+*/[\]{}]/.test(text);
  const message = meant ? messages.expressions.broken(text, problem) : messages.expressions.prose(text);
  findings.add({
    severity: meant ? 'error' : 'warning',
    code: meant ? 'expression_invalid' : 'condition_is_text',
    element,
    path: 'condition',
    message,
    english: meant
      ? `Invalid condition: ${text}`
      : `The condition "${text}" is prose, not an expression; it never holds`,
  });
}

function checkGateway(node: Node, findings: Findings): void {
  if (!isGateway(node, 'exclusive', 'inclusive') || node.out.length < 2) return;
  const open = node.out.filter(
    (flow) => flow.guard === undefined && flow.outcome === undefined && !flow.isDefault,
  );
  const all = open.length === node.out.length;
  // one flow without a condition beside others that have one is what is left
  const several = open.length > 1 || (open.length > 0 && node.out.some(({ isDefault }) => isDefault));
  if (!all && !several) return;
  // a branch that is only implied belongs to the step its flows leave
  const drawn = node.made === true ? node.in[0]?.source : node;
  findings.warn(
    'conditions_missing',
    drawn?.id ?? node.id,
    all
      ? messages.expressions.noConditions(called((drawn ?? node).bpmn))
      : messages.expressions.conditionMissing(called((drawn ?? node).bpmn)),
    all
      ? 'None of the flows has a condition; the first is always taken'
      : 'Some of the flows lack a condition and are always taken',
  );
}
