/** 事项: what there is, which version is in force, who is working on the next one, and where something is wrong. */
import { Button, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ProcessAdminItem } from '../../../core/api-admin.ts';
import { Empty } from '../../ui/desk/Empty.tsx';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { useKeys } from '../../keys/useKeys.ts';
import { useProcesses } from '../data/queries.ts';
import { text } from '../messages.ts';
import { NewProcess } from './NewProcess.tsx';
import { ProcessRow } from './ProcessRow.tsx';

export function ListPage() {
  const processes = useProcesses();
  const [sought, setSought] = useState('');
  const [adding, setAdding] = useState(false);
  const search = useRef<InputRef>(null);
  useKeys({ search: () => search.current?.focus() });
  useEffect(() => {
    document.title = text.pageTitle(text.list.title);
  }, []);
  if (processes.isError) return <Failure error={processes.error} retry={() => void processes.refetch()} />;
  const all = processes.data;
  const found = all?.filter((item) => isFound(item, sought.trim()));
  return (
    <main id="main" className="sheet-page">
      <div className="page-top">
        <h1>{text.list.title}</h1>
        <Input
          ref={search}
          type="search"
          className="page-search"
          allowClear
          aria-label={text.list.search}
          placeholder={text.list.search}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <Button type="primary" className="is-editing" onClick={() => setAdding(true)}>
          {text.list.add}
        </Button>
      </div>
      {!found && (
        <Later>
          <Bars widths={[90, 88, 92, 86]} />
        </Later>
      )}
      {all?.length === 0 && <Empty {...text.list.none} />}
      {all && all.length > 0 && found?.length === 0 && <Empty {...text.list.noMatch} />}
      {found && found.length > 0 && (
        <table className="grid-table">
          <thead>
            <tr>
              {text.list.columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={text.numberColumns.includes(column) ? 'is-number' : undefined}
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.map((item) => (
              <ProcessRow key={item.key} item={item} />
            ))}
          </tbody>
        </table>
      )}
      {adding && <NewProcess all={all ?? []} close={() => setAdding(false)} />}
    </main>
  );
}

function isFound({ title, key, group }: ProcessAdminItem, sought: string): boolean {
  return `${title} ${key} ${group}`.toLowerCase().includes(sought.toLowerCase());
}
