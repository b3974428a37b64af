/** The form of a screen as a hook: one store for its lifetime, the engine fetched, saved as typed. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { FieldError } from '../../../core/form/types.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { Autosave, type SaveState } from './autosave.ts';
import { FormStore, type FormOptions } from './form-store.ts';
import { loadEngine } from './load-engine.ts';

interface FormStateOptions extends FormOptions {
  /** Saves what was typed (also what is wrong or incomplete). Absent: nothing is saved. */
  save?: (typed: JsonObject, store: FormStore) => Promise<void> | void;
  saveDelayMs?: number;
}

export interface FormState {
  store: FormStore;
  autosave: Autosave<JsonObject> | undefined;
  /** Fetches what checking needs; call before `store.check`. Throws without network. */
  ready: () => Promise<void>;
}

/** Options count when the component appears; give it a `key` to begin another form. */
export function useFormState(options: FormStateOptions): FormState {
  const [state] = useState(() => begin(options));
  const { store, autosave, ready } = state;
  useEffect(() => {
    // after the first paint: a form can be filled in without it
    void ready().catch(() => undefined);
    if (!autosave) return undefined;
    let typed = store.typed;
    const stop = store.subscribe(() => {
      if (store.typed === typed) return;
      typed = store.typed;
      autosave.change(typed);
    });
    const leave = () => void autosave.flush();
    // phones do not say goodbye: a page in the background may never come back
    const hide = () => document.visibilityState === 'hidden' && leave();
    document.addEventListener('visibilitychange', hide);
    addEventListener('pagehide', leave);
    return () => {
      stop();
      leave();
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('pagehide', leave);
    };
  }, [store, autosave, ready]);
  return state;
}

function begin(options: FormStateOptions): FormState {
  const { save, saveDelayMs, ...formOptions } = options;
  const store = new FormStore(formOptions);
  return {
    store,
    autosave:
      save &&
      new Autosave({
        save: (typed) => save(typed, store),
        ...(saveDelayMs === undefined ? {} : { delayMs: saveDelayMs }),
      }),
    ready: async () => store.attach(await loadEngine()),
  };
}

/** Redraws with every change of the form: for summaries, not around fields. */
export function useFormVersion(store: FormStore): number {
  return useSyncExternalStore(store.subscribe, store.version, store.version);
}

/** What is shown as wrong at the moment. */
export function useFormErrors(store: FormStore): FieldError[] {
  useFormVersion(store);
  return store.shownErrors();
}

const IDLE: SaveState = { kind: 'idle' };
const never = () => () => undefined;

/** 「已保存 10:32」. */
export function useSaveState(autosave: Autosave<JsonObject> | undefined): SaveState {
  const current = autosave?.current ?? (() => IDLE);
  return useSyncExternalStore(autosave?.subscribe ?? never, current, current);
}
