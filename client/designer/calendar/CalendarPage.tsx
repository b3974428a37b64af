/** 工作日历: which years are there, who changed them, and the State Council's notice pasted, looked at and published. */
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { describeDay, describeDays, describeInstant } from '../../../core/time/describe.ts';
import type { Answer } from '../../api/call.ts';
import { call, calls } from '../../api/call.ts';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { text } from '../messages.ts';

const KEY = ['admin', 'calendar'] as const;
const words = text.calendar;

type Read = Answer<typeof calls.admin.readNotice>;

export function CalendarPage() {
  const years = useQuery({ queryKey: KEY, staleTime: 0, queryFn: () => call(calls.admin.calendars) });
  useEffect(() => {
    document.title = text.pageTitle(words.title);
  }, []);
  if (years.isError) return <Failure error={years.error} retry={() => void years.refetch()} />;
  if (!years.data)
    return (
      <Later>
        <Bars widths={[30, 90, 88]} />
      </Later>
    );
  const { missing } = years.data;
  return (
    <main id="main" className="sheet-page">
      <div className="page-top">
        <h1>{words.title}</h1>
      </div>
      {missing !== null && (
        <p role="alert" className="findings">
          {words.missing(missing)}
        </p>
      )}
      <Import />
      <section className="calendar-years">
        <h2>{words.years}</h2>
        {Object.entries(years.data.years)
          .sort(([a], [b]) => (a < b ? 1 : -1))
          .map(([year, days]) => (
            <details key={year}>
              <summary>{words.year(year, days.holidays.length, days.workdays.length)}</summary>
              <Days days={days} />
              <h3>{words.changes}</h3>
              <ul>
                {days.changes.length === 0 && <li>{words.unchanged}</li>}
                {days.changes.map(({ at, by, holidays, workdays }) => (
                  <li key={at}>{words.change(describeInstant(at), by, holidays.length, workdays.length)}</li>
                ))}
              </ul>
            </details>
          ))}
      </section>
    </main>
  );
}

/** Paste, look, publish: nothing is kept before it was looked at. */
function Import() {
  const client = useQueryClient();
  const [pasted, setPasted] = useState('');
  const read = useMutation({
    mutationFn: (sent: string) => call(calls.admin.readNotice, { body: { text: sent } }),
  });
  const publish = useMutation({
    mutationFn: ({ year, holidays, workdays }: Read) =>
      call(calls.admin.setCalendar, { params: { year: String(year) }, body: { holidays, workdays } }),
    onSuccess: async () => {
      setPasted('');
      read.reset();
      await client.invalidateQueries({ queryKey: KEY });
    },
  });
  const found = read.data;
  return (
    <section>
      <h2>{words.import}</h2>
      <label className="calendar-paste" htmlFor="calendar-notice">
        {words.paste}
      </label>
      <Input.TextArea
        id="calendar-notice"
        rows={8}
        value={pasted}
        onChange={(event) => {
          setPasted(event.target.value);
          read.reset();
        }}
      />
      <p className="calendar-read">
        <Button disabled={pasted.trim() === ''} loading={read.isPending} onClick={() => read.mutate(pasted)}>
          {words.read}
        </Button>
      </p>
      {read.isError && <Failure error={read.error} retry={() => read.mutate(pasted)} />}
      {found && (
        <div role="status" className="stack">
          {found.year !== null && <h3>{words.found(found.year)}</h3>}
          {found.problems.length > 0 && (
            <ul className="findings is-bad">
              {found.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          )}
          <Days days={found} />
          {found.otherYears.length > 0 && (
            <p>{words.otherYears(found.otherYears.map(describeDay).join(words.between))}</p>
          )}
          <Button
            type="primary"
            disabled={found.year === null || found.holidays.length === 0}
            loading={publish.isPending}
            onClick={() => publish.mutate(found)}
          >
            {words.publish(found.year)}
          </Button>
        </div>
      )}
      {publish.isError && <Failure error={publish.error} retry={() => found && publish.mutate(found)} />}
      {publish.isSuccess && <p role="status">{words.published}</p>}
    </section>
  );
}

function Days({ days }: { days: { holidays: string[]; workdays: string[] } }) {
  return (
    <dl className="calendar-days">
      <dt>{words.holidays}</dt>
      <dd>{describeDays(days.holidays).join(words.between) || words.none}</dd>
      <dt>{words.workdays}</dt>
      <dd>{describeDays(days.workdays).join(words.between) || words.none}</dd>
    </dl>
  );
}
