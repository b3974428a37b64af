/** From an error to its field. */
import type { FormStore } from './form-store.ts';

/** The element id of a field: what a label points to and a link of the summary leads to. */
function fieldId(store: FormStore, path: string): string {
  return path === '' ? store.id : `${store.id}.${path}`;
}

/** Scrolls to a field and puts the cursor there; for a group or list on its first control. False when it is not on the screen. */
export function focusField(store: FormStore, path: string): boolean {
  // an error deep in a special value belongs to the nearest field above that is on the screen
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const found = at === '' ? null : holderOf(fieldId(store, at));
    if (found) {
      unfold(found);
      const control = firstControl(found);
      found.scrollIntoView({ block: 'center' });
      control?.focus({ preventScroll: true });
      return true;
    }
    if (at === '') return false;
  }
}

/** What is folded away cannot take the focus. */
function unfold(element: HTMLElement): void {
  for (let fold = element.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
}

/** A field's control carries its id, the box around a field or group the id with `__box`. */
function holderOf(id: string): HTMLElement | null {
  return document.getElementById(id) ?? document.getElementById(`${id}__box`);
}

const CONTROLS = 'input:not([type=hidden]), select, textarea, button, [tabindex="0"]';

function firstControl(holder: HTMLElement): HTMLElement | null {
  return holder.matches(CONTROLS) ? holder : holder.querySelector<HTMLElement>(CONTROLS);
}
