/** The properties of what is selected, in the office's words; of the whole process where nothing is. */
import { isObject } from '../../../core/json.ts';
import { useSnapshot } from '../edit/EditorContext.ts';
import { isA, triggerOf, type Element } from '../diagram/services.ts';
import { readXz } from '../diagram/xz.ts';
import { text } from '../messages.ts';
import { ActionsPart } from './ActionsPart.tsx';
import { BlockParts, kindByBlock } from './BlockParts.tsx';
import { CallPart } from './CallPart.tsx';
import { EndPart } from './EndPart.tsx';
import { FindingsPart } from './FindingsPart.tsx';
import { FlowPart } from './FlowPart.tsx';
import { GatewayPart } from './GatewayPart.tsx';
import { LanePart } from './LanePart.tsx';
import { MorePart } from './MorePart.tsx';
import { NamePart } from './NamePart.tsx';
import { ProcessPart } from './ProcessPart.tsx';
import { StartPart } from './StartPart.tsx';
import { StepPart } from './StepPart.tsx';
import { TriggerPart } from './TriggerPart.tsx';

export function Panel() {
  const { selection, ready } = useSnapshot();
  if (!ready) return <aside className="panel" aria-label={text.panel.label} />;
  const process = !selection || isA(selection, 'bpmn:Process', 'bpmn:Collaboration', 'bpmn:Participant');
  return (
    <aside className="panel" aria-label={text.panel.label}>
      {process ? <ProcessPart /> : <Parts key={selection.id} element={selection} />}
    </aside>
  );
}

/** Common to all first, then what the kind of element has, the rest folded. */
function Parts({ element }: { element: Element }) {
  const xz = readXz(element.businessObject);
  const has = (...types: string[]): boolean => isA(element, ...types);
  const people = has('bpmn:UserTask', 'bpmn:ManualTask') || element.type === 'bpmn:Task';
  const stays = has('bpmn:ReceiveTask') || people;
  const kind = people || !isObject(xz.meta) ? undefined : kindByBlock(xz.meta);
  return (
    <>
      <h2 className="panel-kind">{kind ?? text.panel.kindOf(element.type, triggerOf(element)?.$type)}</h2>
      <FindingsPart element={element} />
      <NamePart element={element} />
      {people && <StepPart element={element} />}
      {has('bpmn:CallActivity') && <CallPart element={element} />}
      {has('bpmn:StartEvent') && <StartPart element={element} />}
      {has('bpmn:SequenceFlow') && <FlowPart element={element} />}
      {has('bpmn:Gateway') && <GatewayPart element={element} />}
      {triggerOf(element) && <TriggerPart element={element} />}
      {has('bpmn:EndEvent') && <EndPart element={element} />}
      {has('bpmn:Lane') && <LanePart element={element} />}
      {stays && <BlockParts element={element} offered={!people} />}
      {has('bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:IntermediateThrowEvent') && (
        <ActionsPart element={element} />
      )}
      <MorePart element={element} xz={xz} />
    </>
  );
}
