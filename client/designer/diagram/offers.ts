/** The things one can draw, each with what it comes with. */
import { isObject } from '../../../core/json.ts';
import type { Json } from '../../../core/vocabulary.ts';
import { text } from '../messages.ts';
import type { Element, Moddle, Services } from './services.ts';
import { xzProperties, type Xz } from './xz.ts';

/** What makes shapes. */
interface Makers {
  elementFactory: { createShape(attributes: object): Element };
  bpmnFactory: Services['bpmnFactory'];
}

/** A thing to draw: what it is in BPMN, and what it comes with. */
export interface Offer {
  id: string;
  type: string;
  icon: string;
  title: string;
  group: string;
  trigger?: string;
  name?: string;
  /** Of a call activity: what it calls. */
  calls?: string;
  xz?: Xz;
}

/** Pieces of process 公共流程段 that may be drawn, by id. */
export type OfferedPieces = Readonly<Record<string, { title: string; states?: unknown }>>;

const step = (): Json => ({ outcomes: { complete: { label: text.draw.done, tone: 'positive' } } });

/** A publicity without a piece of its own: waits until the period is over, posts what it says while it does. */
const publicity = (): Xz => ({
  event: 'notice.ended',
  meta: {
    word: text.draw.inPublicity,
    notice: {
      kind: 'publicity',
      title: JSON.stringify(text.draw.publicity),
      days: { wd: 3 },
      fields: [],
    },
  },
});

/** What one can draw, in the order in which it is offered. A publicity is the piece that posts one, where the house has it. */
export const offers = (pieces: OfferedPieces = {}): readonly Offer[] => [
  {
    id: 'start',
    type: 'bpmn:StartEvent',
    icon: 'bpmn-icon-start-event-none',
    title: text.draw.start,
    group: 'event',
  },
  {
    id: 'step',
    type: 'bpmn:UserTask',
    icon: 'bpmn-icon-user-task',
    title: text.draw.step,
    group: 'activity',
    name: text.draw.newStep,
    xz: { task: step() },
  },
  {
    id: 'publicity',
    icon: 'bpmn-icon-receive-task',
    title: text.draw.publicity,
    group: 'activity',
    name: text.draw.publicity,
    ...publicityOf(pieces),
  },
  {
    id: 'choice',
    type: 'bpmn:ExclusiveGateway',
    icon: 'bpmn-icon-gateway-xor',
    title: text.draw.choice,
    group: 'gateway',
  },
  {
    id: 'parallel',
    type: 'bpmn:ParallelGateway',
    icon: 'bpmn-icon-gateway-parallel',
    title: text.draw.parallel,
    group: 'gateway',
  },
  {
    id: 'timer',
    type: 'bpmn:IntermediateCatchEvent',
    trigger: 'bpmn:TimerEventDefinition',
    icon: 'bpmn-icon-intermediate-event-catch-timer',
    title: text.draw.timer,
    group: 'event',
    name: text.draw.timer,
    xz: { period: '3wd' },
  },
  {
    id: 'service',
    type: 'bpmn:ServiceTask',
    icon: 'bpmn-icon-service-task',
    title: text.draw.service,
    group: 'activity',
    name: text.draw.service,
  },
  {
    id: 'end',
    type: 'bpmn:EndEvent',
    icon: 'bpmn-icon-end-event-none',
    title: text.draw.end,
    group: 'event',
  },
];

function publicityOf(pieces: OfferedPieces): Pick<Offer, 'type' | 'calls' | 'xz'> {
  const calls = publishing(pieces);
  return calls === undefined
    ? { type: 'bpmn:ReceiveTask', xz: publicity() }
    : { type: 'bpmn:CallActivity', calls };
}

/** The piece whose steps post a publicity. */
function publishing(pieces: OfferedPieces): string | undefined {
  return Object.keys(pieces).find((id) => posts({ states: pieces[id]?.states }));
}

function posts({ states, meta }: { states?: unknown; meta?: unknown }): boolean {
  const { notice } = isObject(meta) ? meta : {};
  if (isObject(notice) && notice.kind === 'publicity') return true;
  return isObject(states) && Object.values(states).some((state) => isObject(state) && posts(state));
}

/** One thing to draw for each other piece of process. */
export function pieceOffers(pieces: OfferedPieces): Offer[] {
  const others = Object.entries(pieces).filter(([id]) => id !== publishing(pieces));
  return others.map(([id, { title }]) => ({
    id: `piece.${id}`,
    type: 'bpmn:CallActivity',
    icon: 'bpmn-icon-call-activity',
    title: text.draw.piece(title),
    group: 'piece',
    name: title,
    calls: id,
  }));
}

/** After an element one goes on with these. */
export const NEXT = ['step', 'choice', 'publicity', 'timer', 'end'];

/** A new shape of an offer. */
export function shapeOf(tools: Makers, offer: Offer): Element {
  const { elementFactory, bpmnFactory } = tools;
  const of = bpmnFactory.create(offer.type, {
    ...(offer.name === undefined ? {} : { name: offer.name }),
    ...(offer.calls === undefined ? {} : { calledElement: offer.calls }),
  });
  if (offer.xz)
    for (const [name, value] of Object.entries(xzProperties(bpmnFactory, of, offer.xz)))
      if (value !== undefined) of.set(name, value);
  const shape = elementFactory.createShape({
    type: offer.type,
    businessObject: of,
    ...(offer.trigger ? { eventDefinitionType: offer.trigger } : {}),
  });
  if (offer.trigger === 'bpmn:TimerEventDefinition') giveTime(tools, of);
  return shape;
}

/** BPMN's own time beside ours, so that other tools see when. */
function giveTime({ bpmnFactory }: Makers, of: Moddle): void {
  const [definition] = (of.get('eventDefinitions') as Moddle[] | undefined) ?? [];
  definition?.set('timeDuration', bpmnFactory.create('bpmn:FormalExpression', { body: 'P3D' }));
}
