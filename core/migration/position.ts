/** The machine's position, and what it remembers of earlier ones, in the words of the new version. */
import { isObject } from '../json.ts';
import { activeNodes, type MachineNode } from '../engine/machine.ts';
import type { MachineState } from '../vocabulary.ts';
import { oldName, type Move, type Pair } from './move.ts';
import { leavesOf, machineId, pathOf, shapesOf, valueOf, type Shape } from './shape.ts';
import { messages } from './messages.ts';

/** The position in the new machine; null, with the reasons noted, where there is none. */
export function newPosition(move: Move, state: MachineState): MachineState | null {
  const leaves = leavesOf(state.value).map((leaf) => ({ leaf, to: placeOf(move, leaf) }));
  for (const { leaf, to } of leaves)
    if (to === null) move.reasons.add(messages.position.noStep(nameOf(move, leaf)));
  const history = newHistory(move, state);
  const found = leaves.flatMap(({ to }) => to ?? []);
  if (found.length < leaves.length) return null;
  const value = valueOf(shapesOf(move.next.definition), found);
  if (value === null) {
    const names = leaves.map(({ leaf }) => nameOf(move, leaf)).join('');
    move.reasons.add(
      new Set(found).size < found.length
        ? messages.position.oneStep(names)
        : messages.position.notTogether(names),
    );
    return null;
  }
  return history ? { value, history } : { value };
}

const nameOf = (move: Move, path: string): string => oldName(move, machineId(move.old.definition, path));

/** Where cases at a state of the old version go; a state that means nothing to people keeps its name. */
function placeOf({ plan, next }: Move, path: string): string | null {
  const place = plan.places.get(path);
  if (place) return place.to;
  return shapesOf(next.definition).has(path) ? path : null;
}

/** Where to go back to: what was remembered is kept for every place that still asks for it. */
function newHistory(move: Move, { history }: MachineState): Record<string, string[]> | undefined {
  if (!isObject(history)) return undefined;
  const before = byMachineId(move.old.definition);
  const after = shapesOf(move.next.definition);
  const kept: Record<string, string[]> = {};
  for (const [node, ids] of Object.entries(history as Record<string, string[]>)) {
    const asks = after.get(before.get(node)?.id ?? '');
    if (asks?.type !== 'history') continue;
    kept[asks.machineId] = ids.flatMap((id) => {
      const shape = before.get(id);
      const place = shape ? placeOf(move, shape.id) : null;
      const to = place === null ? undefined : after.get(place);
      if (!to) move.reasons.add(messages.position.pastWithoutStep(oldName(move, id)));
      return to ? [to.machineId] : [];
    });
  }
  return Object.keys(kept).length > 0 ? kept : undefined;
}

function byMachineId(definition: Move['old']['definition']): Map<string, Shape> {
  return new Map([...shapesOf(definition).values()].map((shape) => [shape.machineId, shape]));
}

/**
 * The states the case is at, each with the one that takes its place, and those of the new version that are there beside
 * them. What people were doing at a state without a place is a reason not to move.
 */
export function pairsOf(move: Move, before: MachineState): { pairs: Pair[]; added: MachineNode[] } {
  const { old, next, plan, run } = move;
  const here = activeNodes(next.machine, run.case.state);
  const pairs: Pair[] = [];
  for (const from of activeNodes(old.machine, before)) {
    const to = plan.places.get(pathOf(old.definition, from.id))?.to;
    const node =
      to === undefined || to === null ? undefined : here.find(({ id }) => pathOf(next.definition, id) === to);
    if (node) pairs.push({ from, to: node });
    else move.reasons.add(messages.position.noStep(oldName(move, from.id)));
  }
  const taken = new Set(pairs.map(({ to }) => to));
  return { pairs, added: here.filter((node) => !taken.has(node)) };
}
