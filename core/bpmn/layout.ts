/**
 * Readable coordinates for a scope: columns from left to right, lanes as bands, lines at right angles that touch no node,
 * attached events on the lower edge, sub-processes drawn open.
 */
import type { FlowNode, Scope } from './model.ts';
import { hostOf, layersOf } from './layout/layers.ts';
import { routeOf, type Cell, type Grid, type Route } from './layout/routes.ts';
import { rowsOf, type Rows } from './layout/rows.ts';
import { Channels } from './layout/tracks.ts';
import type { Box, Layout, Point } from './layout/types.ts';
import { inOrder } from './write/lanes.ts';

const TASK = { width: 120, height: 80 };
const GATEWAY = { width: 50, height: 50 };
const EVENT = { width: 36, height: 36 };
/** Around the inside of a sub-process. */
const PADDING = { x: 30, top: 45, bottom: 30 };
const TRACK = 12;
const COLUMN_GAP = 50;
const ROW_GAP = 46;
const LANE_GAP = 24;
const LABEL = { width: 110, height: 28 };

/** Bands of lanes, beside the layout. */
interface LaidOut extends Layout {
  lanes: Map<string, Box>;
}

/** Lays out a scope with its upper left corner at 0, 0. */
export function layoutScope(scope: Scope, lanes: string[] = []): LaidOut {
  return new Plan(scope, lanes).lay();
}

class Plan {
  private readonly shapes = new Map<string, Box>();
  private readonly edges = new Map<string, Point[]>();
  private readonly labels = new Map<string, Box>();
  private readonly inner = new Map<string, LaidOut>();
  private readonly nodes: FlowNode[];
  private readonly layer: Map<string, number>;
  private readonly rows: Rows;
  private readonly channels = { columns: new Channels(), rows: new Channels() };
  private readonly routes = new Map<string, Route>();
  /** Left edge and width of each column, upper edge and height of each row. */
  private columnAt: { at: number; size: number }[] = [];
  private rowAt: { at: number; size: number }[] = [];

  constructor(
    private readonly scope: Scope,
    private readonly lanes: string[],
  ) {
    const order = inOrder(scope);
    this.nodes = order.filter((node) => hostOf(node) === undefined);
    for (const node of scope.nodes)
      if (node.type === 'subprocess') this.inner.set(node.id, layoutScope(node.scope));
    this.layer = layersOf(scope, order);
    this.rows = rowsOf(scope, order, this.layer, lanes);
  }

  lay(): LaidOut {
    this.route();
    this.measure();
    this.place();
    this.draw();
    const right = this.columnAt.at(-1) ?? { at: 0, size: 0 };
    const width = right.at + right.size + this.gap(this.columnAt.length - 1, 'columns');
    const height = this.bottomOf(this.rows.count - 1);
    return {
      shapes: this.shapes,
      edges: this.edges,
      labels: this.labels,
      lanes: this.bands(width),
      width,
      height,
    };
  }

  private route(): void {
    const cells = new Set(
      this.nodes.map((node) => `${this.layer.get(node.id)}:${this.rows.rowOf.get(node.id)}`),
    );
    const grid: Grid = { ...this.channels, occupied: ({ column, row }) => cells.has(`${column}:${row}`) };
    const hosts = new Map(this.scope.nodes.map((node) => [node.id, hostOf(node)]));
    for (const flow of this.scope.flows) {
      const host = hosts.get(flow.source);
      const [from, to] = [this.cellOf(host ?? flow.source), this.cellOf(flow.target)];
      if (from && to) this.routes.set(flow.id, routeOf(from, to, host !== undefined, grid));
    }
  }

  private cellOf(id: string): Cell | undefined {
    const [column, row] = [this.layer.get(id), this.rows.rowOf.get(id)];
    return column === undefined || row === undefined ? undefined : { column, row };
  }

  private measure(): void {
    const columns = 1 + Math.max(0, ...this.layer.values());
    let x = this.gap(-1, 'columns');
    for (let n = 0; n < columns; n += 1) {
      const size = Math.max(
        36,
        ...this.nodes.filter((node) => this.layer.get(node.id) === n).map((node) => this.sizeOf(node).width),
      );
      this.columnAt.push({ at: x, size });
      x += size + this.gap(n, 'columns');
    }
    let y = this.gap(-1, 'rows');
    const tops = new Set(
      this.rows.lanes.map((_, n) => this.rows.lanes.slice(0, n).reduce((sum, lane) => sum + lane.rows, 0)),
    );
    for (let n = 0; n < this.rows.count; n += 1) {
      // a line of air below the upper edge of a lane
      if (n > 0 && tops.has(n)) y += LANE_GAP;
      const size = Math.max(
        60,
        ...this.nodes
          .filter((node) => this.rows.rowOf.get(node.id) === n)
          .map((node) => this.sizeOf(node).height),
      );
      this.rowAt.push({ at: y, size });
      y += size + this.gap(n, 'rows');
    }
  }

