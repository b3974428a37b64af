/**
 * 新建办件: what I may start for somebody. The form itself is the light one, the same that citizens fill in; for whom
 * it is, is asked on the way there.
 */
import { Input } from 'antd';
import { useState } from 'react';
import type { ProcessItem } from '../../../core/api.ts';
import { pages } from '../../pages.ts';
import { useProcesses } from '../data/queries.ts';
import { text } from '../messages.ts';
import { useDesk } from '../shell/DeskContext.ts';
import { Empty } from '../../ui/desk/Empty.tsx';
import { Failure } from '../../ui/desk/Failure.tsx';
import { PaneSkeleton } from '../ui/PaneSkeleton.tsx';

/** From so many processes on one looks for the name rather than down the list. */
const MANY = 8;

export function StartPane() {
  const { close } = useDesk();
  const processes = useProcesses();
  const [sought, setSought] = useState('');
  if (processes.isPending) return <PaneSkeleton />;
  if (processes.isError) return <Failure error={processes.error} retry={() => void processes.refetch()} />;
  const all = processes.data;
  const found = all.filter(({ title, summary, group }) =>
    `${title}${summary}${group}`.includes(sought.trim()),
  );
  return (
    <article className="item">
      <header className="item-head">
        <button type="button" className="back" onClick={close}>
          {text.task.back}
        </button>
        <h1>{text.start.title}</h1>
        <p className="item-line is-second">{text.start.lead}</p>
        {all.length >= MANY && (
          <Input
            type="search"
            aria-label={text.start.search}
            placeholder={text.start.search}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
        )}
      </header>
      <div className="item-body">
        {all.length === 0 && <Empty {...text.start.none} />}
        {all.length > 0 && found.length === 0 && <Empty {...text.start.noMatch} />}
        {groupsOf(found).map(([group, items]) => (
          <section key={group} className="sheet">
            <h2>{group}</h2>
            <ul className="starts">
              {items.map((item) => (
                <li key={item.key}>
                  <div>
                    <strong>{item.title}</strong>
                    <p>{item.summary}</p>
                  </div>
                  <a href={pages.applyGuide(item.key)}>{text.start.guide}</a>
                  <a className="button-link" href={`${pages.applyGuide(item.key)}#start`}>
                    {text.start.open}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </article>
  );
}

function groupsOf(items: readonly ProcessItem[]): [string, ProcessItem[]][] {
  const groups = new Map<string, ProcessItem[]>();
  for (const item of items) {
    const name = item.group === '' ? text.start.otherGroup : item.group;
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups];
}
