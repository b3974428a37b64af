/** An expression; one that is nothing but a text is typed as the text it is. */
import { text } from '../messages.ts';
import { Feel } from './Feel.tsx';
import { Row } from './Row.tsx';
import { Typed } from './Typed.tsx';

interface Props {
  label: string;
  value: string;
  hint?: string;
  /** Begins as a text. */
  plain?: boolean;
  onChange: (feel: string) => void;
}

export function FeelOrText({ label, value, hint, plain = true, onChange }: Props) {
  const said = value === '' && plain ? '' : textIn(value);
  if (said === null)
    return <Feel label={label} value={value} {...(hint === undefined ? {} : { hint })} onChange={onChange} />;
  const write = (typed: string): void => onChange(typed === '' ? '' : JSON.stringify(typed));
  return (
    <Row label={label} hint={hint}>
      {(id) => (
        <span className="with-act">
          <Typed id={id} value={said} onChange={write} />
          <button
            type="button"
            className="link"
            onClick={() => onChange(`${said === '' ? '' : `${JSON.stringify(said)} + `}case.region_name`)}
          >
            {text.panel.asExpression}
          </button>
        </span>
      )}
    </Row>
  );
}

/** The text of an expression that is nothing but a text; null otherwise. */
function textIn(feel: string): string | null {
  try {
    const value: unknown = JSON.parse(feel);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
