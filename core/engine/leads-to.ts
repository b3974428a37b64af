/** Where an outcome leads from a state, read off the machine without asking any condition. */
import type { AnyStateNode } from 'xstate';
import type { CompiledMachine, MachineNode } from './machine.ts';
import { outcomeAt } from './markers.ts';

/** How many states without meaning are looked through. */
const DEPTH = 6;

/** Every state people or time are waited for at that an outcome of the task at `id` may lead to, ends among them. */
export function leadsTo(compiled: CompiledMachine, id: string, outcome: string): MachineNode[] {
  for (let node = nodeOf(compiled, id); node; node = node.parent) {
    const heard = node.transitions.get(outcomeAt(id, outcome)) ?? node.transitions.get(outcome);
    if (heard) return [...new Set(targetsOf(heard).flatMap((target) => visible(compiled, target, DEPTH)))];
  }
  return [];
}

function nodeOf(compiled: CompiledMachine, id: string): AnyStateNode | undefined {
  const path = id.slice(compiled.machine.id.length + 1).split('.');
  return path.reduce<AnyStateNode | undefined>((node, key) => node?.states[key], compiled.machine.root);
}

function targetsOf(transitions: readonly { target?: readonly AnyStateNode[] | undefined }[]): AnyStateNode[] {
  return transitions.flatMap(({ target }) => target ?? []);
}

/** The state itself where something is waited for, else those behind it. */
function visible(compiled: CompiledMachine, node: AnyStateNode, depth: number): MachineNode[] {
  if (depth === 0) return [];
  const known = compiled.nodes.get([compiled.machine.id, ...node.path].join('.'));
  if (known && (known.meta.task ?? known.meta.notice ?? known.meta.waits ?? known.meta.end)) return [known];
  const inner = innerOf(node);
  const on = Object.keys((node.config.on ?? {}) as object).flatMap(
    (event) => node.transitions.get(event) ?? [],
  );
  const next = inner.length > 0 ? inner : targetsOf([...(node.always ?? []), ...on]);
  return next.flatMap((target) => visible(compiled, target, depth - 1));
}

function innerOf(node: AnyStateNode): AnyStateNode[] {
  if (node.type === 'parallel') return Object.values(node.states);
  return node.type === 'compound' ? [...(node.initial.target as readonly AnyStateNode[])] : [];
}
