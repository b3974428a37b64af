/** A signature, drawn with mouse, pen or finger; a name may be written instead where nobody can draw. */
import { Button, Input } from 'antd';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import SignaturePad from 'signature_pad';
import type { Json } from '../../../../core/vocabulary.ts';
import { text } from '../../messages.ts';
import { Value } from '../../read/Value.tsx';
import { labelId } from '../../../form/logic/describe.ts';
import type { FormWidgetProps } from '../../../form/logic/theme.ts';

export function SignatureWidget({ id, field, value, locked, change, left, path, store }: FormWidgetProps) {
  const signed = listOf(value);
  // who has still to sign follows from other fields
  const signer = useSyncExternalStore(store.subscribe, () => store.unsignedAt(path)[0]);
  const wanted = Math.max(1, Number(field['x-signatures'] ?? 1));
  if (locked && signed.length === 0) return <output id={id}>—</output>;
  const keep = (next: Json[]): void => {
    change(next.length > 1 ? next : next[0]);
    left();
  };
  return (
    <div id={id} tabIndex={-1} role="group" aria-labelledby={labelId(id)} className="signatures">
      {signed.map((one, i) => (
        <div key={i} className="signed">
          <Value schema={field} value={one} path="" />
          {!locked && (
            <Button onClick={() => keep(signed.filter((_, at) => at !== i))}>{text.form.signAgain}</Button>
          )}
        </div>
      ))}
      {!locked && (signer !== undefined || signed.length < wanted) && (
        // a fresh surface for each signature
        <Pad
          key={`${signed.length} ${signer}`}
          title={titleOf(signer, signed.length + 1, wanted)}
          done={(signature) => keep([...signed, signedBy(signer, signature)])}
        />
      )}
    </div>
  );
}

function titleOf(signer: string | undefined, at: number, of: number): string {
  if (signer !== undefined) return text.form.signAs(signer);
  return of > 1 ? text.form.signOf(at, of) : text.form.sign;
}

/** A picture does not say whose it is; a written name does. */
function signedBy(signer: string | undefined, signature: string): Json {
  return signer !== undefined && signature.startsWith('data:') ? { image: signature, signer } : signature;
}

function listOf(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function Pad({ title, done }: { title: string; done: (signature: string) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(undefined);
  const [name, setName] = useState('');
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    // The canvas has as many points as the screen, else the line is blurred.
    const scale = Math.max(1, devicePixelRatio);
    element.width = element.offsetWidth * scale;
    element.height = element.offsetHeight * scale;
    element.getContext('2d')?.scale(scale, scale);
    const made = new SignaturePad(element, { penColor: '#1c2430', backgroundColor: 'rgba(255,255,255,0)' });
    made.addEventListener('endStroke', () => setDrawn(true));
    pad.current = made;
    return () => made.off();
  }, []);
  return (
    <div className="sign">
      <span className="field-hint">{title}</span>
      <canvas ref={canvas} role="img" aria-label={title} />
      <div className="sign-acts">
        <Input
          aria-label={text.form.signName}
          placeholder={text.form.signName}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button
          onClick={() => {
            pad.current?.clear();
            setDrawn(false);
          }}
        >
          {text.form.signClear}
        </Button>
        <Button
          disabled={!drawn && name.trim() === ''}
          onClick={() => done(drawn ? (pad.current?.toDataURL() ?? '') : name.trim())}
        >
          {text.form.signDone}
        </Button>
      </div>
    </div>
  );
}
