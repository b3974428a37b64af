/** 消息: what the house has to say to me, newest first, each with the way to its case. */
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { describeInstant } from '../../../core/time/describe.ts';
import { useMessages } from '../data/queries.ts';
import { text } from '../messages.ts';
import { text as channels } from '../../ui/channels/messages.ts';
import { Empty } from '../../ui/desk/Empty.tsx';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { useDesk } from './DeskContext.ts';
import { to } from './paths.ts';
import { markSeen, seenUntil } from './seen-messages.ts';

export function MessagesPane() {
  const { me, filter, close } = useDesk();
  const messages = useMessages();
  // What is new stays marked while this page is open, though it counts as seen from now on.
  const [until] = useState(() => seenUntil(localStorage, me.user.id));
  const newest = messages.data?.[0]?.at;
  useEffect(() => {
    if (newest !== undefined) markSeen(localStorage, me.user.id, newest);
  }, [newest, me.user.id]);
  return (
    <section className="item">
      <header className="item-head">
        <button type="button" className="back" onClick={close}>
          {text.task.back}
        </button>
        <h1>{text.messages.title}</h1>
        <Link to={to.channels(filter)}>{channels.open}</Link>
      </header>
      <div className="item-body">
        {messages.isPending && (
          <Later>
            <Bars widths={[80, 72, 88]} />
          </Later>
        )}
        {messages.isError && <Failure error={messages.error} retry={() => void messages.refetch()} />}
        {messages.data?.length === 0 && <Empty {...text.messages.none} />}
        <ul className="letters">
          {messages.data?.map(({ id, text: words, caseId, at }) => (
            <li key={id} className={at > until ? 'is-new' : ''}>
              <p>
                {at > until && <span className="mark-new">{text.messages.fresh}</span>}
                {words}
              </p>
              <p className="letters-foot">
                <time dateTime={at}>{describeInstant(at)}</time>
                {caseId !== null && caseId !== undefined && (
                  <Link to={to.case(caseId, filter)}>{text.messages.open}</Link>
                )}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
