/** What every reader of an element is given. */
import type { ModdleElement } from 'bpmn-moddle';
import type { Findings } from '../findings.ts';
import type { Artefact, FlowNode, Lane, SequenceFlow } from '../model.ts';

/** What BPMN wants inside a step for data to go to, where the step says nothing of its own. */
export const PLACEHOLDER = '__targetRef_placeholder';

/** What one process collects beside its scope. */
export interface Collected {
  lanes: Lane[];
  artefacts: Artefact[];
  /** Flow node id → id of the innermost lane. */
  laneOf: Map<string, string>;
}

export interface ReadContext {
  findings: Findings;
  /** Raw reference of an element's property, also where it points nowhere; of several the last, or the n-th. */
  refOf(element: ModdleElement, property: string, n?: number): string | undefined;
  into: Collected;
  /** Language the file says its expressions are in, where that is not FEEL. */
  language?: string | undefined;
  /** Reads a container's content; sub-processes come back here. */
  scope(element: ModdleElement, id: string): { id: string; nodes: FlowNode[]; flows: SequenceFlow[] };
}

/** What readers of artefacts need of it. */
export interface ArtefactContext extends Pick<ReadContext, 'refOf'> {
  into: Pick<Collected, 'artefacts'>;
}

/** A property as text; undefined when absent or empty. */
export function textOf(element: ModdleElement, property: string): string | undefined {
  const value = element.get(property);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

export function flagOf(element: ModdleElement, property: string): boolean {
  const value = element.get(property);
  return value === true || value === 'true';
}

export function listOf(element: ModdleElement, property: string): ModdleElement[] {
  const value = element.get(property);
  return Array.isArray(value) ? (value as ModdleElement[]) : [];
}

export function childOf(element: ModdleElement, property: string): ModdleElement | undefined {
  const value = element.get(property);
  return typeof value === 'object' && value !== null && '$type' in value
    ? (value as ModdleElement)
    : undefined;
}

/** What the drawing says about an element, to be spread; nothing where it says nothing. */
export function documentationOf(element: ModdleElement): { documentation?: string } {
  const texts = listOf(element, 'documentation').flatMap((each) => textOf(each, 'text') ?? []);
  return texts.length > 0 ? { documentation: texts.join('\n') } : {};
}
