/** A migration under way: how far it is, and at the end which cases stayed and why. */
import { Progress } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { MigrationView } from '../../../core/api-admin.ts';
import { call, calls } from '../../api/call.ts';
import { text } from '../messages.ts';
import { signs } from '../../../core/signs/messages.ts';

/** Pause between two looks at a running migration. */
const LOOK_MS = 1_000;

export function MigrationProgress({ processKey, started }: { processKey: string; started: MigrationView }) {
  const words = text.migrate;
  const { data: now } = useQuery({
    queryKey: ['admin', 'migration', started.id],
    initialData: started,
    queryFn: () => call(calls.designer.migration, { params: { key: processKey, id: started.id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_MS : false),
  });
  const percent = now.total === 0 ? 100 : Math.round(((now.moved + now.left.length) / now.total) * 100);
  return (
    <section aria-label={words.progress}>
      <Progress percent={percent} status={now.state === 'running' ? 'active' : 'normal'} />
      <p role="status">{words.states[now.state](now.moved, now.total)}</p>
      {now.left.length > 0 && (
        <>
          <h2>{words.left}</h2>
          <ul>
            {now.left.map((each) => (
              <li key={each.id}>{signs.said(each.caseNo, signs.sentences(each.reasons))}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
