/** 经过: one line per event, when, who, what, the opinion in full; what the machine did is folded. */
import { Button } from 'antd';
import type { CaseEventView } from '../../../core/api.ts';
import { describeInstant } from '../../../core/time/describe.ts';
import { useEvents } from '../data/queries.ts';
import { text } from '../messages.ts';
import { Empty } from '../../ui/desk/Empty.tsx';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { folded } from './fold-events.ts';

export function EventsTab({ caseId }: { caseId: string }) {
  const events = useEvents(caseId);
  if (events.isPending)
    return (
      <Later>
        <Bars widths={[70, 82, 64, 76]} />
      </Later>
    );
  if (events.isError) return <Failure error={events.error} retry={() => void events.refetch()} />;
  const all = events.data.pages.flatMap((page) => page.items);
  if (all.length === 0) return <Empty {...text.case.noEvents} />;
  return (
    <section className="sheet">
      <ol className="events">
        {folded(all).map((part, i) =>
          Array.isArray(part) ? (
            <li key={i} className="is-minor">
              <details>
                <summary>{text.case.minor(part.length)}</summary>
                <ol>
                  {part.map((event) => (
                    <li key={event.id}>
                      <EventLine event={event} />
                    </li>
                  ))}
                </ol>
              </details>
            </li>
          ) : (
            <li key={part.id}>
              <EventLine event={part} />
            </li>
          ),
        )}
      </ol>
      {events.hasNextPage && (
        <Button onClick={() => void events.fetchNextPage()}>{text.case.moreEvents}</Button>
      )}
    </section>
  );
}

export function EventLine({ event }: { event: CaseEventView }) {
  return (
    <>
      <time dateTime={event.at}>{describeInstant(event.at)}</time>
      <span className="event-by">{event.by}</span>
      <span className="event-text">{event.text}</span>
      {event.comment !== null && <blockquote>{event.comment}</blockquote>}
    </>
  );
}
