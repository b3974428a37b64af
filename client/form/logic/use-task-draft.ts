/** The saved draft of a task as one open screen follows it: who saves elsewhere is noticed before anything is written over. */
import { useMemo, useRef, useState } from 'react';
import type { TaskView } from '../../../core/api.ts';
import { HttpError } from '../../api/http.ts';
import { newRequestId } from '../../api/requests.ts';
import { isObject } from '../../../core/json.ts';

/** What a save or an act says it was begun from. */
export interface DraftBase {
  rev: number;
  screen: string;
}

/** The draft that was saved elsewhere. */
export interface SavedElsewhere {
  rev: number;
  at: string;
  by: string;
}

export interface TaskDraft {
  /** Sends what was begun from the draft this screen knows. */
  follow: <T>(send: (base: DraftBase) => Promise<T>) => Promise<T>;
  elsewhere: SavedElsewhere | null;
  /** What is on this screen goes over what was saved elsewhere. */
  keepMine: () => void;
}

/** This window: its own saves follow one another, whichever page of it they come from. */
const screen = newRequestId();

export function useTaskDraft({ draft }: Pick<TaskView, 'draft'>): TaskDraft {
  const rev = useRef(draft?.rev ?? 0);
  const [elsewhere, setElsewhere] = useState<SavedElsewhere | null>(null);
  return useMemo(
    () => ({
      follow: async (send) => {
        try {
          return await send({ rev: rev.current, screen });
        } catch (error) {
          const found = savedElsewhere(error);
          if (found) setElsewhere(found);
          throw error;
        }
      },
      elsewhere,
      keepMine: () => {
        if (elsewhere) rev.current = elsewhere.rev;
        setElsewhere(null);
      },
    }),
    [elsewhere],
  );
}

/** Whether somebody saved elsewhere, and when; null for any other error. */
export function savedElsewhere(error: unknown): SavedElsewhere | null {
  if (!(error instanceof HttpError) || error.code !== 'draft_overtaken' || !isObject(error.details))
    return null;
  const { rev, at, by } = error.details;
  return { rev: Number(rev), at: String(at), by: String(by) };
}
