/** What an element is called: by its name, or where it has none by its kind and what stands beside it. */
import type { DiagnosticView } from '../../../core/api-admin.ts';
import { isA, type Element } from '../diagram/services.ts';
import { text } from '../messages.ts';

/** Quoted ids in a finding. */
const QUOTED = /[「“]([A-Za-z_][\w.-]*)[」”]/g;

/** A finding with elements called as one sees them on the drawing. What `find` does not know stays as it is. */
export function withNames(
  { message, element: about }: Pick<DiagnosticView, 'message' | 'element'>,
  find: (id: string) => Element | undefined,
): string {
  const own = about !== '' && message.startsWith(about) ? find(about) : undefined;
  const whole = own ? described(own) + message.slice(about.length) : message;
  return whole.replace(QUOTED, (quoted, id: string) => {
    const element = find(id);
    if (!element) return quoted;
    const name = nameOf(element);
    return name === null ? described(element) : `「${name}」`;
  });
}

function described(element: Element): string {
  const words = text.called;
  const kind = words.kinds[kindOf(element)];
  const { source, target, host, parent } = element;
  if (source && target) {
    const [from, into] = [source, target].map((end) => nameOf(end) ?? words.kinds[kindOf(end)]);
    return words.between(from ?? '', into ?? '');
  }
  const on = host ? nameOf(host) : null;
  if (on !== null) return words.on(on, kind);
  const behind = nearest(element, 'incoming');
  if (behind !== null) return words.behind(behind, kind);
  const before = nearest(element, 'outgoing');
  if (before !== null) return words.before(before, kind);
  const around = parent ? nameOf(parent) : null;
  return around === null ? words.alone(kind) : words.inside(around, kind);
}

/** The name of the next element that has one, against the flows or along them. */
function nearest(element: Element, way: 'incoming' | 'outgoing'): string | null {
  const seen = new Set([element]);
  for (const at of seen)
    for (const flow of at[way]) {
      const next = way === 'incoming' ? flow.source : flow.target;
      if (!next) continue;
      const name = nameOf(next);
      if (name !== null) return name;
      seen.add(next);
    }
  return null;
}

function nameOf({ businessObject: { name } }: Element): string | null {
  return name === undefined || name.trim() === '' ? null : name;
}

function kindOf(element: Element): keyof typeof text.called.kinds {
  if (isA(element, 'bpmn:StartEvent')) return 'start';
  if (isA(element, 'bpmn:EndEvent')) return 'end';
  if (isA(element, 'bpmn:Gateway')) {
    if (element.incoming.length > 1 && element.outgoing.length === 1) return 'meeting';
    return isA(element, 'bpmn:ParallelGateway') ? 'parallel' : 'choice';
  }
  if (isA(element, 'bpmn:Event')) return 'event';
  if (isA(element, 'bpmn:SubProcess')) return 'part';
  if (isA(element, 'bpmn:Activity')) return 'step';
  return isA(element, 'bpmn:SequenceFlow') ? 'flow' : 'other';
}
