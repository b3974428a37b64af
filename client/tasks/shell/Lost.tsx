/** The line over the desk while it may be out of date: why, and how old it is. */
import { useSyncExternalStore } from 'react';
import { session } from '../../api/session.ts';
import { useTick } from '../../api/use-now.ts';
import { text } from '../messages.ts';

const MINUTE_MS = 60_000;

export function Lost({ since }: { since: number }) {
  const { standing } = useSyncExternalStore(session.subscribe, session.current);
  const minutes = Math.max(0, Math.floor((useTick() - since) / MINUTE_MS));
  const at = new Date(since).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' });
  return (
    <p className="offline" role="status">
      {standing === 'on' || standing === 'unknown' ? text.shell.offline : text.shell.sessionOver}
      {text.shell.asOf(at, minutes)}
    </p>
  );
}
