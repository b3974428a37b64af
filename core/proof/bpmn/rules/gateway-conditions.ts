/**
 * An exclusive gateway sends each case exactly one way. Conditions are decided where they compare fields with values;
 * where more would have to be known that is said. Of conditions that hold at once the first drawn wins if there is a
 * default; without one the drawing leaves it open, which is an error.
 */
import type { SequenceFlow } from '../../../bpmn/model.ts';
import { type Judgement, judgeGuards, type Witness } from '../../guards.ts';
import type { Report, Rule } from '../../runner.ts';
import { called, type Gateway, type Graph, isGateway } from '../graph.ts';
import type { ModelContext } from '../scopes.ts';
import { inWords } from '../../witness.ts';
import { messages } from '../../messages.ts';

export const gatewayConditions: Rule<ModelContext> = {
  name: 'gateway_conditions',
  run: (context, report) => {
    for (const graph of context.graphs) {
      for (const node of graph.scope.nodes) {
        if (isGateway(node, 'exclusive') || isGateway(node, 'inclusive')) look(context, graph, node, report);
      }
    }
  },
};

function look({ knowledge }: ModelContext, graph: Graph, gateway: Gateway, report: Report): void {
  const flows = graph.outgoing.get(gateway.id) ?? [];
  const asked = flows.filter((flow) => flow.id !== gateway.default);
  const bare = asked.filter((flow) => flow.condition === undefined);
  const exclusive = gateway.kind === 'exclusive';
  if (flows.length > 1 && (exclusive || bare.length === asked.length))
    for (const flow of bare) tellBare(gateway, flow, report);
  const guarded = asked.filter((flow) => flow.condition !== undefined);
  if (guarded.length === 0) return;
  const foreign = guarded.find(({ language }) => language !== undefined);
  const judgement = judgeGuards(
    guarded.map((flow) => flow.condition as string),
    knowledge,
  );
  const words = guarded.filter(({ condition }) => isWord(condition ?? ''));
  const each = new Set(words.map(({ condition }) => condition));
  if (words.length > 1 && words.length === guarded.length && each.size === words.length)
    judgement.undecided = messages.gatewayConditions.prose;
  if (foreign) judgement.undecided = messages.gatewayConditions.notFeel(foreign.language ?? '');
  const open = bare.length === 0 && !flows.some((flow) => flow.id === gateway.default);
  if (judgement.undecided !== null) return tellUndecided(gateway, judgement.undecided, open, report);
  tellNever(guarded, judgement, report);
  if (open && judgement.hole) tellHole(gateway, judgement.hole, report);
  if (exclusive) tellOverlaps(gateway, guarded, judgement, open, report);
}

/** A single word: a name, or what is said on the line (`yes`, `同意`). Where all are, they are said to readers. */
function isWord(condition: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(condition) && !['true', 'false', 'null'].includes(condition);
}

function tellBare(gateway: Gateway, flow: SequenceFlow, report: Report): void {
  report({
    code: 'condition_missing',
    element: flow.id,
    message: messages.gatewayConditions.bare(called(gateway), flow.name || flow.id),
    english: `Flow "${flow.name || flow.id}" out of "${called(gateway)}" has no condition`,
  });
}

function tellUndecided(gateway: Gateway, why: string, open: boolean, report: Report): void {
  report({
    code: 'gateway_undecided',
    element: gateway.id,
    message: messages.gatewayConditions.undecided(
      called(gateway),
      open ? messages.gatewayConditions.completeAnd : '',
      why,
    ),
    english: `Whether the conditions of "${called(gateway)}" ${open ? 'cover every case and ' : ''}exclude each other cannot be decided`,
  });
}

function tellNever(flows: SequenceFlow[], { never }: Judgement, report: Report): void {
  for (const flow of never.map((i) => flows[i] as SequenceFlow)) {
    report({
      code: 'condition_never',
      element: flow.id,
      message: messages.gatewayConditions.never(flow.name || flow.id, flow.condition ?? ''),
      english: `The condition of flow "${flow.name || flow.id}" never holds: ${flow.condition ?? ''}`,
    });
  }
}

function tellHole(gateway: Gateway, hole: Witness, report: Report): void {
  const { chinese, english } = inWords(hole);
  const sure = hole.sure;
  report({
    code: sure ? 'gateway_hole' : 'gateway_undecided',
    element: gateway.id,
    message: sure
      ? messages.gatewayConditions.hole(called(gateway), chinese)
      : messages.gatewayConditions.perhapsHole(called(gateway), chinese),
    english: sure
      ? `The conditions of "${called(gateway)}" leave a hole: ${english}`
      : `The conditions of "${called(gateway)}" may leave a hole: ${english}`,
    trace: [gateway.id],
  });
}

function tellOverlaps(
  gateway: Gateway,
  flows: SequenceFlow[],
  { overlaps }: Judgement,
  open: boolean,
  report: Report,
): void {
  for (const { first, second, witness } of overlaps) {
    const names = [first, second].map((i) => `“${flows[i]?.name || flows[i]?.id || ''}”`);
    const { chinese, english } = inWords(witness);
    const code = !witness.sure ? 'gateway_undecided' : open ? 'gateway_overlap' : 'gateway_overlap_ordered';
    report({
      code,
      element: gateway.id,
      message: messages.gatewayConditions.overlap(
        called(gateway),
        names.join(messages.gatewayConditions.and),
        witness.sure ? '' : messages.gatewayConditions.perhaps,
        chinese,
        open ? '' : messages.gatewayConditions.firstTaken,
      ),
      english: `Flows ${names.join(' and ')} of "${called(gateway)}" ${witness.sure ? '' : 'may '}hold at once: ${english}`,
      trace: [gateway.id, flows[first]?.id ?? '', flows[second]?.id ?? ''],
    });
  }
}
