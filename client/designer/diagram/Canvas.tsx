/** The place of the drawing. The tool is fetched when it is first needed. */
import { useEffect, useRef, useState } from 'react';
import { text } from '../messages.ts';
import { showOpening } from './fit.ts';
import { diagramToOpen, laidOut } from './laid-out.ts';
import type { OfferedPieces } from './offers.ts';
import type { Drawing } from './services.ts';
import { panByTouch } from './touch-pan.ts';
import { Zoom } from './Zoom.tsx';

interface Props {
  xml: string;
  /** Whether it can be changed. Counts when the canvas appears. */
  editable: boolean;
  label: string;
  /** Pieces of process that may be drawn. Counts when the canvas appears. */
  pieces?: OfferedPieces;
  onReady?: (drawing: Drawing) => void;
}

export function Canvas({ xml, editable, label, pieces, onReady }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const ready = useRef(onReady);
  const [shown, setShown] = useState<Drawing | null>(null);
  const [state, setState] = useState<'loading' | 'shown' | 'broken'>('loading');
  useEffect(() => {
    let drawing: Drawing | undefined;
    let gone = false;
    const undo: (() => void)[] = [];
    const open = async (): Promise<void> => {
      const { makeModeler, makeViewer } = await import('./modeler.ts');
      const at = place.current;
      if (gone || !at) return;
      drawing = editable ? makeModeler(at, pieces) : makeViewer(at);
      const drawn = await laidOut(xml);
      await drawing.importXML(drawn, diagramToOpen(drawn));
      if (gone) return;
      undo.push(fitOnceSeen(at, drawing));
      if (!editable) undo.push(panByTouch(at, drawing));
      setShown(drawing);
      setState('shown');
      ready.current?.(drawing);
    };
    open().catch(() => setState('broken'));
    return () => {
      gone = true;
      for (const each of undo) each();
      drawing?.destroy();
    };
  }, [xml, editable, pieces]);
  return (
    <div className="canvas" role="region" aria-label={label} aria-busy={state === 'loading'}>
      <div ref={place} className="canvas-place" />
      {state === 'shown' && <Zoom drawing={shown} />}
      {state === 'loading' && <p className="canvas-note">{text.canvas.loading}</p>}
      {state === 'broken' && <p className="canvas-note is-bad">{text.canvas.broken}</p>}
    </div>
  );
}

/** A diagram behind another tab has no size yet. Returns what stops waiting. */
function fitOnceSeen(place: HTMLElement, drawing: Drawing): () => void {
  const observer = new ResizeObserver(() => {
    if (place.clientWidth === 0) return;
    observer.disconnect();
    drawing.get('canvas').resized();
    showOpening(drawing);
  });
  observer.observe(place);
  return () => observer.disconnect();
}
