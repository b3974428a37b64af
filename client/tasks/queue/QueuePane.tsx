/** The list of the desk, with what belongs above and below it. */
import { Button } from 'antd';
import { useRef } from 'react';
import { text } from '../messages.ts';
import { useDesk } from '../shell/DeskContext.ts';
import { Empty } from '../../ui/desk/Empty.tsx';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { BatchBar } from './BatchBar.tsx';
import { QueueHead } from './QueueHead.tsx';
import { QueueList } from './QueueList.tsx';
import { useBatch } from './useBatch.ts';

/** How long the answers of a batch stay at their rows before the done ones leave. */
const READ_MS = 2500;

export function QueuePane({ open }: { open: string | null }) {
  const { model, filter } = useDesk();
  const batch = useBatch();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const done = (ids: string[]): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => model.dealtWith(ids), READ_MS);
  };
  return (
    <section className="queue" id="queue" aria-label={text.boxes[filter.box]}>
      <QueueHead />
      <News />
      <Columns />
      <Body open={open} results={batch.results} />
      <BatchBar model={model} batch={batch} done={done} />
      <p className="queue-hint">{text.queue.hint}</p>
    </section>
  );
}

/** What arrived is offered, not pushed in. */
function News() {
  const { model, filter } = useDesk();
  const { fresh, stale } = model.live;
  if (filter.box !== 'todo' || (fresh.size === 0 && !stale)) return null;
  return (
    <button type="button" className="news" onClick={() => void model.refresh()}>
      {fresh.size > 0 ? text.queue.fresh(fresh.size) : text.queue.stale}
    </button>
  );
}

function Columns() {
  const { filter } = useDesk();
  const names = text.queue.columns;
  return (
    <div className="columns" aria-hidden="true">
      <span />
      <span>{names.subject}</span>
      <span>{names.process}</span>
      <span>{names.step}</span>
      <span>{filter.box === 'todo' ? names.due : names.when}</span>
      <span>{names.village}</span>
    </div>
  );
}

function Body({
  open,
  results,
}: {
  open: string | null;
  results: Parameters<typeof QueueList>[0]['results'];
}) {
  const { model, filter, setFilter } = useDesk();
  const { query, rows } = model;
  if (query.isPending)
    return (
      <div className="rows">
        <Later>
          <Bars widths={[92, 84, 96, 88, 90, 80, 94, 86]} />
        </Later>
      </div>
    );
  if (query.isError && rows.length === 0)
    return (
      <div className="rows">
        <Failure error={query.error} retry={() => void query.refetch()} />
      </div>
    );
  if (rows.length > 0) return <QueueList model={model} filter={filter} open={open} results={results} />;
  const filtered = filter.process !== '' || filter.q !== '';
  return (
    <div className="rows">
      <Empty {...(filtered ? text.empty.filtered : text.empty[filter.box])}>
        {filtered && (
          <Button onClick={() => setFilter({ process: '', q: '', reason: '' })}>
            {text.empty.clearFilter}
          </Button>
        )}
        {!filtered && filter.box === 'todo' && (
          <Button onClick={() => setFilter({ box: 'area', sort: 'newest' })}>{text.queue.toArea}</Button>
        )}
      </Empty>
    </div>
  );
}
