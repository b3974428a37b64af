/** A value as JSON, for what has no words of its own yet: taken over when it can be read. */
import { useState } from 'react';
import { formatJson } from '../../../core/definition/format-json.ts';
import type { Json } from '../../../core/vocabulary.ts';
import { text } from '../messages.ts';
import { Row } from './Row.tsx';
import { Typed } from './Typed.tsx';

interface Props {
  label: string;
  value: Json;
  onChange: (value: Json) => void;
}

export function JsonBox({ label, value, onChange }: Props) {
  const [wrong, setWrong] = useState(false);
  return (
    <Row label={label} error={wrong ? text.panel.jsonWrong : undefined}>
      {(id) => (
        <Typed
          id={id}
          code
          rows={3}
          value={formatJson(value).trimEnd()}
          onChange={(typed) => {
            try {
              onChange(JSON.parse(typed) as Json);
              setWrong(false);
            } catch {
              setWrong(true);
            }
          }}
        />
      )}
    </Row>
  );
}
