/** Larger, smaller, the whole: for who has no wheel. */
import { text } from '../messages.ts';
import { showWhole } from './fit.ts';
import type { Drawing } from './services.ts';

export function Zoom({ drawing }: { drawing: Drawing | null }) {
  if (!drawing) return null;
  return (
    <div className="zoom" role="group" aria-label={text.canvas.zoom}>
      <button
        type="button"
        aria-label={text.canvas.zoomOut}
        onClick={() => drawing.get('zoomScroll').stepZoom(-1)}
      >
        −
      </button>
      <button type="button" onClick={() => showWhole(drawing)}>
        {text.canvas.whole}
      </button>
      <button
        type="button"
        aria-label={text.canvas.zoomIn}
        onClick={() => drawing.get('zoomScroll').stepZoom(1)}
      >
        +
      </button>
    </div>
  );
}
