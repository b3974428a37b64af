/** 事项: the boxes, and in the box the processes with how many wait. */
import { Link } from 'react-router';
import { useQueue } from '../data/queries.ts';
import { isMore, perProcess, totalOf } from '../data/queue-cache.ts';
import { text } from '../messages.ts';
import { useDesk } from './DeskContext.ts';
import { boxes, CLEAR, queryOf, to, type Filter } from './paths.ts';

export function SideList() {
  const { filter } = useDesk();
  const todo = useQueue(queryOf(CLEAR));
  const whole = useQueue(queryOf(wholeBox(filter)));
  const total = totalOf(todo.data);
  const complete = whole.data !== undefined && !whole.hasNextPage;
  const exact = complete || (whole.data?.pages[0] !== undefined && 'counts' in whole.data.pages[0]);
  return (
    <nav className="side" aria-label={text.queue.boxes}>
      <ul>
        {boxes.map((box) => (
          <li key={box}>
            <Link
              to={to.queue({ ...CLEAR, box, sort: box === 'todo' ? 'due' : 'newest' })}
              aria-current={box === filter.box ? 'page' : undefined}
            >
              <span>{text.boxes[box]}</span>
              {box === 'todo' && total !== undefined && <span className="count">{total}</span>}
            </Link>
          </li>
        ))}
      </ul>
      <h2>{text.queue.processes}</h2>
      <ul className="side-processes">
        <ProcessLink
          filter={{ ...filter, process: '' }}
          title={text.queue.all}
          count={totalOf(whole.data)}
          more={isMore(whole.data)}
          on={filter.process === ''}
        />
        {perProcess(whole.data).map(({ process, title, count }) => (
          <ProcessLink
            key={process}
            filter={{ ...filter, process }}
            title={title}
            count={exact ? count : undefined}
            on={filter.process === process}
          />
        ))}
      </ul>
    </nav>
  );
}

function ProcessLink(props: {
  filter: Filter;
  title: string;
  count: number | undefined;
  more?: boolean;
  on: boolean;
}) {
  return (
    <li>
      <Link to={to.queue(props.filter)} aria-current={props.on ? 'true' : undefined} title={props.title}>
        <span className="side-title">{props.title}</span>
        {props.count !== undefined && (
          <span className="count">{props.more ? text.queue.atLeast(props.count) : props.count}</span>
        )}
      </Link>
    </li>
  );
}

/** The box as it is without a choice of process and words: what the counts are about. */
export function wholeBox(filter: Filter): Filter {
  return { ...filter, process: '', q: '', reason: '' };
}
