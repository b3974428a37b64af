/** A signature drawn with the finger, or a photo of a thumbprint for who cannot write. Sent as a picture. */
import { isObject } from '../../../../core/json.ts';
import SignaturePad from 'signature_pad';
import { useEffect, useRef, useState } from 'react';
import type { Json, JsonObject } from '../../../../core/vocabulary.ts';
import { calls, linkTo } from '../../../api/call.ts';
import { words } from '../../../words.ts';
import { prepared } from '../../logic/compress.ts';
import { previews } from '../../logic/previews.ts';
import { contextOf, type FormWidgetProps } from '../../logic/theme.ts';
import { useFormVersion } from '../../logic/use-form-state.ts';

export function SignatureWidget(props: FormWidgetProps) {
  const signed = listOf(props.value as Json | undefined);
  // true: somebody; a name: whose signature it is to be
  const [drawing, setDrawing] = useState<string | boolean>(false);
  const [problem, setProblem] = useState(false);
  const [busy, setBusy] = useState(false);
  const text = words.form.signature;
  const keep = (next: Json[]) => props.onChange(next.length > 1 ? next : next[0]);
  const { store, caseId } = contextOf(props.registry);
  // who has still to sign follows from other fields
  useFormVersion(store);
  const waiting = store.unsignedAt(props.path);
  const send = async (picture: Blob, name: string, signer?: string) => {
    setProblem(false);
    setBusy(true);
    try {
      const small = await prepared(picture, name, { takes: ['photo'], title: props.label });
      const saved = await store.takeFile(small.file, small.name);
      previews.keep(saved.id, URL.createObjectURL(picture));
      keep([...signed, { id: saved.id, name, ...(signer === undefined ? {} : { signer }) }]);
      setDrawing(false);
    } catch {
      setProblem(true);
    } finally {
      setBusy(false);
    }
  };
  const several = Number((props.schema as JsonObject)['x-signatures'] ?? 1) > 1 || signed.length > 0;
  return (
    <div className="signature" id={props.id} tabIndex={-1}>
      {signed.map((item, i) => (
        <Signed
          key={i}
          address={pictureOf(item, caseId)}
          item={item}
          n={i + 1}
          {...(props.readonly ? {} : { onAgain: () => keep(signed.filter((_, at) => at !== i)) })}
        />
      ))}
      {problem ? (
        <p className="complaint" role="alert">
          {text.failed}
        </p>
      ) : null}
      {busy ? <p className="waiting">{text.saving}</p> : null}
      {props.readonly ? null : drawing ? (
        <Pad
          onDone={(picture) => void send(picture, '签名.png', nameOf(drawing))}
          onCancel={() => setDrawing(false)}
          label={nameOf(drawing) ?? props.label}
        />
      ) : (
        (waiting.length > 0 ? waiting : [undefined]).map((signer) => (
          <div className="add-files" key={signer ?? ''}>
            <button
              type="button"
              className="button button-wide button-dashed"
              onClick={() => setDrawing(signer ?? true)}
            >
              {signer !== undefined
                ? text.as(signer)
                : several && signed.length > 0
                  ? text.another
                  : text.open}
            </button>
            <ThumbPrint
              label={signer === undefined ? text.print : text.printOf(signer)}
              onPicture={(file) => void send(file, '手印.jpg', signer)}
            />
          </div>
        ))
      )}
    </div>
  );
}

function nameOf(drawing: string | boolean): string | undefined {
  return typeof drawing === 'string' ? drawing : undefined;
}

function Pad(props: { onDone: (picture: Blob) => void; onCancel: () => void; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(undefined);
  const [empty, setEmpty] = useState(true);
  const text = words.form.signature;
  useEffect(() => {
    const surface = canvas.current;
    if (!surface) return undefined;
    // as many dots as the screen has, or the line is blurred
    const scale = Math.max(devicePixelRatio, 1);
    surface.width = surface.offsetWidth * scale;
    surface.height = surface.offsetHeight * scale;
    surface.getContext('2d')?.scale(scale, scale);
    const drawn = new SignaturePad(surface, {
      minWidth: 1.2,
      maxWidth: 3.4,
      penColor: '#1c2430',
      backgroundColor: '#fff',
    });
    drawn.addEventListener('endStroke', () => setEmpty(drawn.isEmpty()));
    pad.current = drawn;
    surface.scrollIntoView({ block: 'center' });
    return () => drawn.off();
  }, []);
  return (
    <div className="pad">
      <p className="hint">{text.hint}</p>
      <canvas ref={canvas} className="pad-surface" role="img" aria-label={`${props.label}:${text.hint}`} />
      <div className="pad-buttons">
        <button type="button" className="button" onClick={props.onCancel}>
          {words.common.cancel}
        </button>
        <button
          type="button"
          className="button"
          disabled={empty}
          onClick={() => {
            pad.current?.clear();
            setEmpty(true);
          }}
        >
          {text.clear}
        </button>
        <button
          type="button"
          className="button button-primary"
          disabled={empty}
          onClick={() => canvas.current?.toBlob((picture) => picture && props.onDone(picture), 'image/png')}
        >
          {text.done}
        </button>
      </div>
    </div>
  );
}

function ThumbPrint({ label, onPicture }: { label: string; onPicture: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="button button-wide button-dashed"
        onClick={() => input.current?.click()}
      >
        {label}
      </button>
      <input
        ref={input}
        className="sr-only"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept="image/*"
        capture="environment"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onPicture(file);
          target.value = '';
        }}
      />
    </>
  );
}

function Signed({
  item,
  address,
  n,
  onAgain,
}: {
  item: Json;
  address: string | undefined;
  n: number;
  onAgain?: () => void;
}) {
  const text = words.form.signature;
  return (
    <div className="signed">
      {address === undefined ? (
        <span>{typeof item === 'string' ? item : words.form.signed}</span>
      ) : (
        <img src={address} alt={signerOf(item) ?? text.image(n)} />
      )}
      {address !== undefined && signerOf(item) !== undefined ? <span>{signerOf(item)}</span> : null}
      {onAgain ? (
        <button type="button" className="link link-quiet" onClick={onAgain}>
          {text.again}
        </button>
      ) : null}
    </div>
  );
}

/** Whose signature it is said to be. */
function signerOf(item: Json): string | undefined {
  const signer = isObject(item) ? item['signer'] : undefined;
  return typeof signer === 'string' ? signer : undefined;
}

function listOf(value: Json | undefined): Json[] {
  if (value === undefined || value === null || value === false) return [];
  return Array.isArray(value) ? value : [value];
}

function pictureOf(item: Json, caseId: string | undefined): string | undefined {
  if (typeof item === 'string') return item.startsWith('data:image/') ? item : undefined;
  const id = isObject(item) ? item['id'] : undefined;
  return typeof id === 'string'
    ? (previews.get(id) ?? linkTo(calls.files.read, { params: { id }, query: { case: caseId } }))
    : undefined;
}
