/**
 * What a diagram does, by brute force and without anything of the proof: all runs up to a length, as the tasks done and
 * the choices made with real values. Two diagrams of different behaviour have different sets of runs.
 */
import type { BpmnModel, FlowNode, Scope, SequenceFlow } from '../../bpmn/model.ts';
import { test } from '../../expression/index.ts';

const LENGTH = 12;
const RUNS = 4_000;
/** Values the conditions are tried with. */
const VALUES = [...Array.from({ length: 23 }, (_, i) => ({ n: i / 2 - 1, ok: true })), { n: 1, ok: false }];

/** The runs of the first process. */
export function runsOf(model: BpmnModel): Set<string> {
  const runs = new Set<string>();
  const player = new Player(model.processes[0] as Scope);
  player.follow(player.beginning(), [], runs);
  return runs;
}

/** Tokens by flow or active task; as many as there are. */
type Tokens = ReadonlyMap<string, number>;

class Player {
  private readonly nodes: Map<string, FlowNode>;
  private readonly flows: SequenceFlow[];

  constructor(scope: Scope) {
    this.nodes = new Map(scope.nodes.map((node) => [node.id, node]));
    this.flows = scope.flows;
  }

  beginning(): Tokens {
    const start = [...this.nodes.values()].find((node) => node.type === 'event' && node.position === 'start');
    return new Map(this.out(start?.id ?? '').map((flow) => [flow.id, 1]));
  }

  follow(tokens: Tokens, run: string[], runs: Set<string>): void {
    if (runs.size >= RUNS) return;
    if (run.length >= LENGTH) return void runs.add(`${run.join(' ')} …`);
    const moves = this.moves(tokens);
    if (moves.length === 0)
      return void runs.add(`${run.join(' ')} ${[...tokens.keys()].length > 0 ? `stuck` : 'done'}`);
    for (const { says, then } of moves) this.follow(then, says ? [...run, says] : run, runs);
  }

  private out(id: string): SequenceFlow[] {
    return this.flows.filter(({ source }) => source === id);
  }

  private into(id: string): SequenceFlow[] {
    return this.flows.filter(({ target }) => target === id);
  }

  /** Silent moves first and one at a time: their order does not show. */
  private moves(tokens: Tokens): { says: string; then: Tokens }[] {
    const loud: { says: string; then: Tokens }[] = [];
    for (const [at] of tokens) {
      const found = this.movesAt(tokens, at);
      if (found.length === 1 && found[0]?.says === '') return found;
      loud.push(...found);
    }
    return loud;
  }

  private movesAt(tokens: Tokens, at: string): { says: string; then: Tokens }[] {
    const active = this.nodes.get(at);
    if (active) return this.finish(tokens, active);
    const target = this.nodes.get(this.flows.find(({ id }) => id === at)?.target ?? '');
    if (!target) return [{ says: '', then: moved(tokens, [at], []) }];
    const into = this.into(target.id).map(({ id }) => id);
    const all = this.out(target.id).map(({ id }) => id);
    if (target.type === 'gateway') {
      if (target.kind === 'parallel')
        return into.every((flow) => tokens.has(flow)) ? [{ says: '', then: moved(tokens, into, all) }] : [];
      if (target.kind === 'inclusive') {
        const here = this.gathers(tokens, target);
        return here ? this.decide(tokens, here, target, false) : [];
      }
      if (target.kind === 'exclusive') return this.decide(tokens, [at], target, true);
      return all.map((flow) => ({ says: flow, then: moved(tokens, [at], [flow]) }));
    }
    if (target.type === 'event')
      return [
        {
          says: target.position === 'end' ? target.id : '',
          then: moved(tokens, [at], target.position === 'end' ? [] : all),
        },
      ];
    return [{ says: '', then: moved(tokens, [at], [target.id]) }];
  }

  private finish(tokens: Tokens, node: FlowNode): { says: string; then: Tokens }[] {
    const out = (id: string): string[] => this.out(id).map((flow) => flow.id);
    const events = [...this.nodes.values()].filter(
      (other) => other.type === 'event' && other.attachedTo === node.id,
    );
    return [node, ...events].map(({ id }) => ({ says: id, then: moved(tokens, [node.id], out(id)) }));
  }

  /** The flows the conditions choose, for each of the values. */
  private decide(
    tokens: Tokens,
    from: string[],
    node: FlowNode,
    one: boolean,
  ): { says: string; then: Tokens }[] {
    const flows = this.out(node.id);
    const standard = 'default' in node ? node.default : undefined;
    if (flows.length === 1) return [{ says: '', then: moved(tokens, from, [flows[0]?.id ?? '']) }];
    const used = VALUES.filter(({ ok }) => ok || flows.some(({ condition }) => condition?.includes('ok')));
    return used.map((values) => {
      const holding = flows
        .filter(
          ({ id, condition }) => id !== standard && (condition === undefined || test(condition, values)),
        )
        .map(({ id }) => id);
      const chosen = holding.length > 0 ? (one ? holding.slice(0, 1) : holding) : standard ? [standard] : [];
      return {
        says: `${node.id}(${values.n},${values.ok})${chosen.join('+')}`,
        then: moved(tokens, from, chosen.length > 0 ? chosen : ['nowhere']),
      };
    });
  }

  /** An inclusive join goes on when no token elsewhere has a way to a flow of it that is still empty. */
  private gathers(tokens: Tokens, node: FlowNode): string[] | null {
    const into = this.into(node.id).map(({ id }) => id);
    const here = into.filter((id) => tokens.has(id));
    const empty = into.filter((id) => !tokens.has(id));
    const elsewhere = [...tokens.keys()].filter((id) => !into.includes(id));
    return elsewhere.some((id) => empty.some((flow) => this.leads(id, flow, node.id, new Set())))
      ? null
      : here;
  }

  private leads(from: string, to: string, not: string, seen: Set<string>): boolean {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    const at = this.nodes.has(from) ? from : (this.flows.find(({ id }) => id === from)?.target ?? '');
    if (at === not) return false;
    const events = [...this.nodes.values()]
      .filter((other) => other.type === 'event' && other.attachedTo === at)
      .map(({ id }) => id);
    return [at, ...events].some((id) => this.out(id).some((flow) => this.leads(flow.id, to, not, seen)));
  }
}

function moved(tokens: Tokens, from: string[], to: string[]): Tokens {
  const next = new Map(tokens);
  for (const id of from) {
    const left = (next.get(id) ?? 1) - 1;
    if (left > 0) next.set(id, left);
    else next.delete(id);
  }
  for (const id of to) next.set(id, (next.get(id) ?? 0) + 1);
  return next;
}
