/** Rows: every node gets one inside the band of its lane, in line with what leads to it where that is free. */
import type { FlowNode, Scope } from '../model.ts';
import { edgesOf, hostOf } from './layers.ts';

export interface Rows {
  rowOf: Map<string, number>;
  /** How many rows each lane takes, in order; one nameless lane where there are none. */
  lanes: { id: string; rows: number }[];
  count: number;
}

export function rowsOf(scope: Scope, order: FlowNode[], layer: Map<string, number>, lanes: string[]): Rows {
  const bands = lanes.length > 0 ? lanes : [''];
  const taken = new Map<string, Set<string>>(bands.map((lane) => [lane, new Set()]));
  const local = new Map<string, number>();
  const before = predecessors(scope);
  const nodes = order
    .filter((node) => hostOf(node) === undefined)
    .sort((a, b) => (layer.get(a.id) ?? 0) - (layer.get(b.id) ?? 0));
  const bandOf = (node: FlowNode): string =>
    node.lane !== undefined && taken.has(node.lane) ? node.lane : (bands[0] as string);
  const bandById = new Map(nodes.map((node) => [node.id, bandOf(node)]));
  for (const node of nodes) {
    const band = bandOf(node);
    const wishes = (before.get(node.id) ?? [])
      .filter((id) => bandById.get(id) === band)
      .flatMap((id) => local.get(id) ?? []);
    const row = freeRow(taken.get(band) as Set<string>, layer.get(node.id) ?? 0, wishes[0] ?? 0);
    taken.get(band)?.add(`${layer.get(node.id)}:${row}`);
    local.set(node.id, row);
  }
  const heights = bands.map(
    (band) =>
      1 +
      Math.max(
        0,
        ...nodes.filter((node) => bandById.get(node.id) === band).map((node) => local.get(node.id) ?? 0),
      ),
  );
  const first = new Map(
    bands.map((band, n) => [band, heights.slice(0, n).reduce((sum, rows) => sum + rows, 0)]),
  );
  const rowOf = new Map(
    nodes.map((node) => [
      node.id,
      (first.get(bandById.get(node.id) as string) ?? 0) + (local.get(node.id) ?? 0),
    ]),
  );
  return {
    rowOf,
    lanes: bands.map((id, n) => ({ id, rows: heights[n] as number })),
    count: heights.reduce((sum, rows) => sum + rows, 0),
  };
}

function predecessors(scope: Scope): Map<string, string[]> {
  const before = new Map<string, string[]>();
  for (const { source, target } of edgesOf(scope))
    before.set(target, [...(before.get(target) ?? []), source]);
  return before;
}

function freeRow(taken: Set<string>, layer: number, wish: number): number {
  for (let row = wish; ; row += 1) if (!taken.has(`${layer}:${row}`)) return row;
}
