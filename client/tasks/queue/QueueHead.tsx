/** The line over the list: how much, how late, and how it is sorted; on narrow screens the choice of box too. */
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useQueue } from '../data/queries.ts';
import { perProcess, rowsOf } from '../data/queue-cache.ts';
import { useNow } from '../../api/use-now.ts';
import { text } from '../messages.ts';
import { boxes, queryOf, type Box, type Sort } from '../shell/paths.ts';
import { useDesk } from '../shell/DeskContext.ts';
import { wholeBox } from '../shell/SideList.tsx';
import { tally } from './due.ts';

export function QueueHead() {
  const { filter, setFilter } = useDesk();
  return (
    <div className="queue-head">
      <Numbers />
      <Select<Sort>
        className="queue-sort"
        size="small"
        variant="borderless"
        aria-label={text.queue.sort}
        value={filter.sort}
        onChange={(sort) => setFilter({ sort })}
        options={[
          { value: 'due', label: text.queue.sortDue },
          { value: 'newest', label: text.queue.sortNew },
        ]}
        popupMatchSelectWidth={false}
      />
      <NarrowChoice />
      {filter.box === 'area' && <Reason />}
    </div>
  );
}

function Numbers() {
  const { filter, model } = useDesk();
  const now = useNow();
  const counts = model.query.data?.pages[0];
  const said =
    counts && 'counts' in counts ? (counts.counts as { late: number; today: number } | undefined) : undefined;
  const numbers = tally(
    model.rows,
    {
      total: model.total,
      complete: model.query.data !== undefined && !model.query.hasNextPage,
      byDue: filter.sort === 'due',
    },
    now,
  );
  const words = (exact: number | undefined, seen: number): string =>
    exact !== undefined
      ? String(exact)
      : numbers.atLeast && seen > 0
        ? text.queue.atLeast(seen)
        : String(seen);
  const late = said?.late ?? numbers.late;
  return (
    <p className="queue-numbers" aria-live="off">
      <strong>
        {text.boxes[filter.box]}{' '}
        {model.query.data === undefined ? '' : model.more ? text.queue.atLeast(numbers.total) : numbers.total}
      </strong>
      {filter.box === 'todo' && model.query.data !== undefined && (
        <>
          <span className={late > 0 ? 'is-late' : ''}>
            {text.queue.late(words(said?.late, numbers.late))}
          </span>
          <span className={numbers.today > 0 ? 'is-today' : ''}>
            {text.queue.today(words(said?.today, numbers.today))}
          </span>
        </>
      )}
    </p>
  );
}

/** Why somebody is looked for: asked of who reads names and numbers masked. */
function Reason() {
  const { filter, setFilter } = useDesk();
  const [typed, setTyped] = useState(filter.reason);
  return (
    <Input
      className="queue-reason"
      aria-label={text.queue.reason}
      placeholder={text.queue.reasonHint}
      maxLength={200}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => setFilter({ reason: typed.trim() })}
      onPressEnter={() => setFilter({ reason: typed.trim() })}
    />
  );
}

/** Where there is no room for the list of 事项 the same choice is two fields. */
function NarrowChoice() {
  const { filter, setFilter } = useDesk();
  const whole = useQueue(queryOf(wholeBox(filter)));
  const processes = perProcess(whole.data);
  return (
    <div className="queue-narrow">
      <Select<Box>
        aria-label={text.queue.boxes}
        value={filter.box}
        onChange={(box) => setFilter({ box, process: '', sort: box === 'todo' ? 'due' : 'newest' })}
        options={boxes.map((box) => ({ value: box, label: text.boxes[box] }))}
      />
      <Select<string>
        aria-label={text.queue.processes}
        value={filter.process}
        onChange={(process) => setFilter({ process })}
        options={[
          { value: '', label: text.queue.allProcesses },
          ...processes.map(({ process, title }) => ({ value: process, label: title })),
          ...(filter.process !== '' && !processes.some(({ process }) => process === filter.process)
            ? [{ value: filter.process, label: rowsOf(whole.data)[0]?.processTitle ?? filter.process }]
            : []),
        ]}
      />
    </div>
  );
}
