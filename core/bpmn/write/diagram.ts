/** The coordinates of a model as BPMN DI. */
import { layoutScope } from '../layout.ts';
import type { Box, Point } from '../layout/types.ts';
import type { BpmnModel, BpmnProcess, Lane, Scope } from '../model.ts';
import { el, type Element } from './xml.ts';

const POOL = 30;
const MARGIN = 60;

/** Draws all processes below each other. */
export function diagramElement(model: BpmnModel, plane: string): Element {
  const elements: Element[] = [];
  const shapes = new Map<string, Box>();
  let y = MARGIN;
  for (const process of model.processes) y = drawProcess(process, y, elements, shapes) + MARGIN;
  for (const flow of model.messageFlows) {
    const [from, to] = [shapes.get(flow.source), shapes.get(flow.target)];
    if (from && to) elements.push(edge(flow.id, between(from, to)));
  }
  return el(
    'bpmndi:BPMNDiagram',
    { id: `${plane}_diagram` },
    el('bpmndi:BPMNPlane', { id: `${plane}_plane`, bpmnElement: plane }, ...elements),
  );
}

function drawProcess(process: BpmnProcess, y: number, elements: Element[], shapes: Map<string, Box>): number {
  const leaves = process.lanes.filter((lane) => !process.lanes.some((each) => each.parent === lane.id));
  const laid = layoutScope(
    process,
    leaves.map((lane) => lane.id),
  );
  const deepest = Math.max(0, ...leaves.map((lane) => depthOf(lane, process.lanes)));
  const left = process.participant ? MARGIN + POOL * (1 + deepest) : MARGIN;
  const moved = <T extends Point>(point: T): T => ({
    ...point,
    x: round(point.x + left),
    y: round(point.y + y),
  });
  if (process.participant) {
    const pool = { x: MARGIN, y, width: laid.width + left - MARGIN, height: laid.height };
    shapes.set(process.participant.id, pool);
    elements.push(shape(process.participant.id, pool, { isHorizontal: true }));
    for (const lane of process.lanes)
      elements.push(...laneShape(lane, process.lanes, laid.lanes, left, y, laid.width));
  }
  const expanded = new Set(subProcesses(process));
  for (const [id, box] of laid.shapes) {
    shapes.set(id, moved(box));
    const label = laid.labels.get(id);
    elements.push(shape(id, moved(box), expanded.has(id) ? { isExpanded: true } : {}, label && moved(label)));
  }
  for (const [id, points] of laid.edges) elements.push(edge(id, points.map(moved)));
  return y + laid.height;
}

/** A lane around its inner lanes. */
function laneShape(
  lane: Lane,
  lanes: Lane[],
  bands: Map<string, Box>,
  left: number,
  y: number,
  width: number,
): Element[] {
  const inside = lanes
    .filter((each) => each.id === lane.id || isIn(each, lane, lanes))
    .flatMap((each) => bands.get(each.id) ?? []);
  if (inside.length === 0) return [];
  const top = Math.min(...inside.map((box) => box.y));
  const bottom = Math.max(...inside.map((box) => box.y + box.height));
  const x = MARGIN + POOL * (1 + depthOf(lane, lanes) - 0);
  return [
    shape(
      lane.id,
      {
        x: round(Math.min(x, left)),
        y: round(y + top),
        width: round(width + left - Math.min(x, left)),
        height: round(bottom - top),
      },
      { isHorizontal: true },
    ),
  ];
}

function depthOf(lane: Lane, lanes: Lane[]): number {
  const parent = lanes.find((each) => each.id === lane.parent && each.id !== lane.id);
  return parent
    ? 1 +
        depthOf(
          parent,
          lanes.filter((each) => each !== lane),
        )
    : 0;
}

function isIn(lane: Lane, outer: Lane, lanes: Lane[]): boolean {
  const parent = lanes.find((each) => each.id === lane.parent);
  return (
    parent !== undefined &&
    (parent.id === outer.id ||
      isIn(
        parent,
        outer,
        lanes.filter((each) => each !== lane),
      ))
  );
}

function subProcesses(scope: Scope): string[] {
  return scope.nodes.flatMap((node) =>
    node.type === 'subprocess' ? [node.id, ...subProcesses(node.scope)] : [],
  );
}

function shape(id: string, box: Box, more: Element['attributes'], label?: Box): Element {
  const labelled = label ? el('bpmndi:BPMNLabel', {}, bounds(label)) : undefined;
  return el('bpmndi:BPMNShape', { id: `${id}_di`, bpmnElement: id, ...more }, bounds(box), labelled);
}

function bounds({ x, y, width, height }: Box): Element {
  return el('dc:Bounds', { x: round(x), y: round(y), width: round(width), height: round(height) });
}

function edge(id: string, points: Point[]): Element {
  return el(
    'bpmndi:BPMNEdge',
    { id: `${id}_di`, bpmnElement: id },
    ...points.map(({ x, y }) => el('di:waypoint', { x: round(x), y: round(y) })),
  );
}

function between(from: Box, to: Box): Point[] {
  const down = from.y < to.y;
  return [
    { x: from.x + from.width / 2, y: down ? from.y + from.height : from.y },
    { x: to.x + to.width / 2, y: down ? to.y : to.y + to.height },
  ];
}

function round(n: number): number {
  return Math.round(n);
}
