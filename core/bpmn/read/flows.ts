/** Sequence flows: read, then checked against the nodes; incoming and outgoing of the nodes follow from them. */
import type { ModdleElement } from 'bpmn-moddle';
import type { FlowNode, SequenceFlow } from '../model.ts';
import { childOf, documentationOf, textOf, type ReadContext } from './context.ts';
import { readExpression } from './expressions.ts';
import { foreignOf, xzOf } from './extensions.ts';
import { messages } from '../messages.ts';

export function readFlow(element: ModdleElement, ctx: ReadContext): SequenceFlow {
  const id = element.id ?? '';
  const holder = childOf(element, 'conditionExpression');
  const xz = xzOf(element, ctx.findings);
  const foreign = foreignOf(element);
  const read =
    readExpression(xz.condition, undefined, id, 'condition', ctx.findings) ??
    (holder
      ? readExpression(
          holder.get('body'),
          holder.get('language'),
          id,
          'condition',
          ctx.findings,
          ctx.language,
        )
      : undefined);
  const condition = withOutcome(read?.text, xz.outcome);
  return {
    id,
    name: (textOf(element, 'name') ?? '').replace(/\s+/g, ' ').trim(),
    source: ctx.refOf(element, 'sourceRef') ?? '',
    target: ctx.refOf(element, 'targetRef') ?? '',
    ...(condition !== undefined ? { condition } : {}),
    ...(read?.language !== undefined ? { language: read.language } : {}),
    ...(Object.keys(xz).length > 0 ? { xz } : {}),
    ...(Object.keys(foreign).length > 0 ? { foreign } : {}),
    ...documentationOf(element),
  };
}

/** `xz:outcome="approve"` is short for the condition `outcome = "approve"`. */
function withOutcome(condition: string | undefined, outcome: unknown): string | undefined {
  if (typeof outcome !== 'string' || outcome === '' || /^\s*outcome\s*=/.test(condition ?? ''))
    return condition;
  const test = `outcome = ${JSON.stringify(outcome)}`;
  return condition === undefined ? test : `${test} and (${condition})`;
}

/** Keeps the flows whose both ends are nodes of the scope, and tells the nodes of them. */
export function connect(nodes: FlowNode[], flows: SequenceFlow[], ctx: ReadContext): SequenceFlow[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const kept = flows.filter((flow) => isSound(flow, byId, ctx));
  for (const flow of kept) {
    byId.get(flow.source)?.outgoing.push(flow.id);
    byId.get(flow.target)?.incoming.push(flow.id);
  }
  for (const node of nodes) checkDefault(node, ctx);
  return kept;
}

function isSound(flow: SequenceFlow, nodes: Map<string, FlowNode>, ctx: ReadContext): boolean {
  for (const [end, id, word] of [
    ['sourceRef', flow.source, messages.flows.source],
    ['targetRef', flow.target, messages.flows.target],
  ] as const) {
    if (nodes.has(id)) continue;
    const what = id === '' ? messages.flows.missing : messages.flows.elsewhere(id);
    ctx.findings.error(
      'flow_dangling',
      flow.id,
      messages.flows.flowEnd(word, what),
      `The ${end} of the flow ${id === '' ? 'is missing' : `(${id}) is not a node of the same scope`}`,
      end,
    );
    return false;
  }
  return true;
}

function checkDefault(node: FlowNode, ctx: ReadContext): void {
  if (!('default' in node) || node.default === undefined || node.outgoing.includes(node.default)) return;
  ctx.findings.warn(
    'default_dangling',
    node.id,
    messages.flows.defaultElsewhere(node.default),
    `The default flow ${node.default} does not leave this element`,
    'default',
  );
  delete node.default;
}
