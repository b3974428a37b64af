/** Puts an element into a flow and makes room for it: everything behind moves on. */
import type { Element, Services } from './services.ts';

/** Free space before and behind an element that is put in. */
const GAP = 50;

interface Modeling extends Pick<Services['modeling'], 'updateProperties'> {
  moveElements(elements: Element[], delta: { x: number; y: number }): void;
  createShape(shape: Element, position: { x: number; y: number }, target: Element): Element;
}

/** The flow one goes on with from an element: its only one. */
export function onlyFlow(element: Element): Element | null {
  const flows = element.outgoing.filter(({ type }) => type === 'bpmn:SequenceFlow');
  return flows.length === 1 ? (flows[0] as Element) : null;
}

/** Inserts a new shape into a flow. To be called as one command. */
export function insertOn(modeling: Modeling, flow: Element, shape: Element): Element {
  const { source, target } = flow;
  if (!source || !target) return shape;
  const needed = shape.width + 2 * GAP;
  const free = target.x - (source.x + source.width);
  const forward = target.x > source.x;
  if (forward && free < needed) modeling.moveElements(behind(target), { x: needed - free, y: 0 });
  const x = forward ? source.x + source.width + GAP + shape.width / 2 : (source.x + target.x) / 2;
  return modeling.createShape(shape, { x, y: source.y + source.height / 2 }, flow);
}

/** What stands as far right as an element or further, in the same container. Attached events and labels go with theirs. */
function behind(element: Element): Element[] {
  const siblings = (element.parent as (Element & { children?: Element[] }) | null)?.children ?? [];
  return siblings.filter(
    (each) =>
      each.waypoints === undefined &&
      !each.labelTarget &&
      !each.host &&
      each.x >= element.x &&
      !['bpmn:Lane', 'bpmn:Participant'].includes(each.type),
  );
}
