/** Tasks, call activities and what repeats them. */
import type { ModdleElement } from 'bpmn-moddle';
import type { FlowNode, Loop, TaskKind } from '../model.ts';
import { childOf, flagOf, textOf, type ReadContext } from './context.ts';
import { readExpression } from './expressions.ts';
import { foreignAttribute, foreignElement } from './extensions.ts';
import { commonOf } from './common.ts';
import { nameOfRoot } from './events.ts';
import { keptOf } from './kept.ts';

const KINDS: Record<string, TaskKind> = {
  'bpmn:Task': 'task',
  'bpmn:UserTask': 'user',
  'bpmn:ManualTask': 'manual',
  'bpmn:ServiceTask': 'service',
  'bpmn:SendTask': 'send',
  'bpmn:ReceiveTask': 'receive',
  'bpmn:ScriptTask': 'script',
  'bpmn:BusinessRuleTask': 'business_rule',
};

export function isTask(type: string): boolean {
  return Object.hasOwn(KINDS, type);
}

export function readTask(element: ModdleElement, ctx: ReadContext): FlowNode {
  const common = commonOf(element, ctx);
  const loop = loopOf(element, ctx);
  const fallback = ctx.refOf(element, 'default');
  const message = nameOfRoot(element, 'messageRef', ctx);
  keepScript(element, common.foreign);
  return {
    ...common,
    type: 'task',
    kind: KINDS[element.$type] ?? 'task',
    ...(loop ? { loop } : {}),
    ...(fallback ? { default: fallback } : {}),
    ...(flagOf(element, 'isForCompensation') ? { compensates: true } : {}),
    ...(message ? { message } : {}),
  };
}

export function readCall(element: ModdleElement, ctx: ReadContext): FlowNode {
  const common = commonOf(element, ctx);
  const loop = loopOf(element, ctx);
  const fallback = ctx.refOf(element, 'default');
  const zeebe = foreignElement(common.foreign, 'zeebe:calledElement')?.processId;
  // `ns:process` names a process of another file by a qualified name
  const called =
    textOf(element, 'calledElement')?.replace(/^[^:]*:/, '') ?? (typeof zeebe === 'string' ? zeebe : '');
  return {
    ...common,
    type: 'call',
    called,
    ...(flagOf(element, 'isForCompensation') ? { compensates: true } : {}),
    ...(loop ? { loop } : {}),
    ...(fallback ? { default: fallback } : {}),
  };
}

function keepScript(element: ModdleElement, foreign: FlowNode['foreign']): void {
  if (element.$type !== 'bpmn:ScriptTask') return;
  const body = textOf(element, 'script');
  if (body === undefined) return;
  foreign.script = { format: textOf(element, 'scriptFormat') ?? '', body };
  delete foreign.scriptFormat;
}

/** The loop marker of an activity, with vendors' collections. */
export function loopOf(element: ModdleElement, ctx: ReadContext): Loop | undefined {
  const marker = childOf(element, 'loopCharacteristics');
  if (!marker) return undefined;
  const id = element.id ?? '';
  const languages: Record<string, string> = {};
  const expression = (property: string, part: keyof NonNullable<Loop['languages']>): string | undefined => {
    const holder = childOf(marker, property);
    if (!holder) return undefined;
    const [body, said] = [holder.get('body'), holder.get('language')];
    const read = readExpression(body, said, id, property, ctx.findings, ctx.language);
    if (read?.language !== undefined) languages[part] = read.language;
    return read?.text;
  };
  const { foreign } = commonOf(marker, ctx);
  const foreignParts = {
    ...(Object.keys(foreign).length > 0 ? { foreign } : {}),
    ...keptOf(marker, ctx.refOf, ['loopCondition', 'loopCardinality', 'completionCondition']),
  };
  if (marker.$type === 'bpmn:StandardLoopCharacteristics') {
    const condition = expression('loopCondition', 'condition');
    return {
      kind: 'standard',
      ...(condition ? { condition } : {}),
      testBefore: flagOf(marker, 'testBefore'),
      ...(Object.keys(languages).length > 0 ? { languages } : {}),
      ...foreignParts,
    };
  }
  const collection = collectionOf(marker, ctx, id);
  const cardinality = expression('loopCardinality', 'cardinality');
  const completion = expression('completionCondition', 'completion');
  return {
    kind: flagOf(marker, 'isSequential') ? 'sequential' : 'parallel',
    ...(collection ? { collection } : {}),
    ...(cardinality ? { cardinality } : {}),
    ...(completion ? { completion } : {}),
    ...(Object.keys(languages).length > 0 ? { languages } : {}),
    ...foreignParts,
  };
}

function collectionOf(marker: ModdleElement, ctx: ReadContext, id: string): string | undefined {
  const { foreign, xz } = commonOf(marker, ctx);
  const zeebe = foreignElement(foreign, 'zeebe:loopCharacteristics')?.inputCollection;
  const own = typeof xz.collection === 'string' ? xz.collection : undefined;
  const data = childOf(marker, 'loopDataInputRef') ?? undefined;
  const raw =
    own ??
    zeebe ??
    foreignAttribute(foreign, 'collection') ??
    data?.name ??
    ctx.refOf(marker, 'loopDataInputRef');
  return readExpression(raw, undefined, id, 'collection', ctx.findings)?.text;
}
