/** When a flow is taken: for an outcome, under a condition, or where no other one is. */
import { Checkbox, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import { text } from '../messages.ts';
import { readSimple, writeCondition, type FlowCondition } from '../model/condition.ts';
import { conditionOf, isDefault, leavesPublicity, outcomesFor, RESULTS } from '../model/flows.ts';
import { Comparisons } from './Comparisons.tsx';
import { Feel } from './Feel.tsx';
import { Part, Row } from './Row.tsx';

export function FlowPart({ element }: { element: Element }) {
  const editor = useEditor();
  useSnapshot();
  const condition = conditionOf(element);
  const outcomes = outcomesFor(element, editor);
  const { source } = element;
  const chooses = source?.businessObject.$instanceOf('bpmn:ExclusiveGateway') ?? false;
  const may =
    chooses ||
    source?.businessObject.$instanceOf('bpmn:InclusiveGateway') ||
    (source?.outgoing.length ?? 0) > 1;
  if (
    !source ||
    (!may && condition.feel === undefined && condition.outcome === undefined && outcomes.length < 2)
  )
    return <p className="row-hint">{text.panel.flowAlways}</p>;
  const put = (next: FlowCondition, called?: string): void => {
    const body = writeCondition(next);
    const expression =
      body === undefined
        ? undefined
        : editor.open.get('bpmnFactory').create('bpmn:FormalExpression', { body, language: 'FEEL' });
    editor.together(() => {
      editor.xz(element, { outcome: undefined, condition: undefined });
      editor.properties(element, {
        conditionExpression: expression,
        ...nameFor(element, next, outcomes, called),
      });
    });
  };
  const setDefault = (on: boolean): void =>
    editor.properties(source, { default: on ? element.businessObject : undefined });
  const fallback = isDefault(element);
  return (
    <Part title={text.panel.condition}>
      {source.businessObject.get('default') !== undefined || chooses ? (
        <Checkbox checked={fallback} onChange={(event) => setDefault(event.target.checked)}>
          {text.panel.otherwise}
        </Checkbox>
      ) : null}
      {!fallback && condition.outcome !== undefined && outcomes.length === 0 && (
        <div className="findings is-bad">
          <p>{text.panel.outcomeNever}</p>
          <button type="button" className="link" onClick={() => put(without(condition))}>
            {text.panel.dropOutcome}
          </button>
        </div>
      )}
      {!fallback && outcomes.length > 0 && (
        <Row label={text.panel.forOutcome}>
          {(id) => (
            <Select
              id={id}
              allowClear
              value={condition.outcome ?? null}
              placeholder={text.panel.anyOutcome}
              options={outcomes.map((outcome) => ({ value: outcome.id, label: outcome.label }))}
              onChange={(outcome: string | null | undefined) =>
                put({ ...condition, outcome: outcome ?? undefined } as FlowCondition)
              }
            />
          )}
        </Row>
      )}
      {!fallback && leavesPublicity(element) && (
        <Row label={text.panel.forResult}>
          {(id) => (
            <Select
              id={id}
              allowClear
              value={resultIn(condition.feel)}
              placeholder={text.panel.anyOutcome}
              options={RESULT_IDS.map((result) => ({ value: result, label: text.panel.results[result] }))}
              onChange={(result: Result | null | undefined) =>
                put(result ? { feel: RESULTS[result] } : {}, result ? text.panel.results[result] : undefined)
              }
            />
          )}
        </Row>
      )}
      {!fallback && (
        <Condition
          value={condition.feel ?? ''}
          onChange={(feel) => put({ ...condition, feel } as FlowCondition)}
        />
      )}
    </Part>
  );
}

type Result = keyof typeof RESULTS;
const RESULT_IDS = Object.keys(RESULTS) as Result[];

/** The result a condition asks for; null for any other. */
function resultIn(feel: string | undefined): Result | null {
  return RESULT_IDS.find((result) => RESULTS[result] === feel) ?? null;
}

function without({ outcome: _outcome, ...rest }: FlowCondition): FlowCondition {
  return rest;
}

/** A flow without a name of its own is called after its outcome. */
function nameFor(
  element: Element,
  { outcome }: FlowCondition,
  outcomes: readonly { id: string; label: string }[],
  called?: string,
): { name?: string | undefined } {
  const name = element.businessObject.name ?? '';
  const given = [...outcomes.map(({ label }) => label), ...Object.values<string>(text.panel.results)];
  const own = name !== '' && !given.includes(name);
  return own ? {} : { name: called ?? outcomes.find(({ id }) => id === outcome)?.label };
}

/** Put together from comparisons, or written as FEEL. */
function Condition({ value, onChange }: { value: string; onChange: (feel: string) => void }) {
  const simple = value.trim() === '' ? { join: 'and' as const, parts: [] } : readSimple(value);
  const [written, setWritten] = useState(simple === null);
  return (
    <>
      <Segmented
        size="small"
        aria-label={text.panel.conditionHow}
        value={written || simple === null ? 'written' : 'chosen'}
        options={[
          { value: 'chosen', label: text.panel.conditionChosen, disabled: simple === null },
          { value: 'written', label: text.panel.conditionWritten },
        ]}
        onChange={(how) => setWritten(how === 'written')}
      />
      {written || simple === null ? (
        <Feel
          label={text.panel.conditionFeel}
          rows={2}
          value={value}
          onChange={onChange}
          hint={text.panel.conditionHint}
        />
      ) : (
        <Comparisons value={simple} onChange={onChange} />
      )}
    </>
  );
}
