/** The way of a case as a vertical line of plain words: what is done, who has it now and until when, what comes. */
import type { RouteStop } from '../../../core/api.ts';
import { words } from '../../words.ts';
import { dayText, describeDeadline } from '../dates.ts';

export function RouteLine({ route, now }: { route: RouteStop[]; now: string }) {
  return (
    <ol className="route">
      {route.map((stop, i) => (
        <li
          key={`${stop.step} ${i}`}
          className={`stop stop-${stop.state}`}
          aria-current={stop.state === 'current' ? 'step' : undefined}
        >
          <Stop stop={stop} now={now} />
        </li>
      ))}
    </ol>
  );
}

function Stop({ stop, now }: { stop: RouteStop; now: string }) {
  const text = words.apply.follow;
  const isNow = stop.state === 'current';
  return (
    <>
      <p className="stop-head">
        <b>{stop.label}</b>
        <span className="stop-state">
          {isNow
            ? text.now
            : stop.state === 'done'
              ? stop.at === null
                ? text.done
                : dayText(stop.at)
              : text.ahead}
        </span>
      </p>
      {stop.who === null ? null : <p className="stop-line">{isNow ? text.has(stop.who) : stop.who}</p>}
      {isNow && stop.due === null && stop.dueOpen ? (
        <p className="stop-line">{text.due(describeDeadline(null))}</p>
      ) : null}
      {isNow && stop.due !== null ? (
        <p className={stop.due < now ? 'stop-line stop-late' : 'stop-line'}>
          {text.due(describeDeadline(stop.due))}
          {stop.due < now ? ` · ${text.late}` : ''}
        </p>
      ) : null}
      {isNow && stop.help !== null ? <p className="stop-line">{stop.help}</p> : null}
    </>
  );
}
