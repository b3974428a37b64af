/** How much must be for it where votes are counted, and of whom it is the share. */
import { Select } from 'antd';
import { text } from '../messages.ts';
import type { Step } from '../model/step.ts';
import { Row } from './Row.tsx';

const BASES = ['all', 'cast'] as const;

export function Share({ step, onChange }: { step: Step; onChange: (patch: Partial<Step>) => void }) {
  const own = keyOf(step);
  const usual = Object.entries(text.shares).map(([value, label]) => ({ value, label }));
  const options = usual.some(({ value }) => value === own)
    ? usual
    : [...usual, { value: own, label: text.panel.passOther(own) }];
  return (
    <>
      <Row label={text.panel.pass}>
        {(id) => (
          <Select id={id} value={own} options={options} onChange={(key) => onChange(shareOfKey(key))} />
        )}
      </Row>
      <Row label={text.panel.passOf}>
        {(id) => (
          <Select
            id={id}
            value={step.of ?? 'all'}
            options={BASES.map((base) => ({ value: base, label: text.shareBases[base] }))}
            onChange={(of: (typeof BASES)[number]) => onChange({ of })}
          />
        )}
      </Row>
    </>
  );
}

/** The share as one word: the fraction, and `>` where more than it is needed. */
function keyOf({ pass = 0.5, over }: Step): string {
  const share = pass === 0.5 ? '1/2' : pass === 1 ? '1/1' : typeof pass === 'number' ? percent(pass) : pass;
  return over ? `${share}>` : share;
}

function percent(pass: number): string {
  return `${Number((pass * 100).toFixed(2))}%`;
}

function shareOfKey(key: string): Partial<Step> {
  const over = key.endsWith('>');
  return { pass: over ? key.slice(0, -1) : key, over };
}