  private gap(n: number, which: 'columns' | 'rows'): number {
    const tracks = this.channels[which].size(n);
    return (which === 'columns' ? COLUMN_GAP : ROW_GAP) + tracks * TRACK;
  }

  private bottomOf(row: number): number {
    const last = this.rowAt[row];
    return last ? last.at + last.size + this.gap(row, 'rows') : this.gap(-1, 'rows');
  }

  private sizeOf(node: FlowNode): { width: number; height: number } {
    const inner = this.inner.get(node.id);
    if (inner)
      return {
        width: Math.max(160, inner.width + 2 * PADDING.x),
        height: Math.max(100, inner.height + PADDING.top + PADDING.bottom),
      };
    return node.type === 'gateway' ? GATEWAY : node.type === 'event' ? EVENT : TASK;
  }

  private place(): void {
    for (const node of this.nodes) {
      const cell = this.cellOf(node.id) as Cell;
      const [column, row] = [this.columnAt[cell.column], this.rowAt[cell.row]];
      if (!column || !row) continue;
      const { width, height } = this.sizeOf(node);
      this.put(node, {
        x: column.at + (column.size - width) / 2,
        y: row.at + (row.size - height) / 2,
        width,
        height,
      });
    }
    for (const node of this.nodes) this.placeAttached(node.id);
  }

  private put(node: FlowNode, box: Box): void {
    this.shapes.set(node.id, box);
    if (node.type === 'event' || node.type === 'gateway') this.label(node, box);
    const inner = this.inner.get(node.id);
    if (!inner) return;
    const shift = { x: box.x + PADDING.x, y: box.y + PADDING.top };
    const moved = <T extends Point>(point: T): T => ({
      ...point,
      x: point.x + shift.x,
      y: point.y + shift.y,
    });
    for (const [id, shape] of inner.shapes) this.shapes.set(id, moved(shape));
    for (const [id, shape] of inner.labels) this.labels.set(id, moved(shape));
    for (const [id, points] of inner.edges) this.edges.set(id, points.map(moved));
  }

  private label(node: FlowNode, box: Box): void {
    if (node.name === '') return;
    this.labels.set(node.id, {
      x: box.x + box.width / 2 - LABEL.width / 2,
      y: box.y + box.height + 4,
      ...LABEL,
    });
  }

  /** Attached events side by side on the lower edge. */
  private placeAttached(host: string): void {
    const box = this.shapes.get(host);
    const attached = this.scope.nodes.filter((node) => hostOf(node) === host);
    if (!box) return;
    attached.forEach((node, n) => {
      const center = box.x + (box.width * (n + 1)) / (attached.length + 1);
      const event = { x: center - EVENT.width / 2, y: box.y + box.height - EVENT.height / 2, ...EVENT };
      this.shapes.set(node.id, event);
      // beside the line that leaves downwards, every other one lower
      if (node.name !== '')
        this.labels.set(node.id, {
          x: center + 6,
          y: event.y + EVENT.height + (n % 2) * 14,
          width: 80,
          height: 14,
        });
    });
  }

  private draw(): void {
    for (const flow of this.scope.flows) {
      const [from, to, route] = [
        this.shapes.get(flow.source),
        this.shapes.get(flow.target),
        this.routes.get(flow.id),
      ];
      if (from && to && route) this.edges.set(flow.id, this.line(from, to, route));
    }
  }

  private line(from: Box, to: Box, route: Route): Point[] {
    const start = route.down
      ? { x: from.x + from.width / 2, y: from.y + from.height }
      : { x: from.x + from.width, y: from.y + from.height / 2 };
    const end = { x: to.x, y: to.y + to.height / 2 };
    const points = [start];
    let at = start;
    for (const stretch of route.stretches) {
      at =
        'after' in stretch
          ? { x: this.trackX(stretch.after, stretch.track), y: at.y }
          : { x: at.x, y: this.trackY(stretch.below, stretch.track) };
      points.push(at);
    }
    points.push({ x: at.x, y: end.y }, end);
    return points.filter(
      (point, n) => n === 0 || point.x !== points[n - 1]?.x || point.y !== points[n - 1]?.y,
    );
  }

  private trackX(after: number, track: number): number {
    const column = this.columnAt[after];
    return (column ? column.at + column.size : 0) + COLUMN_GAP / 2 + track * TRACK;
  }

  private trackY(below: number, track: number): number {
    const row = this.rowAt[below];
    return (row ? row.at + row.size : 0) + ROW_GAP - 8 + track * TRACK;
  }

  private bands(width: number): Map<string, Box> {
    const found = new Map<string, Box>();
    let row = 0;
    let y = 0;
    for (const { id, rows } of this.lanes.length > 0 ? this.rows.lanes : []) {
      row += rows;
      const bottom = this.bottomOf(row - 1);
      found.set(id, { x: 0, y, width, height: bottom - y });
      y = bottom;
    }
    return found;
  }
}
