/** Shapes and lines as BPMN DI. */
import type { Box, Point } from '../layout/types.ts';
import { el, type Element } from './xml.ts';

export function shape(id: string, box: Box, more: Element['attributes'], label?: Box): Element {
  const labelled = label ? el('bpmndi:BPMNLabel', {}, bounds(label)) : undefined;
  return el('bpmndi:BPMNShape', { id: `${id}_di`, bpmnElement: id, ...more }, bounds(box), labelled);
}

function bounds({ x, y, width, height }: Box): Element {
  return el('dc:Bounds', { x: round(x), y: round(y), width: round(width), height: round(height) });
}

export function edge(id: string, points: Point[]): Element {
  return el(
    'bpmndi:BPMNEdge',
    { id: `${id}_di`, bpmnElement: id },
    ...points.map(({ x, y }) => el('di:waypoint', { x: round(x), y: round(y) })),
  );
}

/** A straight line from one box to another, above or below it. */
export function between(from: Box, to: Box): Point[] {
  const down = from.y < to.y;
  return [
    { x: from.x + from.width / 2, y: down ? from.y + from.height : from.y },
    { x: to.x + to.width / 2, y: down ? to.y : to.y + to.height },
  ];
}

export function round(n: number): number {
  return Math.round(n);
}
