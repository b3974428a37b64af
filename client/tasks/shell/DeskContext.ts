/** What every pane of the desk knows: who I am, what the queue shows, and what just happened. */
import { createContext, useContext } from 'react';
import type { CaseView, Me, TaskItem } from '../../../core/api.ts';
import type { QueueModel } from '../queue/useQueueModel.ts';
import type { Filter } from './paths.ts';

/** The bar after an act: what was done, what comes next. */
export interface Flash {
  /** The task that was dealt with: its place shows what came of it. */
  task?: string;
  words: string;
  next: string | null;
  /** The case that came back, for a look at it and for an act the server offers to take it back. */
  case: CaseView | null;
}

export interface DeskState {
  me: Me;
  filter: Filter;
  setFilter: (change: Partial<Filter>) => void;
  model: QueueModel;
  flash: Flash | null;
  say: (flash: Flash | null) => void;
  /** The one to go on with after what was just dealt with. */
  following: TaskItem | undefined;
  /** A task is done with: it leaves the list, and its place says what came of it; the next one is opened on purpose. */
  finish: (task: Pick<TaskItem, 'id'>, flash: Flash) => void;
  /** Back to the list. */
  close: () => void;
}

export const DeskContext = createContext<DeskState | null>(null);

export function useDesk(): DeskState {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside of the desk');
  return desk;
}
