/** Whether the list of problems is open: the line at the bottom and the button in the bar both open it. */
import { useSyncExternalStore } from 'react';

let open = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  open = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useProblemsOpen(): [boolean, (open: boolean) => void] {
  return [useSyncExternalStore(subscribe, () => open), set];
}
