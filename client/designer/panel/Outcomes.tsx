/** What can come of a step: its buttons, in order. */
import { Button, Checkbox, Select } from 'antd';
import type { OutcomeSpec } from '../../../core/definition/process.ts';
import type { Element } from '../diagram/services.ts';
import { text } from '../messages.ts';
import { outcomesDrawn } from '../model/flows.ts';
import { freeOutcome } from '../model/step.ts';
import { Typed } from './Typed.tsx';

type Outcomes = Record<string, OutcomeSpec>;
const TONES = ['positive', 'negative', 'back', 'neutral'] as const;

/** The usual ones, by their ids. */
const USUAL: readonly [string, OutcomeSpec][] = Object.entries(text.usualOutcomes).map(
  ([id, { label, tone }]) => [id, { label, tone }],
);

interface Props {
  element: Element;
  outcomes: Outcomes;
  onChange: (outcomes: Outcomes) => void;
}

/** The outcomes a step has: its own, else those its lines are named by, else that it is done. */
export function shownOutcomes(element: Element, outcomes: Outcomes): Outcomes {
  const drawn = Object.fromEntries(outcomesDrawn(element).map((name) => [name, { label: name }]));
  const implied = Object.keys(drawn).length > 0 ? drawn : { complete: text.usualOutcomes.complete };
  return Object.keys(outcomes).length > 0 ? outcomes : implied;
}

export function Outcomes({ element, outcomes, onChange }: Props) {
  const shown = shownOutcomes(element, outcomes);
  const entries = Object.entries(shown);
  const put = (id: string, patch: Partial<OutcomeSpec>): void =>
    onChange(
      Object.fromEntries(entries.map(([name, spec]) => [name, name === id ? { ...spec, ...patch } : spec])),
    );
  const add = (id: string, spec: OutcomeSpec): void => onChange({ ...shown, [freeOutcome(shown, id)]: spec });
  const left = USUAL.filter(([id]) => !Object.hasOwn(shown, id));
  return (
    <div className="outcomes">
      {entries.map(([id, spec], n) => (
        <div key={id} className="outcome">
          <Typed
            label={text.panel.outcomeWord(n + 1)}
            value={spec.label}
            maxLength={20}
            onChange={(label) => put(id, { label })}
          />
          <Select
            aria-label={text.panel.toneOf(spec.label)}
            value={spec.tone ?? 'neutral'}
            options={TONES.map((tone) => ({ value: tone, label: text.tones[tone] }))}
            onChange={(tone: (typeof TONES)[number]) => put(id, { tone })}
          />
          {spec.tone === 'negative' || spec.tone === 'back' || spec.sameWay ? (
            <Checkbox
              checked={spec.sameWay === true}
              aria-label={text.panel.sameWayOf(spec.label)}
              onChange={({ target }) => onChange(withSameWay(shown, id, target.checked))}
            >
              {text.panel.sameWay}
            </Checkbox>
          ) : null}
          <Button
            type="text"
            disabled={entries.length === 1}
            aria-label={text.panel.removeOutcome(spec.label)}
            onClick={() => onChange(Object.fromEntries(entries.filter(([name]) => name !== id)))}
          >
            {text.remove}
          </Button>
        </div>
      ))}
      <Select
        aria-label={text.panel.addOutcome}
        value={null}
        placeholder={text.panel.addOutcome}
        options={[
          ...left.map(([id, { label }]) => ({ value: id, label })),
          { value: '', label: text.panel.ownOutcome },
        ]}
        onChange={(id: string | null) => {
          const usual = USUAL.find(([name]) => name === id);
          if (usual) add(...usual);
          else if (id !== null) add('other', { label: text.panel.ownOutcomeWord, tone: 'neutral' });
        }}
      />
    </div>
  );
}

/** Ticks that an outcome goes where another one goes, or takes the tick away. */
function withSameWay(outcomes: Outcomes, id: string, meant: boolean): Outcomes {
  return Object.fromEntries(
    Object.entries(outcomes).map(([name, spec]) => {
      if (name !== id) return [name, spec];
      const { sameWay: _, ...rest } = spec;
      return [name, meant ? { ...rest, sameWay: true } : rest];
    }),
  );
}
