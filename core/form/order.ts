/** In which order computed values and visibility have to be evaluated, so that each sees what it depends on. */
import type { FieldExpression, CompiledForm } from './types.ts';
import { isWithin, parentOf } from './paths.ts';
import { readsOf } from './reads.ts';

interface Node {
  kind: 'computed' | 'visible';
  index: number;
  path: string;
  reads: string[];
}

/** `cycle` names the fields that depend on each other; they come last, as written. */
export function evaluationOrder(form: CompiledForm): { order: CompiledForm['order']; cycle: string[] } {
  const nodes = [...nodesOf(form, 'visible', form.visible), ...nodesOf(form, 'computed', form.computed)];
  const order: Node[] = [];
  let waiting = nodes;
  while (waiting.length > 0) {
    const ready = waiting.filter(
      (node) => !waiting.some((other) => other !== node && dependsOn(node, other)),
    );
    if (ready.length === 0) break;
    order.push(...ready);
    waiting = waiting.filter((node) => !ready.includes(node));
  }
  return {
    order: [...order, ...waiting].map(({ kind, index }) => [kind, index]),
    cycle: [...new Set(onlyCycle(waiting).map(({ path }) => path))],
  };
}

/** What waits may be in a cycle or merely wait for one; the latter nobody in the cycle depends on. */
function onlyCycle(waiting: Node[]): Node[] {
  const needed = waiting.filter((node) => waiting.some((other) => other !== node && dependsOn(other, node)));
  return needed.length === waiting.length ? waiting : onlyCycle(needed);
}

function nodesOf(form: CompiledForm, kind: Node['kind'], entries: FieldExpression[]): Node[] {
  return entries.map(({ base, path, feel }, index) => ({
    kind,
    index,
    path,
    reads: readsOf(form.schema, base, parentOf(path), feel),
  }));
}

/** A value that reads itself keeps what was typed; that is not a cycle, as a node never waits for itself. */
function dependsOn(node: Node, other: Node): boolean {
  if (node.path === other.path && node.kind === other.kind) return false;
  if (other.kind === 'visible' && node.kind === 'computed' && isWithin(node.path, other.path)) return true;
  return node.reads.some((read) => isWithin(read, other.path) || isWithin(other.path, read));
}
