/** 异常与处理: what went wrong, since when, with which case, who was told, and what can be done about it. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Empty } from '../../ui/desk/Empty.tsx';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { call, calls } from '../../api/call.ts';
import { keys } from '../data/queries.ts';
import { text } from '../messages.ts';
import { useDesk } from '../shell/DeskContext.ts';
import { Incident } from './Incident.tsx';

/** Incidents shown at a time: more at once are one fault of the house. */
const SHOWN = 100;

export function IncidentsPane() {
  const { close } = useDesk();
  const [closed, setClosed] = useState(false);
  const list = useQuery({
    queryKey: keys.incidents(closed),
    queryFn: () => call(calls.incidents.list, { query: { closed, limit: SHOWN } }),
  });
  const items = list.data?.items;
  return (
    <section className="item">
      <header className="item-head">
        <button type="button" className="back" onClick={close}>
          {text.task.back}
        </button>
        <h1>{text.incidents.title}</h1>
        <p className="incidents-which">
          <button type="button" className="link" aria-pressed={!closed} onClick={() => setClosed(false)}>
            {text.incidents.waiting}
          </button>
          <button type="button" className="link" aria-pressed={closed} onClick={() => setClosed(true)}>
            {text.incidents.done}
          </button>
        </p>
      </header>
      <div className="item-body">
        {list.isPending && (
          <Later>
            <Bars widths={[80, 72, 88]} />
          </Later>
        )}
        {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
        {items?.length === 0 && <Empty {...(closed ? text.incidents.noneDone : text.incidents.none)} />}
        <ul className="letters">
          {items?.map((item) => (
            <Incident key={item.id} item={item} />
          ))}
        </ul>
        {list.data?.next && <p className="hint">{text.incidents.more(SHOWN)}</p>}
      </div>
    </section>
  );
}
