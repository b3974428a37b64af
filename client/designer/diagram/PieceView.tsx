/** The steps behind a use of a piece of process 公共流程段, with what is set here filled in. They are looked at, not changed. */
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Overlay } from '../../ui/desk/Overlay.tsx';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import { text } from '../messages.ts';
import { pieceAt, piecesFor, pieceUse } from '../model/pieces.ts';
import { Canvas } from './Canvas.tsx';

export function PieceView() {
  const editor = useEditor();
  const { piece: element } = useSnapshot();
  const [xml, setXml] = useState<string | null>(null);
  useEffect(() => {
    const used = element && pieceUse(element);
    if (!used) return;
    let gone = false;
    void import('../../../core/versions/draw-piece.ts').then(({ drawnPiece }) => {
      if (!gone) setXml(drawnPiece(used, { ...editor.source, pieces: piecesFor(editor) }));
    });
    return () => {
      gone = true;
      setXml(null);
    };
  }, [editor, element]);
  const used = element && pieceUse(element);
  if (!used) return null;
  const piece = pieceAt(editor, used.use);
  const close = (): void => editor.lookInto(null);
  const title = text.piece.steps(piece?.title ?? used.use);
  return (
    <Overlay label={title} className="piece-view" close={close}>
      <h2>{title}</h2>
      {piece?.about !== undefined && <p>{piece.about}</p>}
      <div className="piece-drawing">
        {xml !== null && <Canvas xml={xml} editable={false} label={title} />}
      </div>
      <p className="row-hint">{text.piece.shared}</p>
      <Button onClick={close}>{text.close}</Button>
    </Overlay>
  );
}
