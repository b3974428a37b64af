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

/** XML that nothing here looks at, kept to be written back. */
export interface Kept {
  tag: string;
  attributes: Record<string, string>;
  children: (Kept | string)[];
}

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
  /** Of the expressions that are not FEEL and could not be put into it. */
  languages?: { cardinality?: string; completion?: string; condition?: string };
  foreign?: Record<string, Json>;
  kept?: Kept[];
}

/** An event's trigger with what it carries. */
export interface EventDefinition {
  trigger: EventTrigger;
  /** Name or id of the message, signal, error, escalation, link; FEEL of a condition. */
  ref?: string;
  timer?: { kind: 'date' | 'duration' | 'cycle'; value: string };
  /** Of a condition, where it is not FEEL and could not be put into it. */
  language?: string;
  foreign?: Record<string, Json>;
  kept?: Kept[];
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
  /** What the drawing says about it, for its readers. */
  documentation?: string;
  /** Inputs, outputs, variables, performers … */
  kept?: Kept[];
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
  | (Common & { type: 'call'; called: string; loop?: Loop; default?: string; compensates?: boolean })
  | (Common & {
      type: 'subprocess';
      kind: 'embedded' | 'event' | 'transaction' | 'adhoc';
      scope: Scope;
      loop?: Loop;
      default?: string;
      compensates?: boolean;
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
  foreign?: Record<string, Json>;
  documentation?: string;
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
  foreign?: Record<string, Json>;
  kept?: Kept[];
}

/** A pool as it is drawn. */
export interface Pool {
  id: string;
  name: string;
  foreign?: Record<string, Json>;
  kept?: Kept[];
}

export interface BpmnProcess extends Scope {
  name: string;
  executable: boolean;
  lanes: Lane[];
  /** Participant (pool) that shows it. */
  participant?: Pool;
  xz: Record<string, Json>;
  foreign?: Record<string, Json>;
  documentation?: string;
  kept?: Kept[];
}

/** What is drawn for the reader. `input` and `output` lead from data to a step and from a step to data. */
export type ArtefactKind =
  | 'text'
  | 'group'
  | 'association'
  /** A data object; what is drawn is its references. */
  | 'data'
  | 'data_reference'
  /** A store outside the process, and what is drawn of it. */
  | 'store'
  | 'store_reference'
  /** What the whole process is given and gives. */
  | 'data_input'
  | 'data_output'
  | 'input'
  | 'output';

/** Texts, groups, associations, data: kept, not executed. */
export interface Artefact {
  id: string;
  kind: ArtefactKind;
  name: string;
  /** The process or sub-process it stands in; empty: beside the pools, or the file. */
  scope: string;
  /** Ends of an association, input or output. */
  source?: string;
  target?: string;
  direction?: 'One' | 'Both';
  /** Of a reference: the data object or store. */
  of?: string;
  /** State of the data, in words. */
  state?: string;
  /** Several of the same. */
  collection?: boolean;
  /** Of a group: what is drawn inside. */
  members?: string[];
  foreign?: Record<string, Json>;
  /** Of an input or output: all of its inside. */
  kept?: Kept[];
}

/** Sent from one pool, or an element in it, to another. */
interface MessageFlow {
  id: string;
  name: string;
  source: string;
  target: string;
  foreign?: Record<string, Json>;
  kept?: Kept[];
}

export interface BpmnModel {
  processes: BpmnProcess[];
  /** Message flows between pools. */
  messageFlows: MessageFlow[];
  artefacts: Artefact[];
  /** Pools nothing is known of but their name. */
  pools?: Pool[];
  /** What the collaboration of the pools says beyond them: conversations, keys of correlation. */
  between?: Kept[];
  /** What the file says beside its processes: messages, errors, types of data, interfaces, choreographies. */
  roots?: Kept[];
  /** Attributes and extensions of the file itself. */
  foreign?: Record<string, Json>;
  /** Prefix → address of other vendors' namespaces, for writing `foreign` back. */
  namespaces?: Record<string, string>;
}

/** What reading a file gives. */
export interface ReadResult {
  model: BpmnModel | null;
  findings: Finding[];
}
