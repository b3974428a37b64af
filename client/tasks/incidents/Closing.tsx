/** An incident is closed by a person: by who is to do the task from now on, or with the reason why nothing is to be done. */
import { Button, Input, Select } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { IncidentItem } from '../../../core/api.ts';
import { call, calls } from '../../api/call.ts';
import { sentenceOf } from '../../api/http.ts';
import { keys } from '../data/queries.ts';
import { text } from '../messages.ts';

const words = text.incidents;

interface Props {
  item: IncidentItem;
  how: 'appoint' | 'dismiss';
  close: () => void;
}

export function Closing({ item, how, close }: Props) {
  const id = useId();
  const client = useQueryClient();
  const params = { id: item.id };
  const [person, setPerson] = useState<string>();
  const [reason, setReason] = useState('');
  const people = useQuery({
    queryKey: keys.incidentPeople(item.id),
    enabled: how === 'appoint',
    queryFn: async () => (await call(calls.incidents.people, { params })).items,
  });
  const send = useMutation({
    mutationFn: () =>
      how === 'appoint'
        ? call(calls.incidents.appoint, { params, body: { to: person ?? '', reason: reason.trim() } })
        : call(calls.incidents.dismiss, { params, body: { reason: reason.trim() } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.allIncidents }),
  });
  const complete = reason.trim().length > 1 && (how === 'dismiss' || person !== undefined);
  return (
    <div className="incident-closing">
      {how === 'appoint' && (
        <>
          <label htmlFor={`${id}-to`}>{words.person}</label>
          <Select
            id={`${id}-to`}
            className="picker"
            loading={people.isLoading}
            value={person}
            placeholder={text.task.personHint}
            notFoundContent={people.isError ? sentenceOf(people.error) : words.nobody}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={setPerson}
            options={people.data?.map(({ user, name, roleName, regionName }) => ({
              value: user,
              label: `${name} · ${regionName} ${roleName}`,
            }))}
          />
        </>
      )}
      <label htmlFor={`${id}-reason`}>{words.reason[how]}</label>
      <Input.TextArea
        id={`${id}-reason`}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {send.isError && (
        <p className="field-error" role="alert">
          {sentenceOf(send.error)}
        </p>
      )}
      <div className="incident-ways">
        <Button type="text" onClick={close}>
          {text.task.cancelChoice}
        </Button>
        <Button type="primary" disabled={!complete} loading={send.isPending} onClick={() => send.mutate()}>
          {words.confirm[how]}
        </Button>
      </div>
    </div>
  );
}
