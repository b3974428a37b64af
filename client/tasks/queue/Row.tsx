/** One line of the queue. The whole line is a link; the mark before it chooses the row for a batch. */
import { memo } from 'react';
import { Link } from 'react-router';
import type { TaskItem } from '../../../core/api.ts';
import { text } from '../messages.ts';
import type { Due } from './due.ts';
import type { Gone } from './live-merge.ts';

interface RowProps {
  row: TaskItem;
  to: string;
  top: number;
  at: number;
  due: Due | null;
  /** Words in the place of the deadline, for boxes that have none. */
  when: string | null;
  gone: Gone | undefined;
  open: boolean;
  focusable: boolean;
  /** Null where nothing can be chosen. */
  chosen: boolean | null;
  result: { ok: boolean; words: string } | undefined;
  choose: (id: string, on: boolean) => void;
  focus: (id: string) => void;
}

export const Row = memo(function Row(props: RowProps) {
  const { row, due, gone, result } = props;
  const classes = ['row', props.open && 'is-open', gone && 'is-gone', props.chosen === true && 'is-chosen'];
  return (
    <div
      className={classes.filter(Boolean).join(' ')}
      role="listitem"
      style={{ top: props.top }}
      data-id={row.id}
      aria-posinset={props.at + 1}
    >
      {props.chosen === null ? (
        <span />
      ) : (
        <label className="row-mark">
          <input
            type="checkbox"
            checked={props.chosen}
            disabled={gone !== undefined}
            tabIndex={-1}
            aria-label={text.queue.mark(row.title)}
            onChange={(event) => props.choose(row.id, event.target.checked)}
          />
        </label>
      )}
      <Link
        className="row-link"
        to={props.to}
        tabIndex={props.focusable ? 0 : -1}
        aria-current={props.open ? 'true' : undefined}
        onFocus={() => props.focus(row.id)}
      >
        <span className="row-one">
          <span className="row-subject" title={row.title}>
            {row.title}
          </span>
          <Last due={due} when={props.when} gone={gone} />
        </span>
        <span className="row-two">
          <span className="row-process" title={row.processTitle}>
            {row.processTitle}
          </span>
          <span className="row-step" title={row.stepLabel}>
            {row.stepLabel}
          </span>
          <span className="row-village" title={row.regionName}>
            {row.regionName}
          </span>
        </span>
      </Link>
      {result && (
        <span className={result.ok ? 'row-result is-ok' : 'row-result is-bad'} role="status">
          {result.words}
        </span>
      )}
    </div>
  );
});

/** The deadline; for a row that somebody else has, who that is. */
function Last({ due, when, gone }: Pick<RowProps, 'due' | 'when' | 'gone'>) {
  if (gone) return <span className="row-due">{text.queue.gone[gone.how](gone.by)}</span>;
  if (when !== null) return <span className="row-due">{when}</span>;
  if (due === null) return <span className="row-due is-none">{text.queue.noDue}</span>;
  return <span className={`row-due is-${due.tone}`}>{due.words}</span>;
}
