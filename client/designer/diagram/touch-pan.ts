/** Moves a diagram with a finger; the tool itself knows only mice. */
import type { Drawing } from './services.ts';

/** Returns what stops it. */
export function panByTouch(place: HTMLElement, drawing: Drawing): () => void {
  let last: { id: number; x: number; y: number } | null = null;
  const down = ({ pointerType, pointerId, clientX, clientY }: PointerEvent): void => {
    if (pointerType === 'touch' && !last) last = { id: pointerId, x: clientX, y: clientY };
  };
  const move = ({ pointerId, clientX, clientY }: PointerEvent): void => {
    if (pointerId !== last?.id) return;
    drawing.get('canvas').scroll({ dx: clientX - last.x, dy: clientY - last.y });
    last = { id: pointerId, x: clientX, y: clientY };
  };
  const up = ({ pointerId }: PointerEvent): void => {
    if (pointerId === last?.id) last = null;
  };
  place.addEventListener('pointerdown', down);
  place.addEventListener('pointermove', move);
  place.addEventListener('pointerup', up);
  place.addEventListener('pointercancel', up);
  return () => {
    place.removeEventListener('pointerdown', down);
    place.removeEventListener('pointermove', move);
    place.removeEventListener('pointerup', up);
    place.removeEventListener('pointercancel', up);
  };
}
