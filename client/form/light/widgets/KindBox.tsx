/** One kind of paper: its pictures, those being sent, and the buttons to add one. */
import { useRef } from 'react';
import { FILE_GROUPS, groupWords, lookOf, offered, type FileGroup } from '../../../../core/files/kinds.ts';
import { messages } from '../../../../core/files/messages.ts';
import { calls, linkTo } from '../../../api/call.ts';
import { words } from '../../../words.ts';
import { Media } from '../../read/Media.tsx';
import { previews } from '../../logic/previews.ts';
import type { Upload } from '../../logic/uploads.ts';
import type { Paper } from './paper.ts';
import { signs } from '../../../../core/signs/messages.ts';

interface KindBoxProps {
  id: string;
  title: string | undefined;
  hint: string | undefined;
  needed: boolean;
  max: number | undefined;
  camera: boolean;
  /** Kinds of files taken; null takes all. */
  takes: readonly FileGroup[] | null;
  caseId: string | undefined;
  papers: Paper[];
  uploads: Upload[];
  readonly: boolean;
  onFiles: (files: File[]) => void;
  onRemove: (paper: Paper) => void;
  onRetry: (key: number) => void;
  onDrop: (key: number) => void;
}

export function KindBox(props: KindBoxProps) {
  const { title, hint, papers, uploads, max } = props;
  const count = papers.length + uploads.length;
  if (props.readonly && count === 0) return null;
  const full = max !== undefined && count >= max;
  return (
    <section className="kind" aria-label={title}>
      {title === undefined ? null : (
        <div className="kind-title">
          {title}
          {props.needed ? <span className="needed">{words.form.attachments.needed}</span> : null}
          {papers.length > 0 ? (
            <span className="got">✓ {words.form.attachments.uploaded(papers.length)}</span>
          ) : null}
        </div>
      )}
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      {props.takes === null || props.readonly ? null : (
        <p className="hint">{messages.fieldTakes(groupWords(props.takes))}</p>
      )}
      {count > 0 ? (
        <ul className="thumbs">
          {papers.map((paper) => (
            <PaperThumb key={`${paper.id}-${paper.index}`} paper={paper} {...props} />
          ))}
          {uploads.map((upload) => (
            <UploadThumb key={upload.key} upload={upload} {...props} />
          ))}
        </ul>
      ) : null}
      {props.readonly ? null : full ? (
        <p className="hint">{words.form.attachments.full(max)}</p>
      ) : (
        <AddButtons {...props} hasSome={count > 0} />
      )}
    </section>
  );
}

/** Phones offer camera and album apart; a desk has files. */
const hasCamera = () => matchMedia('(pointer: coarse)').matches;

function AddButtons({
  id,
  title = '',
  camera,
  takes,
  onFiles,
  hasSome,
}: KindBoxProps & { hasSome: boolean }) {
  const text = words.form.attachments;
  const touch = hasCamera();
  return (
    <div className="add-files">
      {touch && (takes === null || takes.includes('photo')) ? (
        <FileButton
          id={`${id}__camera`}
          label={hasSome ? text.more : text.camera}
          about={title}
          accept="image/*"
          onFiles={onFiles}
          capture
        />
      ) : null}
      {touch && camera ? null : (
        <FileButton
          id={`${id}__files`}
          label={touch ? text.choose : hasSome ? text.moreFile : text.chooseFile}
          about={title}
          accept={offered(takes ?? FILE_GROUPS)}
          onFiles={onFiles}
        />
      )}
    </div>
  );
}

function FileButton(props: {
  id: string;
  label: string;
  about: string;
  accept: string;
  capture?: boolean;
  onFiles: (files: File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="button button-wide button-dashed"
        aria-label={props.about === '' ? props.label : signs.said(props.label, props.about)}
        onClick={() => input.current?.click()}
      >
        {props.label}
      </button>
      <input
        ref={input}
        id={props.id}
        className="sr-only"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept={props.accept}
        multiple={props.capture !== true}
        {...(props.capture === true ? { capture: 'environment' as const } : {})}
        onChange={({ target }) => {
          props.onFiles([...(target.files ?? [])]);
          // the same file again is a change too
          target.value = '';
        }}
      />
    </>
  );
}

function PaperThumb({ paper, caseId, readonly, onRemove }: KindBoxProps & { paper: Paper }) {
  const address =
    paper.id === undefined
      ? undefined
      : (previews.get(paper.id) ??
        linkTo(calls.files.read, { params: { id: paper.id }, query: { case: caseId } }));
  return (
    <li className="thumb">
      {address === undefined ? (
        <Picture name={paper.name} address={undefined} />
      ) : (
        <a
          href={address}
          target="_blank"
          rel="noreferrer"
          aria-label={signs.said(words.form.attachments.view, paper.name)}
        >
          <Picture name={paper.name} address={address} />
        </a>
      )}
      {readonly ? null : (
        <button
          type="button"
          className="link link-quiet"
          aria-label={signs.said(words.common.remove, paper.name)}
          onClick={() => onRemove(paper)}
        >
          {words.common.remove}
        </button>
      )}
    </li>
  );
}

function UploadThumb({ upload, onRetry, onDrop }: KindBoxProps & { upload: Upload }) {
  const text = words.form.attachments;
  return (
    <li className={upload.state === 'failed' ? 'thumb thumb-failed' : 'thumb'}>
      <Picture name={upload.name} address={upload.preview} />
      {upload.state === 'failed' ? (
        <p className="thumb-note" role="alert">
          {upload.message ?? text.failed}
          <button type="button" className="link" onClick={() => onRetry(upload.key)}>
            {words.common.retry}
          </button>
          <button type="button" className="link link-quiet" onClick={() => onDrop(upload.key)}>
            {words.common.remove}
          </button>
        </p>
      ) : (
        <p className="thumb-note" aria-live="polite">
          {upload.state === 'compressing' ? text.compressing : text.progress(Math.round(upload.sent * 100))}
          <progress value={upload.sent} max={1} aria-label={upload.name} />
        </p>
      )}
    </li>
  );
}

function Picture({ name, address }: { name: string; address: string | undefined }) {
  const isPicture = address !== undefined && (address.startsWith('blob:') || lookOf(name) === 'picture');
  const said = <span className="thumb-file">{name}</span>;
  return isPicture ? (
    <Media name={name} address={address} alt={name} look="picture" otherwise={said} />
  ) : (
    said
  );
}
