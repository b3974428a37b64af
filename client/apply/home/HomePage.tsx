/** What I have under way, and what can be applied for. */
import { useState } from 'react';
import type { CaseItem, Me, ProcessItem, TaskItem } from '../../../core/api.ts';
import { calls } from '../../api/call.ts';
import { pages } from '../../pages.ts';
import { useLoad } from '../../api/use-load.ts';
import { Skeleton, Trouble } from '../../ui/Trouble.tsx';
import { text as channels } from '../../ui/channels/messages.ts';
import { words } from '../../words.ts';
import { dayText } from '../dates.ts';
import { Link } from '../router.tsx';
import { DraftCards, useMyDrafts } from './DraftCards.tsx';
import { StateWord } from './StateWord.tsx';
import { signs } from '../../../core/signs/messages.ts';

/** From this many services on one searches instead of reading. */
const MANY = 8;

export function HomePage({ me }: { me: Me }) {
  return (
    <main className="page">
      <h1 className="sr-only">{words.apply.title}</h1>
      <Drafts me={me} />
      <MyCases />
      <Services />
      <p>
        <Link className="link" href={pages.applyMessages()}>
          {channels.open}
        </Link>
      </p>
    </main>
  );
}

function Drafts({ me }: { me: Me }) {
  const drafts = useMyDrafts(me.user.id);
  if (!drafts || drafts.length === 0) return null;
  return (
    <section className="section" aria-label={words.apply.drafts.title}>
      <DraftCards drafts={drafts} me={me} />
    </section>
  );
}

function MyCases() {
  const [limit, setLimit] = useState(5);
  const cases = useLoad(calls.cases.list, { query: { mine: true, limit } });
  const tasks = useLoad(calls.tasks.list, { query: { box: 'todo', limit: 50 } });
  return (
    <section className="section" aria-labelledby="mine">
      <h2 id="mine">{words.apply.mine}</h2>
      {cases.state === 'loading' ? <Skeleton lines={3} /> : null}
      {cases.state === 'failed' ? <Trouble error={cases.error} onRetry={cases.reload} /> : null}
      {cases.data?.items.length === 0 ? <p className="hint">{words.apply.mineEmpty}</p> : null}
      {cases.data && cases.data.items.length > 0 ? (
        <ul className="list">
          {cases.data.items.map((item) => (
            <CaseRow
              key={item.id}
              item={item}
              task={tasks.data?.items.find(({ caseId }) => caseId === item.id)}
            />
          ))}
        </ul>
      ) : null}
      {cases.data?.next ? (
        <button type="button" className="button button-wide" onClick={() => setLimit(limit + 20)}>
          {words.apply.moreCases}
        </button>
      ) : null}
    </section>
  );
}

function CaseRow({ item, task }: { item: CaseItem; task: TaskItem | undefined }) {
  return (
    <li>
      <Link className="row" href={task ? pages.applyTask(item.id, task.id) : pages.applyCase(item.id)}>
        <span className="row-head">
          <b>{item.processTitle}</b>
          <StateWord word={item.word} ending={item.ending} />
        </span>
        <span className="row-line">{item.subject}</span>
        {task ? (
          <span className="row-todo">{signs.said(words.apply.yourTurn, task.stepLabel)}</span>
        ) : item.status === 'running' && item.stepLabels.length > 0 ? (
          <span className="row-line">{words.apply.next(item.stepLabels.join('、'))}</span>
        ) : null}
        <span className="row-line row-small">
          <span>{item.caseNo}</span>
          <span>
            {item.endedAt
              ? words.apply.ended(dayText(item.endedAt))
              : words.apply.startedAt(dayText(item.startedAt))}
          </span>
        </span>
      </Link>
    </li>
  );
}

function Services() {
  const [search, setSearch] = useState('');
  const services = useLoad(calls.processes.list);
  const items = services.data?.items ?? [];
  const wanted = search.trim();
  const found = items.filter(({ title, summary }) => `${title} ${summary}`.includes(wanted));
  return (
    <section className="section" aria-labelledby="services">
      <h2 id="services">{words.apply.services}</h2>
      {services.state === 'loading' ? <Skeleton lines={6} /> : null}
      {services.state === 'failed' ? <Trouble error={services.error} onRetry={services.reload} /> : null}
      {services.state === 'ready' && items.length === 0 ? (
        <p className="hint">{words.apply.servicesEmpty}</p>
      ) : null}
      {items.length > MANY ? (
        <div className="field">
          <label className="label" htmlFor="search">
            {words.apply.search}
          </label>
          <input
            id="search"
            type="search"
            className="input"
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        </div>
      ) : null}
      {wanted !== '' && found.length === 0 ? <p className="hint">{words.apply.noMatch(wanted)}</p> : null}
      {grouped(found).map(([group, inGroup]) => (
        <div key={group}>
          {group === '' ? null : <h3 className="list-title">{group}</h3>}
          <ul className="list">
            {inGroup.map((item) => (
              <li key={item.key}>
                <Link className="row" href={pages.applyGuide(item.key)}>
                  <b className="row-link">{item.title}</b>
                  <span className="row-line">{item.summary}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function grouped(items: ProcessItem[]): [string, ProcessItem[]][] {
  const groups = new Map<string, ProcessItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups];
}
