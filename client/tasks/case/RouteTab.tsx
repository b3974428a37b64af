/** 流程: the stations of the case from above to below; what was, where it is and with whom, what lies ahead. */
import { haltWord } from '../../../core/blocks/notice/halt.ts';
import type { CaseView, RouteStop } from '../../../core/api.ts';
import { describeDate, describeDay, describeDeadline } from '../../../core/time/describe.ts';
import { dayOf } from '../../../core/time/instant.ts';
import { useCalendar } from '../data/queries.ts';
import { useNow } from '../../api/use-now.ts';
import { text } from '../messages.ts';
import { dueOf } from '../queue/due.ts';

export function RouteTab({ view }: { view: CaseView }) {
  return (
    <>
      <section className="sheet">
        <ol className="route">
          {view.route.map((stop, i) => (
            <li
              key={i}
              className={`is-${stop.state}`}
              aria-current={stop.state === 'current' ? 'step' : undefined}
            >
              <strong>{stop.label}</strong>
              <StopWords stop={stop} />
              {stop.state === 'current' && stop.help !== null && <p className="route-help">{stop.help}</p>}
            </li>
          ))}
        </ol>
      </section>
      <Notices view={view} />
      {view.shown.map(({ block, title, lines }) => (
        <section className="sheet" key={block}>
          <h3>{title}</h3>
          <ul className="plain">
            {lines.map(({ label, text: says, at, state }, i) => (
              <li key={i} className={state === 'late' ? 'is-bad' : ''}>
                {label} {at === null ? '' : describeDeadline(at)} {says}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function StopWords({ stop }: { stop: RouteStop }) {
  const now = useNow();
  const calendar = useCalendar();
  if (stop.state === 'ahead') return stop.who === null ? null : <span>{stop.who}</span>;
  if (stop.state === 'done')
    return (
      <span>{text.case.routeDone(stop.who ?? '', stop.at === null ? '' : describeDay(dayOf(stop.at)))}</span>
    );
  const due = dueOf(stop.due, now, calendar, stop.dueOpen);
  if (stop.who === null) return due && <span className={`due is-${due.tone}`}>{due.words}</span>;
  return <span>{text.case.routeHas(stop.who, due?.words ?? '')}</span>;
}

function Notices({ view }: { view: CaseView }) {
  if (view.notices.length === 0 && view.objections.length === 0) return null;
  return (
    <section className="sheet">
      <h3>{text.case.notices}</h3>
      <ul className="plain">
        {view.notices.map((notice) => (
          <li key={notice.id}>
            {notice.title}
            <span>
              {describeDate(dayOf(notice.postedAt))} —{' '}
              {notice.halted
                ? haltWord(notice.halted)
                : text.case.noticeUntil(describeDeadline(notice.endsAt))}{' '}
              {text.about.range(notice.rangeWords)}
            </span>
          </li>
        ))}
      </ul>
      {view.objections.map((objection) => (
        <div key={objection.id} className="objection">
          <strong>
            {text.case.objections} {describeDay(dayOf(objection.receivedAt))}
          </strong>
          {objection.content !== '' && <blockquote>{objection.content}</blockquote>}
          <p>{objection.reply ?? text.case.noReply}</p>
        </div>
      ))}
    </section>
  );
}
