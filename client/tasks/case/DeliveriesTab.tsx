/** 通知: who was told what of the case, by which channel and when, and what did not go out. */
import { Button } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DeliveryView } from '../../../core/contract/shapes/message.ts';
import { describeInstant } from '../../../core/time/describe.ts';
import { call, calls } from '../../api/call.ts';
import { HttpError, sentenceOf } from '../../api/http.ts';
import { Empty } from '../../ui/desk/Empty.tsx';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { keys } from '../data/queries.ts';
import './deliveries.css';
import { text } from './messages.ts';

/** What did not go out comes first. */
const ORDER = { dead: 0, failed: 1, queued: 2, sent: 3, delivered: 3 };
const MARKS = {
  queued: 'is-waiting',
  sent: '',
  delivered: 'is-done',
  failed: 'is-waiting',
  dead: 'is-refused',
};

export function DeliveriesTab({ caseId }: { caseId: string }) {
  const list = useQuery({
    queryKey: keys.deliveries(caseId),
    queryFn: async () => (await call(calls.cases.deliveries, { params: { id: caseId } })).items,
  });
  if (list.isPending)
    return (
      <Later>
        <Bars widths={[70, 82, 64, 76]} />
      </Later>
    );
  if (list.isError)
    return list.error instanceof HttpError && list.error.status === 403 ? (
      <Empty {...text.notYours} />
    ) : (
      <Failure error={list.error} retry={() => void list.refetch()} />
    );
  if (list.data.length === 0) return <Empty {...text.none} />;
  return (
    <section className="sheet">
      <ul className="deliveries">
        {[...list.data]
          .sort((a, b) => ORDER[a.state] - ORDER[b.state])
          .map((row) => (
            <li key={row.id}>
              <Delivery row={row} caseId={caseId} />
            </li>
          ))}
      </ul>
    </section>
  );
}

function Delivery({ row, caseId }: { row: DeliveryView; caseId: string }) {
  const client = useQueryClient();
  const resend = useMutation({
    mutationFn: () => call(calls.cases.resend, { params: { id: caseId, delivery: row.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.deliveries(caseId) }),
  });
  const { at, sentAt, nextAt } = row;
  return (
    <>
      <p className="delivery-head">
        <b>{text.to(row.name, row.label, row.address)}</b>
        <span className={`state ${MARKS[row.state]}`}>{text.states[row.state]}</span>
      </p>
      <p>{row.text}</p>
      <p className="delivery-foot">
        <time dateTime={sentAt ?? at}>{describeInstant(sentAt ?? at)}</time>
        {row.attempts > 1 && <span>{text.attempts(row.attempts)}</span>}
        {nextAt !== null && (
          <span>
            {text.next} <time dateTime={nextAt}>{describeInstant(nextAt)}</time>
          </span>
        )}
      </p>
      {row.error !== null && <p className="delivery-why">{text.why(row.error)}</p>}
      {row.mayResend && !resend.isSuccess && (
        <Button loading={resend.isPending} onClick={() => resend.mutate()}>
          {text.resend}
        </Button>
      )}
      {resend.isSuccess && <p role="status">{text.resent}</p>}
      {resend.isError && (
        <p className="field-error" role="alert">
          {sentenceOf(resend.error)}
        </p>
      )}
    </>
  );
}
