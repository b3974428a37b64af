/** Events: where they stand, what triggers them. */
import type { ModdleElement } from 'bpmn-moddle';
import type { EventDefinition, EventPosition, EventTrigger, FlowNode } from '../model.ts';
import { commonOf } from './common.ts';
import { childOf, listOf, textOf, type ReadContext } from './context.ts';
import { readExpression } from './expressions.ts';
import { foreignOf } from './extensions.ts';
import { keptOf } from './kept.ts';

const POSITIONS: Record<string, EventPosition> = {
  'bpmn:StartEvent': 'start',
  'bpmn:EndEvent': 'end',
  'bpmn:IntermediateCatchEvent': 'catch',
  'bpmn:IntermediateThrowEvent': 'throw',
  'bpmn:BoundaryEvent': 'boundary',
};

const TRIGGERS: Record<string, EventTrigger> = {
  'bpmn:TimerEventDefinition': 'timer',
  'bpmn:MessageEventDefinition': 'message',
  'bpmn:SignalEventDefinition': 'signal',
  'bpmn:ErrorEventDefinition': 'error',
  'bpmn:EscalationEventDefinition': 'escalation',
  'bpmn:TerminateEventDefinition': 'terminate',
  'bpmn:ConditionalEventDefinition': 'conditional',
  'bpmn:LinkEventDefinition': 'link',
  'bpmn:CompensateEventDefinition': 'compensation',
  'bpmn:CancelEventDefinition': 'cancel',
};

/** Which property of a definition names what it carries, and which text of that is the name. */
const CARRIED: Partial<Record<EventTrigger, [string, string]>> = {
  message: ['messageRef', 'name'],
  signal: ['signalRef', 'name'],
  error: ['errorRef', 'errorCode'],
  escalation: ['escalationRef', 'escalationCode'],
};

export function isEvent(type: string): boolean {
  return Object.hasOwn(POSITIONS, type);
}

export function readEvent(element: ModdleElement, ctx: ReadContext): FlowNode {
  const position = POSITIONS[element.$type] ?? 'catch';
  const attachedTo = ctx.refOf(element, 'attachedToRef');
  // both attributes default to true, so only an explicit false counts
  const flag = position === 'start' ? element.get('isInterrupting') : element.get('cancelActivity');
  return {
    ...commonOf(element, ctx),
    type: 'event',
    position,
    definitions: [...listOf(element, 'eventDefinitions'), ...listOf(element, 'eventDefinitionRef')].map(
      (definition) => readDefinition(definition, element, ctx),
    ),
    interrupting: flag !== false && flag !== 'false',
    ...(attachedTo ? { attachedTo } : {}),
    ...(element.get('parallelMultiple') === true ? { parallelMultiple: true } : {}),
  };
}

function readDefinition(definition: ModdleElement, owner: ModdleElement, ctx: ReadContext): EventDefinition {
  const trigger = TRIGGERS[definition.$type] ?? 'none';
  const id = owner.id ?? '';
  if (trigger === 'timer') {
    const timer = timerOf(definition);
    return { trigger, ...(timer ? { timer } : {}), ...foreignPartsOf(definition, ctx) };
  }
  return { trigger, ...carried(trigger, definition, id, ctx), ...foreignPartsOf(definition, ctx) };
}

/** What a definition says that is not modelled. */
function foreignPartsOf(
  definition: ModdleElement,
  { refOf }: ReadContext,
): Pick<EventDefinition, 'foreign' | 'kept'> {
  const foreign = foreignOf(definition);
  return {
    ...(Object.keys(foreign).length > 0 ? { foreign } : {}),
    ...keptOf(definition, refOf, ['timeDuration', 'timeDate', 'timeCycle', 'condition']),
  };
}

/** What a definition carries, in words. */
function carried(
  trigger: EventTrigger,
  definition: ModdleElement,
  id: string,
  ctx: ReadContext,
): Pick<EventDefinition, 'ref' | 'language'> {
  if (trigger === 'conditional') {
    const condition = childOf(definition, 'condition');
    const [body, language] = [condition?.get('body'), condition?.get('language')];
    const read = readExpression(body, language, id, 'condition', ctx.findings, ctx.language);
    return read ? { ref: read.text, ...(read.language ? { language: read.language } : {}) } : {};
  }
  const [property, name] = CARRIED[trigger] ?? [];
  const ref =
    trigger === 'link'
      ? textOf(definition, 'name')
      : property === undefined
        ? undefined
        : nameOfRoot(definition, property, ctx, name);
  return ref ? { ref } : {};
}

/** The name (or code) of the message, signal, error … a property points to; its id where it has none. */
export function nameOfRoot(
  element: ModdleElement,
  property: string,
  ctx: ReadContext,
  name = 'name',
): string | undefined {
  const root = childOf(element, property);
  if (root) return textOf(root, name) ?? textOf(root, 'name') ?? root.id;
  return ctx.refOf(element, property);
}

function timerOf(definition: ModdleElement): EventDefinition['timer'] | undefined {
  for (const [property, kind] of [
    ['timeDuration', 'duration'],
    ['timeDate', 'date'],
    ['timeCycle', 'cycle'],
  ] as const) {
    const holder = childOf(definition, property);
    const value = holder ? textOf(holder, 'body') : undefined;
    if (value !== undefined) return { kind, value: value.trim() };
  }
  return undefined;
}
