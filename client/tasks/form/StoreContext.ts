/** How the pieces of a form reach what is typed. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { JsonObject } from '../../../core/vocabulary.ts';
import type { FieldState, FormStore } from '../../form/logic/form-store.ts';

export const StoreContext = createContext<FormStore | null>(null);

export function useStore(): FormStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('a field outside of a form');
  return store;
}

/** The state of one field; draws again only when something of it changes. */
export function useField(path: string): FieldState & { field: JsonObject } {
  const store = useStore();
  const subscribe = useCallback((listener: () => void) => store.subscribe(listener, path), [store, path]);
  const state = useSyncExternalStore(subscribe, () => store.stateOf(path));
  return { ...state, field: store.fieldAt(path) };
}
