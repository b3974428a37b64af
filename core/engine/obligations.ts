/** Act first, complete later 先行后补 (C23): something owed by a case, watched also after it has gone on or ended. */
import type { PeriodSpec } from '../definition/process.ts';
import type { JsonObject, Obligation } from '../vocabulary.ts';
import { mapOf } from './params.ts';
import { periodEnd } from './periods.ts';
import type { Run } from './run.ts';

/** Opens an obligation; `fund` and `region` name the account that is marked red while it is late. */
export function owe(run: Run, params: JsonObject, data: JsonObject): void {
  const scope = run.scope(data);
  const dueAt = periodEnd(params.due as PeriodSpec, run.facts.now, scope, run.facts.calendar);
  const account: JsonObject = params.fund
    ? { fund: String(params.fund), region: String(run.value(String(params.region), data)) }
    : {};
  const obligation: Obligation = {
    id: run.newId(),
    kind: String(params.kind),
    dueAt,
    state: 'open',
    data: { ...mapOf(run, params.data, data), ...account },
  };
  run.case.obligations.push(obligation);
  run.addTimer({ kind: 'obligation', at: dueAt, ref: obligation.id });
  run.emit('obligation.opened', { data: { obligation: obligation.id, kind: obligation.kind, dueAt } });
}

/** Its time is over and it is not there. */
export function lapse(run: Run, id: string): void {
  const obligation = run.case.obligations.find((o) => o.id === id);
  if (!obligation || obligation.state !== 'open') return;
  obligation.state = 'late';
  run.emit('obligation.late', { data: { obligation: id, kind: obligation.kind } });
  mark(run, obligation, 'red');
}

/** What was owed is there. */
export function fulfil(run: Run, kind: string): void {
  for (const obligation of run.case.obligations.filter((o) => o.kind === kind && o.state !== 'done')) {
    const wasLate = obligation.state === 'late';
    obligation.state = 'done';
    run.dropTimers((timer) => timer.kind === 'obligation' && timer.ref === obligation.id);
    run.emit('obligation.done', { data: { obligation: obligation.id, kind } });
    if (wasLate) mark(run, obligation, 'clear_red');
  }
}

function mark(run: Run, obligation: Obligation, op: 'red' | 'clear_red'): void {
  const { fund, region } = obligation.data;
  if (typeof fund !== 'string' || typeof region !== 'string') return;
  run.effect({
    kind: 'fund',
    op,
    fund,
    region,
    answer: false,
    data: { ref: run.case.id, case_no: run.case.caseNo },
  });
}
