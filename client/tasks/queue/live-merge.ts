/**
 * What live messages do to a queue that somebody is looking at. Nothing is inserted or removed under their eyes:
 * new rows are only counted, rows that went elsewhere stay in place and say who has them, until the list is read
 * again on purpose.
 */
import type { LiveMessage } from '../../../core/api.ts';

export interface QueueLive {
  /** Tasks that appeared since the list was read. */
  fresh: ReadonlySet<string>;
  /** Tasks of the list that are no longer mine to do: who has them, and how. */
  gone: ReadonlyMap<string, Gone>;
  /** Tasks whose deadline has passed since the list was read. */
  late: ReadonlySet<string>;
  /** The log went on without us: what is shown may be old. */
  stale: boolean;
}

export interface Gone {
  by: string;
  how: 'claimed' | 'acted' | 'cancelled' | 'transferred';
}

export interface Looking {
  /** Ids of the rows that are loaded. */
  rows: ReadonlySet<string>;
  /** The id under which my own acts come back; a colleague may have my name. */
  me: string;
  /** Tasks I acted on here: my own echo is no news. */
  mine: ReadonlySet<string>;
}

export const NOTHING_NEW: QueueLive = { fresh: new Set(), gone: new Map(), late: new Set(), stale: false };

/** Of the tasks that appeared only those count that this list would show: mine, and of what it is narrowed to. */
export function onlyShown(
  live: QueueLive,
  asked: ReadonlySet<string>,
  shown: ReadonlySet<string>,
): QueueLive {
  const fresh = new Set([...live.fresh].filter((task) => !asked.has(task) || shown.has(task)));
  return fresh.size === live.fresh.size ? live : { ...live, fresh };
}

const HOW: Record<string, Gone['how']> = {
  'task.claimed': 'claimed',
  'task.acted': 'acted',
  'task.cancelled': 'cancelled',
  'task.transferred': 'transferred',
};

/** The next state; the same object when the message changes nothing, so that nothing is drawn again. */
export function mergeLive(live: QueueLive, message: LiveMessage, looking: Looking): QueueLive {
  if (message.type === 'resync' || message.type === 'slow')
    return live.stale ? live : { ...live, stale: true };
  const task = message.task;
  if (task === undefined || looking.mine.has(task)) return live;
  if (message.type === 'task.opened') return appears(live, task, looking);
  if (message.type === 'task.released') return returns(live, task, looking);
  if (message.type === 'task.overdue') {
    if (!looking.rows.has(task) || live.late.has(task)) return live;
    return { ...live, late: new Set(live.late).add(task) };
  }
  const how = HOW[message.type];
  return how === undefined || looking.me === message.byId
    ? live
    : leaves(live, task, how, message.by, looking);
}

function appears(live: QueueLive, task: string, looking: Looking): QueueLive {
  if (looking.rows.has(task) || live.fresh.has(task)) return live;
  return { ...live, fresh: new Set(live.fresh).add(task) };
}

/** Given back by a colleague: mine to do again, or new for me when it was never in the list. */
function returns(live: QueueLive, task: string, looking: Looking): QueueLive {
  if (!live.gone.has(task)) return appears(live, task, looking);
  const gone = new Map(live.gone);
  gone.delete(task);
  return { ...live, gone };
}

function leaves(
  live: QueueLive,
  task: string,
  how: Gone['how'],
  by: string | undefined,
  looking: Looking,
): QueueLive {
  if (live.fresh.has(task)) {
    const fresh = new Set(live.fresh);
    fresh.delete(task);
    return { ...live, fresh };
  }
  // Handed to somebody: when it is not in the list, that somebody may be me.
  if (!looking.rows.has(task)) return how === 'transferred' ? appears(live, task, looking) : live;
  return { ...live, gone: new Map(live.gone).set(task, { by: by ?? '', how }) };
}
