/** What of a diagram is seen first, clear of the tools that lie over its left edge. */
import type { Drawing } from './services.ts';

/** The smallest scale at which a diagram is still read rather than guessed, and the largest that looks calm. */
const READABLE = 0.7;
const CALM = 1;
/** The scale of a diagram too large to be seen whole. */
const BEGUN = 0.8;
/** Space around what is shown, in pixels. */
const MARGIN = 24;

/** The whole where that can be read; else its beginning, with the names of the lanes. */
export function showOpening(drawing: Drawing): void {
  const { scale } = wholeOf(drawing);
  if (scale >= READABLE) showWhole(drawing);
  else showBeginning(drawing);
}

/** The whole, however small. */
export function showWhole(drawing: Drawing): void {
  const { scale, left, room } = wholeOf(drawing);
  const canvas = drawing.get('canvas');
  const { inner, outer } = canvas.viewbox();
  canvas.viewbox({
    x: inner.x - (left + (room.width - inner.width * scale) / 2) / scale,
    y: inner.y - (MARGIN + (room.height - inner.height * scale) / 2) / scale,
    width: outer.width / scale,
    height: outer.height / scale,
  });
}

function showBeginning(drawing: Drawing): void {
  const canvas = drawing.get('canvas');
  const { inner, outer } = canvas.viewbox();
  const [width, height] = [outer.width / BEGUN, outer.height / BEGUN];
  const edge = inner.x - leftOf(drawing) / BEGUN;
  const top = inner.y - MARGIN / BEGUN;
  const start = drawing.get('elementRegistry').filter(({ type }) => type === 'bpmn:StartEvent')[0];
  // a start that does not fit beside the names of the lanes comes before them
  const x = start && start.x + start.width > edge + width * 0.7 ? start.x - width * 0.3 : edge;
  const y = start && start.y + start.height > top + height * 0.7 ? start.y - height * 0.3 : top;
  canvas.viewbox({ x, y, width, height });
}

/** The scale of the whole, and the room there is for it. */
function wholeOf(drawing: Drawing): {
  scale: number;
  left: number;
  room: { width: number; height: number };
} {
  const { inner, outer } = drawing.get('canvas').viewbox();
  const left = leftOf(drawing);
  const room = {
    width: Math.max(1, outer.width - left - MARGIN),
    height: Math.max(1, outer.height - 2 * MARGIN),
  };
  const scale = Math.min(CALM, room.width / inner.width, room.height / inner.height);
  return { scale: Number.isFinite(scale) && scale > 0 ? scale : CALM, left, room };
}

/** Pixels at the left edge that nothing should be hidden under. */
function leftOf(drawing: Drawing): number {
  const container = drawing.get('canvas').getContainer();
  const palette = container.querySelector('.djs-palette')?.getBoundingClientRect();
  const covered = palette ? palette.right - container.getBoundingClientRect().left : 0;
  return Math.max(0, covered) + MARGIN / 2;
}
