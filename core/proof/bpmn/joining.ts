/** Small helpers for making nets smaller. */
import type { Place, Transition } from './net.ts';

/** Growth of the trace by joining is stopped here; the rest of a long run tells nothing new. */
const LONGEST_TRACE = 400;

/** One step after the other, without the places between them. */
export function joined(
  first: Transition,
  second: Transition,
  between: number[],
  covers: string[],
): Transition {
  return {
    kind: first.kind,
    inputs: first.inputs,
    outputs: [...first.outputs.filter((p) => !between.includes(p)), ...second.outputs],
    steps: [...first.steps, ...second.steps].slice(0, LONGEST_TRACE),
    covers: union(
      first.covers,
      second.covers,
      covers,
      first.steps.length + second.steps.length > LONGEST_TRACE ? second.steps : [],
    ),
    element: first.element,
  };
}

export function stagesOf(places: Place[]): Set<number> {
  const byElement = new Map<string, number[]>();
  places.forEach(({ element, end }, p) => {
    if (!end) byElement.set(element, [...(byElement.get(element) ?? []), p]);
  });
  return new Set([...byElement.values()].filter((same) => same.length > 1).flat());
}

export function sameOnly(inputs: number[], outputs: number[]): boolean {
  return inputs.length === 1 && outputs.length === 1 && inputs[0] === outputs[0];
}

export function sorted(numbers: number[]): string {
  return [...numbers].sort((a, b) => a - b).join();
}

export function union(...lists: string[][]): string[] {
  return [...new Set(lists.flat())];
}
