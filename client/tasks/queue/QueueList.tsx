/** The rows. Ten thousand of them scroll as easily as seven: only those in sight are drawn. */
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { TaskItem } from '../../../core/api.ts';
import type { Instant } from '../../../core/vocabulary.ts';
import { useCalendar } from '../data/queries.ts';
import { useNow } from '../../api/use-now.ts';
import { useKeys } from '../../keys/useKeys.ts';
import { useSettled } from '../../keys/useSettled.ts';
import { text } from '../messages.ts';
import { useDesk } from '../shell/DeskContext.ts';
import { to, type Filter } from '../shell/paths.ts';
import { dueOf, shortMoment } from './due.ts';
import type { BatchResults } from './useBatch.ts';
import { Row } from './Row.tsx';
import type { QueueModel } from './useQueueModel.ts';
import { useVirtual } from './virtual.ts';

/** From this width on a row is one line of columns, below it two lines. */
const COLUMNS_FROM = 560;
const rowHeightAt = (width: number): number => (width >= COLUMNS_FROM ? 36 : 60);
/** Rows before the end at which the next ones are fetched. */
const AHEAD = 40;

interface Props {
  model: QueueModel;
  filter: Filter;
  /** The task or case that is open beside the list. */
  open: string | null;
  results: BatchResults;
}

export function QueueList({ model, filter, open, results }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { rows, query } = model;
  const virtual = useVirtual(box, rowHeightAt, rows.length);
  const calendar = useCalendar();
  const now = useNow();
  const rowHeight = rowHeightAt(virtual.width);
  useCursor(model, filter, box, virtual.show, open);

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && virtual.end > rows.length - AHEAD) void fetchNextPage();
  }, [virtual.end, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const drawn = rows.slice(virtual.first, virtual.end);
  // One row is a stop for Tab: the one the cursor is on or that is open, else the first in sight.
  const stop =
    drawn.find((row) => row.id === (model.cursor ?? open)) ?? drawn.find((row) => row.caseId === open);
  const focusable = (stop ?? drawn[0])?.id;
  return (
    <div ref={box} className={virtual.width >= COLUMNS_FROM ? 'rows is-columns' : 'rows'}>
      <div role="list" aria-label={text.boxes[filter.box]} style={{ height: rows.length * rowHeight }}>
        {drawn.map((row, i) => (
          <Row
            key={row.id}
            row={row}
            at={virtual.first + i}
            top={(virtual.first + i) * rowHeight}
            to={linkOf(row, filter)}
            due={dueOf(row.due, now, calendar, row.dueOpen)}
            when={whenOf(row, filter, now)}
            gone={model.live.gone.get(row.id)}
            open={open === row.id || open === row.caseId}
            focusable={row.id === focusable}
            chosen={filter.box === 'todo' ? model.chosen.has(row.id) : null}
            result={results.get(row.id)}
            choose={(id, on) => model.choose([id], on)}
            focus={model.setCursor}
          />
        ))}
      </div>
      {isFetchingNextPage && <p className="rows-more">{text.queue.loadingMore}</p>}
    </div>
  );
}

/** An open task opens to be done; everything else opens the case. */
function linkOf(row: TaskItem, filter: Filter): string {
  return filter.box === 'todo' ? to.task(row.id, filter) : to.case(row.caseId, filter);
}

/** Where nothing is due any more: what was decided and when. */
function whenOf(row: TaskItem, filter: Filter, now: Instant): string | null {
  if (filter.box === 'todo') return null;
  const at = shortMoment(row.doneAt ?? row.openedAt, now);
  return row.outcome === null ? at : `${at} ${row.outcome}`;
}

/** j, k, x, Enter: the cursor is the real focus, so that what is marked and what is read aloud are the same. */
function useCursor(
  model: QueueModel,
  filter: Filter,
  box: React.RefObject<HTMLElement | null>,
  show: (at: number) => void,
  open: string | null,
): void {
  const navigate = useNavigate();
  const { rows, cursor } = model;
  const { flash } = useDesk();
  const settled = useSettled(flash);
  const at = rows.findIndex((row) => row.id === (cursor ?? open));
  const move = (by: number): boolean => {
    const next = rows[at < 0 ? 0 : at + by];
    if (!next) return false;
    show(rows.indexOf(next));
    model.setCursor(next.id);
    // The row may only be drawn now that it scrolled into sight.
    requestAnimationFrame(() =>
      box.current
        ?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next.id)}"] a`)
        ?.focus({ preventScroll: true }),
    );
    return true;
  };
  useKeys({
    down: () => move(1),
    up: () => move(-1),
    mark: () => {
      const row = rows[at];
      if (!row || filter.box !== 'todo') return false;
      model.choose([row.id], !model.chosen.has(row.id));
    },
    open: () => {
      const row = rows[at];
      if (!row) return false;
      // The Enter of the act before opens nothing.
      if (flash?.task !== undefined && !settled) return;
      void navigate(linkOf(row, filter));
    },
  });
}
