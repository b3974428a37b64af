/** Papers as thumbnails; a picture opens large, anything else is fetched. */
import { Button } from 'antd';
import { useState } from 'react';
import { kindWords } from '../../../core/files/kinds.ts';
import { Media } from '../../form/read/Media.tsx';
import { words } from '../../words.ts';
import { text } from '../messages.ts';
import { Overlay } from '../../ui/desk/Overlay.tsx';
import type { Paper } from './files.ts';
import { useFileAddress } from './Looks.tsx';

interface PapersProps {
  papers: readonly Paper[];
  /** Those that came with the last correction. */
  isNew?: (index: number) => boolean;
}

export function Papers({ papers, isNew }: PapersProps) {
  const [open, setOpen] = useState<number | null>(null);
  const pictures = papers.filter((paper) => paper.look !== null && paper.file !== null);
  return (
    <ul className="papers">
      {papers.map((paper, i) => (
        <li key={i}>
          <PaperTile paper={paper} open={() => setOpen(pictures.indexOf(paper))} />
          {isNew?.(i) && <span className="renewed">{text.value.renewed}</span>}
        </li>
      ))}
      {open !== null && pictures[open] && (
        <Large pictures={pictures} at={open} go={setOpen} close={() => setOpen(null)} />
      )}
    </ul>
  );
}

function PaperTile({ paper, open }: { paper: Paper; open: () => void }) {
  const addressOf = useFileAddress();
  const caption = (
    <span className="paper-name">
      <span>{paper.kind}</span>
      {paper.name !== paper.kind && <small>{paper.name}</small>}
    </span>
  );
  if (paper.file === null)
    return (
      <span className="paper is-bare" title={text.value.noFile}>
        <span className="paper-blank" aria-hidden="true">
          {text.value.noFile}
        </span>
        {caption}
      </span>
    );
  const blank = (
    <span className="paper-blank" aria-hidden="true">
      {extensionOf(paper.name)}
    </span>
  );
  if (paper.look === null)
    return (
      <a className="paper" href={addressOf(paper.file)} target="_blank" rel="noreferrer">
        {blank}
        {caption}
      </a>
    );
  return (
    <button type="button" className="paper" onClick={open}>
      {paper.look === 'picture' ? (
        <Media name={paper.name} address={addressOf(paper.file)} alt="" look="picture" otherwise={blank} />
      ) : (
        blank
      )}
      {caption}
    </button>
  );
}

function extensionOf(name: string): string {
  return /\.(\w{1,5})$/.exec(name)?.[1]?.toUpperCase() ?? text.value.openFile;
}

interface LargeProps {
  pictures: readonly Paper[];
  at: number;
  go: (at: number) => void;
  close: () => void;
}

const QUARTER = 90;

/** One picture on the whole screen; arrows turn the pages, r turns the picture: phones save many of them lying. */
function Large({ pictures, at, go, close }: LargeProps) {
  const addressOf = useFileAddress();
  const [turn, setTurn] = useState(0);
  const picture = pictures[at];
  const move = (by: number): void => {
    if (!pictures[at + by]) return;
    setTurn(0);
    go(at + by);
  };
  if (!picture || picture.file === null) return null;
  return (
    <Overlay
      label={picture.name}
      className="large"
      close={close}
      onKey={(key) => {
        if (key === 'ArrowLeft') move(-1);
        if (key === 'ArrowRight') move(1);
        if (key === 'r') setTurn(turn + QUARTER);
      }}
    >
      <div className="large-head">
        <strong>{picture.kind}</strong>
        <span>{text.value.fileOf(at + 1, pictures.length)}</span>
        <Button disabled={at === 0} onClick={() => move(-1)}>
          {text.value.previous}
        </Button>
        <Button disabled={at === pictures.length - 1} onClick={() => move(1)}>
          {text.value.next}
        </Button>
        {picture.look === 'picture' && (
          <Button onClick={() => setTurn(turn + QUARTER)}>{text.value.turn}</Button>
        )}
        <a href={addressOf(picture.file)} download={picture.name}>
          {text.value.download}
        </a>
        <Button onClick={close}>{text.value.closePicture}</Button>
      </div>
      <div className="large-sheet">
        <Media
          name={picture.name}
          address={addressOf(picture.file)}
          alt={picture.kind}
          look={picture.look ?? 'picture'}
          turn={turn}
          otherwise={
            <p className="large-blank">
              {words.form.attachments.notShown(kindWords(picture.name) ?? picture.name)}
            </p>
          }
        />
      </div>
    </Overlay>
  );
}
