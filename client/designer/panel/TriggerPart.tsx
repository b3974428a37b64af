/** What an event waits for: time, a message, a condition. */
import { isObject } from '../../../core/json.ts';
import type { PeriodSpec } from '../../../core/definition/process.ts';
import { shortPeriod } from '../../../core/bpmn/elements/periods.ts';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import { triggerOf, type Element, type Moddle } from '../diagram/services.ts';
import { readXz } from '../diagram/xz.ts';
import { text } from '../messages.ts';
import { setDelay } from '../model/changes.ts';
import { periodOf } from '../model/step.ts';
import { Feel } from './Feel.tsx';
import { Period } from './Period.tsx';
import { Part, Row } from './Row.tsx';
import { Typed } from './Typed.tsx';

export function TriggerPart({ element }: { element: Element }) {
  const trigger = triggerOf(element);
  useSnapshot();
  switch (trigger?.$type) {
    case 'bpmn:TimerEventDefinition':
      return <Timer element={element} trigger={trigger} />;
    case 'bpmn:ConditionalEventDefinition':
      return <When element={element} trigger={trigger} />;
    case 'bpmn:MessageEventDefinition':
    case 'bpmn:SignalEventDefinition':
      return <Heard element={element} />;
    default:
      return null;
  }
}

interface Props {
  element: Element;
  trigger: Moddle;
}

function Timer({ element, trigger }: Props) {
  const editor = useEditor();
  const { source } = useSnapshot();
  const xz = readXz(element.businessObject);
  const delay = typeof xz.delay === 'string' ? xz.delay : null;
  const delays = isObject(source.definition.delays) ? source.definition.delays : {};
  const value = delay === null ? periodOf(xz.period) : (delays[delay] as PeriodSpec | undefined);
  const change = (period: PeriodSpec | null): void => {
    if (period === null) return;
    if (delay !== null) return editor.changeSource((before) => setDelay(before, delay, period));
    const { bpmnFactory, modeling } = {
      bpmnFactory: editor.open.get('bpmnFactory'),
      modeling: editor.open.get('modeling'),
    };
    editor.together(() => {
      editor.xz(element, { period: shortPeriod(period) ?? (period as never) });
      modeling.updateModdleProperties(element, trigger, {
        timeDuration: bpmnFactory.create('bpmn:FormalExpression', { body: isoOf(period) }),
      });
    });
  };
  return (
    <Part title={text.panel.time}>
      <Row label={text.panel.wait} hint={delay === null ? undefined : text.panel.namedDelay(delay)}>
        {(id) => <Period id={id} label={text.panel.wait} value={value ?? null} onChange={change} />}
      </Row>
    </Part>
  );
}

/** What other tools read; days are days to them. */
function isoOf({ wd, cd, h, min }: PeriodSpec): string {
  const days = wd ?? cd;
  if (typeof days === 'number') return `P${days}D`;
  if (typeof h === 'number') return `PT${h}H`;
  return typeof min === 'number' ? `PT${min}M` : 'P1D';
}

function When({ element, trigger }: Props) {
  const editor = useEditor();
  const condition = trigger.get('condition') as Moddle | undefined;
  const body = condition?.get('body');
  return (
    <Feel
      label={text.panel.until}
      rows={2}
      value={typeof body === 'string' ? body : ''}
      onChange={(feel) =>
        editor.open.get('modeling').updateModdleProperties(element, trigger, {
          condition: editor.open
            .get('bpmnFactory')
            .create('bpmn:FormalExpression', { body: feel, language: 'FEEL' }),
        })
      }
    />
  );
}

function Heard({ element }: { element: Element }) {
  const editor = useEditor();
  const { event } = readXz(element.businessObject);
  return (
    <Row label={text.panel.heard} hint={text.panel.heardHint}>
      {(id) => (
        <Typed
          id={id}
          code
          value={typeof event === 'string' ? event : ''}
          onChange={(name) => editor.xz(element, { event: name === '' ? undefined : name })}
        />
      )}
    </Row>
  );
}
