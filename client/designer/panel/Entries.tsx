/** Values by name, each an expression: a row of a ledger, what a message carries. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { text } from '../messages.ts';
import { Feel } from './Feel.tsx';
import { JsonBox } from './JsonBox.tsx';
import { Row } from './Row.tsx';

interface Props {
  label: string;
  value: JsonObject;
  onChange: (value: JsonObject) => void;
  hint?: string;
  /** Offers names of this case to put into expressions. */
  names?: boolean;
}

export function Entries({ label, value, onChange, hint, names = true }: Props) {
  const put = (name: string, entry: Json | undefined): void => {
    const { [name]: _before, ...others } = value;
    onChange(entry === undefined ? others : { ...value, [name]: entry });
  };
  return (
    <>
      {Object.entries(value).map(([name, entry]) => (
        <div key={name} className="entry">
          {typeof entry === 'string' ? (
            <Feel label={name} value={entry} names={names} onChange={(feel) => put(name, feel)} />
          ) : (
            <JsonBox label={name} value={entry} onChange={(json) => put(name, json)} />
          )}
          <Button
            type="text"
            aria-label={text.panel.removeEntry(label, name)}
            onClick={() => put(name, undefined)}
          >
            {text.remove}
          </Button>
        </div>
      ))}
      <Row label={text.panel.addEntry(label)} hint={hint}>
        {(id) => (
          <NewName
            id={id}
            placeholder={text.panel.entryName(label)}
            taken={value}
            onAdd={(name) => put(name, '')}
          />
        )}
      </Row>
    </>
  );
}

interface NewNameProps {
  id: string;
  placeholder: string;
  taken: JsonObject;
  onAdd: (name: string) => void;
}

/** The name of one more; taken over whole, not letter by letter. */
function NewName({ id, placeholder, taken, onAdd }: NewNameProps) {
  const [name, setName] = useState('');
  const add = (): void => {
    const whole = name.trim();
    if (whole === '' || Object.hasOwn(taken, whole)) return;
    setName('');
    onAdd(whole);
  };
  return (
    <Input
      id={id}
      className="is-code"
      spellCheck={false}
      value={name}
      placeholder={placeholder}
      onChange={(event) => setName(event.target.value)}
      onPressEnter={add}
      onBlur={add}
    />
  );
}
