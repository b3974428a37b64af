/**
 * A BPMN 2.0 process as the house works with it: a graph of scopes, nodes and flows read from XML, in BPMN's own words.
 * Reading keeps everything it can and reports the rest; the compiler, the proof and the writer all start from here.
 */
import type { Json } from '../vocabulary.ts';

/** A finding about a diagram or definition, in both languages. */
export interface Finding {
  severity: 'error' | 'warning' | 'info';
  /** Stable, snake_case. */
  code: string;
  /** BPMN id (or state id) of the element; empty for the file. */
  element: string;
  /** Property of the element the finding is about; empty for all of it. */
  path: string;
  /** Chinese. */
  message: string;
  english: string;
  /** The steps that show it, element ids in order, where a run does. */
  trace?: string[];
}

export type TaskKind =
  'task' | 'user' | 'manual' | 'service' | 'send' | 'receive' | 'script' | 'business_rule';
export type GatewayKind = 'exclusive' | 'parallel' | 'inclusive' | 'event_based' | 'complex';
export type EventPosition = 'start' | 'end' | 'catch' | 'throw' | 'boundary';
export type EventTrigger =
  | 'none'
  | 'timer'
  | 'message'
  | 'signal'
  | 'error'
  | 'escalation'
  | 'terminate'
  | 'conditional'
  | 'link'
  | 'compensation'
  | 'cancel'
  | 'multiple';

/** What repeats an activity. */
export interface Loop {
  kind: 'standard' | 'parallel' | 'sequential';
  /** FEEL: the list, or how many. */
  collection?: string;
  cardinality?: string;
  completion?: string;
  /** Standard loop: condition, tested before the first run or after each. */
  condition?: string;
  testBefore?: boolean;
}

/** An event's trigger with what it carries. */
export interface EventDefinition {
  trigger: EventTrigger;
  /** Name or id of the message, signal, error, escalation, link; FEEL of a condition. */
  ref?: string;
  timer?: { kind: 'date' | 'duration' | 'cycle'; value: string };
}

interface Common {
  id: string;
  name: string;
  /** Flow ids in document order. */
  incoming: string[];
  outgoing: string[];
  /** Id of the innermost lane it stands in. */
  lane?: string;
  /** Our extension properties (`xz:` namespace), already parsed. */
  xz: Record<string, Json>;
  /** Attributes and elements of other vendors, as found; kept for the round trip and for hints. */
  foreign: Record<string, Json>;
}

export type FlowNode =
  | (Common & {
      type: 'task';
      kind: TaskKind;
      loop?: Loop;
      default?: string;
      compensates?: boolean;
      message?: string;
    })
  | (Common & { type: 'call'; called: string; loop?: Loop; default?: string })
  | (Common & {
      type: 'subprocess';
      kind: 'embedded' | 'event' | 'transaction' | 'adhoc';
      scope: Scope;
      loop?: Loop;
      default?: string;
    })
  | (Common & { type: 'gateway'; kind: GatewayKind; default?: string; instantiate?: boolean })
  | (Common & {
      type: 'event';
      position: EventPosition;
      definitions: EventDefinition[];
      interrupting: boolean;
      attachedTo?: string;
      parallelMultiple?: boolean;
    });

export interface SequenceFlow {
  id: string;
  name: string;
  source: string;
  target: string;
  /** FEEL (or a foreign language, then reported). */
  condition?: string;
  /** Of the condition, where it is not FEEL and could not be put into it. */
  language?: string;
  /** Our extension properties: actions carried out on the way. */
  xz?: Record<string, Json>;
}

/** A container of flow nodes: a process or the inside of a sub-process. */
export interface Scope {
  id: string;
  nodes: FlowNode[];
  flows: SequenceFlow[];
}

export interface Lane {
  id: string;
  name: string;
  /** Role id, from xz or the name. */
  role?: string;
  parent?: string;
}

export interface BpmnProcess extends Scope {
  name: string;
  executable: boolean;
  lanes: Lane[];
  /** Participant (pool) that shows it. */
  participant?: { id: string; name: string };
  xz: Record<string, Json>;
}

/** Texts, groups, associations, data objects: kept, not executed. */
export interface Artefact {
  id: string;
  kind: string;
  name: string;
}

export interface BpmnModel {
  processes: BpmnProcess[];
  /** Message flows between pools. */
  messageFlows: { id: string; name: string; source: string; target: string }[];
  artefacts: Artefact[];
  /** Prefix → address of other vendors' namespaces, for writing `foreign` back. */
  namespaces?: Record<string, string>;
}

/** What reading a file gives. */
export interface ReadResult {
  model: BpmnModel | null;
  findings: Finding[];
}
