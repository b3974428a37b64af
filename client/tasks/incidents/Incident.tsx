/** One thing that went wrong, with the ways out of it. */
import { Button } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { IncidentItem } from '../../../core/api.ts';
import { describeInstant } from '../../../core/time/describe.ts';
import { call, calls } from '../../api/call.ts';
import { sentenceOf } from '../../api/http.ts';
import { keys } from '../data/queries.ts';
import { text } from '../messages.ts';
import { useDesk } from '../shell/DeskContext.ts';
import { to } from '../shell/paths.ts';
import { Closing } from './Closing.tsx';

const words = text.incidents;

export function Incident({ item }: { item: IncidentItem }) {
  const { filter } = useDesk();
  const { message, since, told, closed } = item;
  return (
    <li className="incident">
      <p className="incident-what">{message}</p>
      {item.case && (
        <p>
          <Link to={to.case(item.case.id, filter)}>{item.case.subject}</Link>{' '}
          <span className="incident-of">
            {words.about(item.case.processTitle, item.case.stepLabel, item.case.caseNo)}
          </span>
        </p>
      )}
      <p className="letters-foot">
        <span>
          {words.since} <time dateTime={since}>{describeInstant(since)}</time>
        </span>
        <span>{told.length > 0 ? words.told(told) : words.toldNobody}</span>
      </p>
      {closed ? (
        <p className="incident-closed">
          {words.closed(words.how[closed.how], describeInstant(closed.at), closed.by, closed.reason)}
        </p>
      ) : (
        <Ways item={item} />
      )}
    </li>
  );
}

function Ways({ item }: { item: IncidentItem }) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<'appoint' | 'dismiss' | null>(null);
  const retry = useMutation({
    mutationFn: () => call(calls.incidents.retry, { params: { id: item.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.allIncidents }),
  });
  if (chosen) return <Closing item={item} how={chosen} close={() => setChosen(null)} />;
  return (
    <div className="incident-ways">
      {item.actions.map((action) => (
        <Button
          key={action}
          loading={action === 'retry' && retry.isPending}
          onClick={() => (action === 'retry' ? retry.mutate() : setChosen(action))}
        >
          {words.actions[action]}
        </Button>
      ))}
      {retry.isError && (
        <p className="field-error" role="alert">
          {sentenceOf(retry.error)}
        </p>
      )}
    </div>
  );
}
