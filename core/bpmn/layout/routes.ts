/**
 * The way of a line through the grid of columns and rows, in whole numbers: straight where nothing stands between, else
 * through the channels beside the nodes, never across one.
 */
import type { Channels } from './tracks.ts';

export interface Cell {
  column: number;
  row: number;
}

/** Stretches: along a channel between columns (`after` column n) or between rows (`below` row n), on a track. */
type Stretch = { after: number; track: number } | { below: number; track: number };

export interface Route {
  /** The line leaves downwards (from an attached event). */
  down: boolean;
  stretches: Stretch[];
}

export interface Grid {
  /** Whether a node stands in the cell. */
  occupied(cell: Cell): boolean;
  columns: Channels;
  rows: Channels;
}

export function routeOf(from: Cell, to: Cell, down: boolean, grid: Grid): Route {
  if (down) return { down, stretches: below(from, to, from.row, from.column * 2, grid) };
  if (from.row === to.row && to.column > from.column && isFree(from, to, grid))
    return { down, stretches: [] };
  if (to.column === from.column + 1) {
    return {
      down,
      stretches: [{ after: from.column, track: grid.columns.at(from.column).take(from.row * 2, to.row * 2) }],
    };
  }
  const gap = to.row > from.row ? to.row - 1 : to.row < from.row ? to.row : from.row;
  const out = { after: from.column, track: grid.columns.at(from.column).take(from.row * 2, gap * 2 + 1) };
  return { down, stretches: [out, ...below(from, to, gap, from.column * 2 + 1, grid)] };
}

/** Along the channel below a row, then up or down in front of the target. */
function below(_from: Cell, to: Cell, gap: number, start: number, grid: Grid): Stretch[] {
  const before = to.column - 1;
  return [
    { below: gap, track: grid.rows.at(gap).take(start, before * 2 + 1) },
    { after: before, track: grid.columns.at(before).take(gap * 2 + 1, to.row * 2) },
  ];
}

function isFree(from: Cell, to: Cell, grid: Grid): boolean {
  for (let column = from.column + 1; column < to.column; column += 1)
    if (grid.occupied({ column, row: from.row })) return false;
  return true;
}
