/** Where XState remembers to have been (history states), as JSON and back. */
import type { AnyStateMachine } from 'xstate';

/** As it is kept: the states of each history by their ids. */
export function historyIds(
  value: Record<string, { id: string }[]> | undefined,
): Record<string, string[]> | undefined {
  const entries = Object.entries(value ?? {});
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.map(([key, nodes]) => [key, nodes.map((node) => node.id)]));
}

/** As XState wants it back. */
export function historyNodes(
  machine: AnyStateMachine,
  value: Record<string, string[]>,
): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(value).map(([key, ids]) => [key, ids.map((id) => machine.getStateNodeById(id))]),
  );
}
