/** Marks of a comparison on a diagram. */
import type { Change } from '../../../core/api-admin.ts';
import type { Drawing, Element } from '../diagram/services.ts';
import { readXz } from '../diagram/xz.ts';

/** Outlines what was added, removed or changed, as far as it is on this diagram. */
export function mark(drawing: Drawing, changes: readonly Change[]): void {
  const canvas = drawing.get('canvas');
  for (const { kind, element } of changes) {
    const found = element === null ? undefined : find(drawing, element);
    if (found) canvas.addMarker(found, `is-${kind}`);
  }
}

/** Brings an element into sight where the diagram has it. */
export function reveal(drawing: Drawing, id: string | null): void {
  const found = id === null ? undefined : find(drawing, id);
  if (!found) return;
  drawing.get('canvas').scrollToElement(found, 100);
  drawing.get('selection').select(found);
}

/** By its id, or by the name of its state. */
function find(drawing: Drawing, id: string): Element | undefined {
  const registry = drawing.get('elementRegistry');
  return (
    registry.get(id) ??
    registry.filter((element) => !element.labelTarget && readXz(element.businessObject).step === id)[0]
  );
}
