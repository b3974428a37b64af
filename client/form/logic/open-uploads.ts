/** Whether a form still sends something. Apart from `uploads.ts`, so that forms without pictures do not load that. */
import type { FormStore } from './form-store.ts';

const counts = new WeakMap<FormStore, () => number>();

/** Said by the code that uploads. */
export function countUploads(store: FormStore, count: () => number): void {
  counts.set(store, count);
}

export function openUploads(store: FormStore): number {
  return counts.get(store)?.() ?? 0;
}
