/** The head of a case: what it is, its number, its state in a word, who filed it, how much time is left. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { CaseView } from '../../../core/api.ts';
import { describeDate } from '../../../core/time/describe.ts';
import { dayOf } from '../../../core/time/instant.ts';
import { useCalendar } from '../data/queries.ts';
import { useNow } from '../../api/use-now.ts';
import { caseTone } from '../../ui/case-tone.ts';
import { text } from '../messages.ts';
import { dueOf } from '../queue/due.ts';
import { useDesk } from '../shell/DeskContext.ts';
import { signs } from '../../../core/signs/messages.ts';

interface Props {
  view: CaseView;
  /** What is to be done here and until when, for a task. */
  step?: { label: string; due: string | null; open?: boolean };
  children?: ReactNode;
}

export function CaseHead({ view, step, children }: Props) {
  const { close } = useDesk();
  return (
    <header className="item-head">
      <button type="button" className="back" onClick={close}>
        {text.task.back}
      </button>
      <h1>{view.subject}</h1>
      <p className="item-line">
        <span className={`state is-${caseTone(view)}`}>{view.word}</span>
        <span className="digits">{view.caseNo}</span>
        <span>{view.processTitle}</span>
        <span>{view.regionName}</span>
      </p>
      <p className="item-line is-second">
        {step && (
          <span>
            <strong>{step.label}</strong> <DueWords due={step.due} open={step.open} />
          </span>
        )}
        <span>
          {signs.list([
            view.behalfOf === null
              ? text.task.filer(view.filer)
              : text.task.behalf(view.filer, view.behalfOf),
            text.task.startedAt(describeDate(dayOf(view.startedAt))),
          ])}
        </span>
        <ClockWords view={view} />
      </p>
      <div className="item-acts">
        {children}
        <Button type="text" className="no-phone" onClick={() => print()}>
          {text.task.print}
        </Button>
      </div>
    </header>
  );
}

function DueWords({ due, open }: { due: string | null; open: boolean | undefined }) {
  const now = useNow();
  const calendar = useCalendar();
  const said = dueOf(due, now, calendar, open);
  return said === null ? null : <span className={`due is-${said.tone}`}>{said.words}</span>;
}

function ClockWords({ view }: { view: CaseView }) {
  const now = useNow();
  const calendar = useCalendar();
  if (!view.clock || view.clock.stopped || view.status === 'ended') return null;
  if (view.clock.paused) return <span>{text.task.clockPaused}</span>;
  const due = dueOf(view.clock.dueAt, now, calendar, true);
  return due && <span className={`due is-${due.tone}`}>{text.task.clock(due.words)}</span>;
}
