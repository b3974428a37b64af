/** Pools, and what they send each other. */
import type { ModdleElement } from 'bpmn-moddle';
import type { Findings } from '../findings.ts';
import type { BpmnModel, Pool } from '../model.ts';
import { readArtefacts } from './artefacts.ts';
import { listOf, textOf, type ReadContext } from './context.ts';
import { foreignOf } from './extensions.ts';
import { keptOf, treeOf } from './kept.ts';
import { messages } from '../messages.ts';

/** The pools of a file, after its processes. A choreography is no order of work. */
export function readCollaboration(
  element: ModdleElement,
  model: BpmnModel,
  { refOf, findings }: Pick<ReadContext, 'refOf' | 'findings'>,
): void {
  if (element.$type !== 'bpmn:Collaboration') {
    (model.roots ??= []).push(treeOf(element, refOf));
    findings.warn(
      'choreography',
      element.id ?? '',
      messages.collaboration.choreography,
      'A choreography is not executed',
    );
    return;
  }
  readArtefacts(element, '', { refOf, into: model });
  const { kept } = keptOf(element, refOf, ['participants', 'messageFlows']);
  if (kept) (model.between ??= []).push(...kept);
  for (const participant of listOf(element, 'participants'))
    readParticipant(participant, model, refOf, findings);
  for (const flow of listOf(element, 'messageFlows')) {
    const [source, target] = [refOf(flow, 'sourceRef') ?? '', refOf(flow, 'targetRef') ?? ''];
    const foreign = foreignOf(flow);
    model.messageFlows.push({
      id: flow.id ?? `message_flow_${model.messageFlows.length + 1}`,
      name: textOf(flow, 'name') ?? '',
      source,
      target,
      ...(Object.keys(foreign).length > 0 ? { foreign } : {}),
      ...keptOf(flow, refOf),
    });
  }
}

function readParticipant(
  participant: ModdleElement,
  model: BpmnModel,
  refOf: ReadContext['refOf'],
  findings: Findings,
): void {
  const ref = refOf(participant, 'processRef');
  const process = model.processes.find((each) => each.id === ref && !each.participant);
  const foreign = foreignOf(participant);
  const pool: Pool = {
    id: participant.id ?? `pool_${model.processes.length + (model.pools?.length ?? 0) + 1}`,
    name: textOf(participant, 'name') ?? '',
    ...(Object.keys(foreign).length > 0 ? { foreign } : {}),
    ...keptOf(participant, refOf),
  };
  if (process) process.participant = pool;
  else (model.pools ??= []).push(pool);
  if (ref && !model.processes.some(({ id }) => id === ref))
    findings.warn(
      'pool_dangling',
      participant.id ?? '',
      messages.collaboration.processMissing(ref),
      `Process ${ref} of the pool is not in the file`,
      'processRef',
    );
}
