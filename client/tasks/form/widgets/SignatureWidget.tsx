/** A signature, drawn with mouse, pen or finger; a name may be written instead where nobody can draw. */
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import SignaturePad from 'signature_pad';
import { text } from '../../messages.zh-CN.ts';
import { Value } from '../../read/Value.tsx';
import type { DeskWidgetProps } from '../bind.tsx';

export function SignatureWidget({ id, field, value, locked, change, left }: DeskWidgetProps) {
  const [drawing, setDrawing] = useState(false);
  if (value !== undefined && value !== null && !drawing)
    return (
      <div id={id} tabIndex={-1} className="signed">
        <Value schema={field} value={value} path="" />
        {!locked && <Button onClick={() => setDrawing(true)}>{text.form.signAgain}</Button>}
      </div>
    );
  if (locked) return <output id={id}>—</output>;
  return (
    <Pad
      id={id}
      done={(signature) => {
        change(signature);
        setDrawing(false);
        left();
      }}
    />
  );
}

function Pad({ id, done }: { id: string; done: (signature: string) => void }) {
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
    <div className="sign" id={id} tabIndex={-1}>
      <span className="field-hint">{text.form.sign}</span>
      <canvas ref={canvas} aria-label={text.form.sign} />
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
