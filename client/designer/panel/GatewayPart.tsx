/** The ways out of a gateway, and which of them is taken where no other one is. */
import { Select } from 'antd';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import type { Element } from '../diagram/services.ts';
import { text } from '../messages.ts';
import { conditionOf, isDefault, outcomesFor } from '../model/flows.ts';
import type { Holder } from '../model/pieces.ts';
import { Part, Row } from './Row.tsx';

export function GatewayPart({ element }: { element: Element }) {
  const editor = useEditor();
  useSnapshot();
  const chooses = ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'].includes(element.type);
  if (element.outgoing.length < 2) return <p className="row-hint">{text.panel.gatewayHint(element.type)}</p>;
  const fallback = element.outgoing.find(isDefault);
  return (
    <Part title={text.panel.ways}>
      <ul className="ways">
        {element.outgoing.map((flow) => (
          <li key={flow.id}>
            <button type="button" className="link" onClick={() => editor.reveal(flow.id)}>
              {text.panel.wayTo(nameOf(flow.target))}
            </button>
            <span>{wayWords(flow, editor)}</span>
          </li>
        ))}
      </ul>
      {chooses && (
        <Row label={text.panel.fallback} hint={text.panel.fallbackHint}>
          {(id) => (
            <Select
              id={id}
              allowClear
              value={fallback?.id ?? null}
              placeholder={text.panel.noFallback}
              options={element.outgoing.map((flow) => ({
                value: flow.id,
                label: text.panel.wayTo(nameOf(flow.target)),
              }))}
              onChange={(flow: string | null | undefined) =>
                editor.properties(element, {
                  default: element.outgoing.find(({ id: each }) => each === flow)?.businessObject,
                })
              }
            />
          )}
        </Row>
      )}
    </Part>
  );
}

function nameOf(element: Element | undefined): string {
  return element?.businessObject.name || element?.id || '';
}

/** When a way is taken. */
function wayWords(flow: Element, holder: Holder): string {
  if (isDefault(flow)) return text.panel.otherwise;
  const { outcome, feel } = conditionOf(flow);
  const label = outcomesFor(flow, holder).find(({ id }) => id === outcome)?.label ?? outcome;
  return [label, feel].filter((each) => each !== undefined).join(' · ') || text.panel.noCondition;
}
