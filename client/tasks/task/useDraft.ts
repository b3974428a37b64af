/** What is typed into a task's form is saved as typed, on the server, as the task's draft. */
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { TaskView } from '../../../core/api.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { Autosave, type SaveState } from '../../form/logic/autosave.ts';
import type { FormStore } from '../../form/logic/form-store.ts';
import { useTaskDraft, type SavedElsewhere, type TaskDraft } from '../../form/logic/use-task-draft.ts';
import { saveTyped } from '../data/acts.ts';
import { maySave } from './choice.ts';

export interface Draft {
  state: SaveState;
  /** Saves now; before leaving, and before acting. */
  flush: () => Promise<void>;
  /** It was handed in: there is nothing to save any more. */
  stop: () => void;
  /** Number of the last command of the case that I know of. */
  seq: () => number;
  know: (seq: number) => void;
  /** What was saved elsewhere meanwhile. */
  elsewhere: SavedElsewhere | null;
  /** Saves what is on this screen over it. */
  keepMine: () => void;
  follow: TaskDraft['follow'];
}

export function useDraft(task: TaskView, store: FormStore | null): Draft {
  const seq = useRef(task.case.seq);
  const { follow, elsewhere, keepMine } = useTaskDraft(task);
  const followed = useRef(follow);
  followed.current = follow;
  const autosave = useMemo(
    () =>
      new Autosave<JsonObject>({
        save: async (data) => {
          const answer = await followed.current((base) => saveTyped(task.id, data, base));
          // My own save is the next command; a gap means that somebody else acted, and must still be noticed.
          if (answer.case.seq === seq.current + 1) seq.current = answer.case.seq;
        },
      }),
    [task.id],
  );
  const state = useSyncExternalStore(autosave.subscribe, autosave.current);
  const saves = maySave(task);

  useEffect(() => {
    if (!store || !saves) return;
    let last = store.typed;
    const stopListening = store.subscribe(() => {
      // Errors and visibility change without anything having been typed.
      if (store.typed === last) return;
      last = store.typed;
      autosave.change(store.submission());
    });
    return () => {
      stopListening();
      void autosave.flush();
    };
  }, [store, saves, autosave]);

  return useMemo(
    () => ({
      state,
      flush: () => autosave.flush(),
      stop: () => autosave.stop(),
      seq: () => seq.current,
      know: (known: number) => {
        seq.current = known;
      },
      elsewhere,
      keepMine: () => {
        keepMine();
        if (store) autosave.change(store.submission());
        void autosave.flush();
      },
      follow,
    }),
    [state, autosave, store, elsewhere, keepMine, follow],
  );
}
