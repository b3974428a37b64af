/** The coordinates of a model as BPMN DI. */
import { layoutScope } from '../layout.ts';
import type { Box, Point } from '../layout/types.ts';
import type { Artefact, BpmnModel, BpmnProcess, Lane, Scope } from '../model.ts';
import { allScopes } from '../read/check.ts';
import { drawLines, drawStrip, type Places } from './artefact-shapes.ts';
import { between, edge, round, shape } from './shapes.ts';
import { el, type Element } from './xml.ts';

const POOL = 30;
const MARGIN = 60;

/** Width and height of a pool nothing is known of. */
const CLOSED_POOL = { width: 600, height: 60 };

/** One diagram, all pools below each other; without pools each process on its own. */
export function diagramElements(model: BpmnModel, collaboration: string | undefined): Element[] {
  if (collaboration !== undefined) return [diagram(model, model.processes, collaboration)];
  return model.processes.map((process) => diagram(model, [process], process.id));
}

function diagram(model: BpmnModel, processes: BpmnProcess[], plane: string): Element {
  const elements: Element[] = [];
  const places: Places = new Map();
  let y = MARGIN;
  for (const process of processes) {
    y = drawProcess(process, y, elements, places);
    y = drawStrip(artefactsOf(process, model), model.artefacts, { x: MARGIN, y }, places, elements) + MARGIN;
  }
  if (processes.length === model.processes.length) y = drawUnattached(model, y, elements, places);
  for (const flow of model.messageFlows) {
    const [from, to] = [places.get(flow.source), places.get(flow.target)];
    if (from && to) elements.push(edge(flow.id, between(from, to)));
  }
  drawLines(model.artefacts, places, elements);
  return el(
    'bpmndi:BPMNDiagram',
    { id: `${plane}_diagram` },
    el('bpmndi:BPMNPlane', { id: `${plane}_plane`, bpmnElement: plane }, ...elements),
  );
}

/** What stands in a process and its sub-processes. */
function artefactsOf(process: BpmnProcess, { artefacts }: BpmnModel): Artefact[] {
  const scopes = new Set(allScopes(process).map(({ id }) => id));
  return artefacts.filter(({ scope }) => scopes.has(scope));
}

/** Pools nothing is known of, and what stands beside the pools. */
function drawUnattached(model: BpmnModel, y: number, elements: Element[], places: Places): number {
  let below = y;
  const width = Math.max(CLOSED_POOL.width, ...[...places.values()].map((box) => box.x + box.width - MARGIN));
  for (const pool of model.pools ?? []) {
    const box = { x: MARGIN, y: below, width, height: CLOSED_POOL.height };
    places.set(pool.id, box);
    elements.push(shape(pool.id, box, { isHorizontal: true }));
    below += CLOSED_POOL.height + MARGIN;
  }
  const unattached = model.artefacts.filter(({ scope }) => scope === '');
  return drawStrip(unattached, model.artefacts, { x: MARGIN, y: below }, places, elements);
}

function drawProcess(process: BpmnProcess, y: number, elements: Element[], shapes: Places): number {
  const leaves = process.lanes.filter((lane) => !process.lanes.some((each) => each.parent === lane.id));
  const laid = layoutScope(
    process,
    leaves.map((lane) => lane.id),
  );
  const deepest = Math.max(0, ...leaves.map((lane) => depthOf(lane, process.lanes)));
  const framed = process.participant !== undefined || process.lanes.length > 0;
  const left = framed ? MARGIN + POOL * (1 + deepest) : MARGIN;
  const moved = <T extends Point>(point: T): T => ({
    ...point,
    x: round(point.x + left),
    y: round(point.y + y),
  });
  if (process.participant) {
    const pool = { x: MARGIN, y, width: laid.width + left - MARGIN, height: laid.height };
    shapes.set(process.participant.id, pool);
    elements.push(shape(process.participant.id, pool, { isHorizontal: true }));
  }
  for (const lane of process.lanes)
    elements.push(...laneShape(lane, process.lanes, laid.lanes, left, y, laid.width));
  const expanded = new Set(subProcesses(process));
  for (const [id, box] of laid.shapes) {
    shapes.set(id, moved(box));
    const label = laid.labels.get(id);
    elements.push(shape(id, moved(box), expanded.has(id) ? { isExpanded: true } : {}, label && moved(label)));
  }
  for (const [id, points] of laid.edges) {
    const line = points.map(moved);
    elements.push(edge(id, line));
    const middle = line[Math.floor(line.length / 2)];
    if (middle) shapes.set(id, { ...middle, width: 0, height: 0 });
  }
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
