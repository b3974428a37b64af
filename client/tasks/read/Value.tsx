/** One value of a form as it is read: words, a place, papers, a signature; masked where it is masked. */
import { labelOf } from '../../../core/form/outline.ts';
import { wordsOf } from '../../../core/form/words.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { Words } from '../../form/read/Words.tsx';
import { text } from '../messages.ts';
import { papersAt } from './files.ts';
import { Masked, useFileAddress, useLook, useRenewed } from './Looks.tsx';
import { Papers } from './Papers.tsx';

interface Props {
  schema: JsonObject;
  value: Json;
  /** Path in the case's data: that of the form, below its step for later blocks. */
  path: string;
}

export function Value({ schema, value, path }: Props) {
  const look = useLook(path);
  if (look.masked && look.seen === undefined) return <Masked words={wordsOf(schema, value)} ask={look.ask} />;
  const shown = look.seen ?? value;
  return (
    <>
      <Plain schema={schema} value={shown} path={path} />
      {look.seen !== undefined && <span className="look-done">{text.value.maskedShown}</span>}
    </>
  );
}

function Plain({ schema, value, path }: Props) {
  const isRenewed = useRenewed();
  if (schema['x-type'] === 'attach')
    return <Papers papers={papersAt(value, labelOf(schema, ''))} isNew={(i) => isRenewed(`${path}.${i}`)} />;
  if (schema['x-type'] === 'sign') return <Signature value={value} />;
  return <Words field={schema} value={value} />;
}

/** A drawn signature is shown; a typed name is the name. */
function Signature({ value }: { value: Json }) {
  const drawn = pictureOf(value, useFileAddress());
  if (drawn !== null) return <img className="signature" src={drawn} alt={text.value.signed} />;
  if (Array.isArray(value))
    return (
      <>
        {value.map((one, i) => (
          <Signature key={i} value={one} />
        ))}
      </>
    );
  return <>{wordsOf({ 'x-type': 'sign' }, value)}</>;
}

function pictureOf(value: Json, addressOf: (file: string) => string): string | null {
  if (typeof value === 'string') return value.startsWith('data:image/') ? value : null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  if (typeof value['image'] === 'string' && value['image'].startsWith('data:image/')) return value['image'];
  const file = value['file'] ?? value['id'];
  return typeof file === 'string' ? addressOf(file) : null;
}
