/** Small mistakes in a good diagram: a flow removed, a condition turned round, a join left out, a gateway of another kind. */
import type { BpmnModel, FlowNode, Scope } from '../../bpmn/model.ts';

interface Mutant {
  what: string;
  model: BpmnModel;
}

const TURNED: [RegExp, string][] = [
  [/<=/, '>'],
  [/>=/, '<'],
  [/</, '>='],
  [/>/, '<='],
  [/= true/, '= false'],
  [/= false/, '= true'],
];

/** Every mutant of the first process. */
export function mutantsOf(model: BpmnModel): Mutant[] {
  const scope = model.processes[0] as Scope;
  const flows = scope.flows.map(({ id }) =>
    change(model, `remove flow ${id}`, (copy) => removeFlow(copy, id)),
  );
  const guards = scope.flows.flatMap(({ id, condition }) => {
    const turn = TURNED.find(([form]) => condition !== undefined && form.test(condition));
    if (!turn) return [];
    return [
      change(model, `turn condition of ${id}`, (copy) => {
        const flow = copy.flows.find((other) => other.id === id);
        if (flow) flow.condition = flow.condition?.replace(turn[0], turn[1]) ?? '';
      }),
    ];
  });
  const gateways = scope.nodes.filter((node) => node.type === 'gateway');
  const joins = gateways.filter((node) => node.incoming.length > 1 && node.outgoing.length === 1);
  const dropped = joins.map(({ id }) => change(model, `drop join ${id}`, (copy) => dropJoin(copy, id)));
  const turned = gateways.flatMap(({ id, kind }) =>
    (['exclusive', 'parallel', 'inclusive'] as const)
      .filter((other) => other !== kind && kind !== 'event_based')
      .map((other) =>
        change(model, `make ${id} ${other}`, (copy) => {
          const node = copy.nodes.find((one) => one.id === id);
          if (node?.type === 'gateway') node.kind = other;
        }),
      ),
  );
  return [...flows, ...guards, ...dropped, ...turned];
}

function change(model: BpmnModel, what: string, how: (scope: Scope) => void): Mutant {
  const copy = JSON.parse(JSON.stringify(model)) as BpmnModel;
  how(copy.processes[0] as Scope);
  return { what, model: copy };
}

function removeFlow(scope: Scope, id: string): void {
  scope.flows = scope.flows.filter((flow) => flow.id !== id);
  for (const node of scope.nodes) forget(node, id);
}

function forget(node: FlowNode, flow: string): void {
  node.incoming = node.incoming.filter((id) => id !== flow);
  node.outgoing = node.outgoing.filter((id) => id !== flow);
  if ('default' in node && node.default === flow) delete node.default;
}

/** What came together at the join goes on to what follows it, one by one. */
function dropJoin(scope: Scope, id: string): void {
  const join = scope.nodes.find((node) => node.id === id) as FlowNode;
  const out = scope.flows.find(({ source }) => source === id);
  if (!out) return;
  removeFlow(scope, out.id);
  const next = scope.nodes.find((node) => node.id === out.target);
  for (const flow of scope.flows.filter(({ target }) => target === id)) {
    flow.target = out.target;
    next?.incoming.push(flow.id);
  }
  scope.nodes = scope.nodes.filter((node) => node !== join);
}
