/** What is owed comes due, is late, is there. */
import type { PeriodSpec } from '../../definition/process.ts';
import { mapOf } from '../../engine/params.ts';
import { periodEnd, unitOf } from '../../engine/periods.ts';
import { isOpen, OPEN_END } from '../../time/open.ts';
import type { DecisionDraft } from '../../engine/run.ts';
import type { BlockTimer, Instant, JsonObject } from '../../vocabulary.ts';
import { obligationSlot, type Obligation } from './state.ts';

/** Opens an obligation; `fund` and `region` name the account that it blocks while it is late. */
export function owe(run: DecisionDraft, params: JsonObject, data: JsonObject): void {
  const scope = run.scope(data);
  const due = params.due as PeriodSpec;
  const since = run.facts.now;
  const dueAt = periodEnd(due, since, scope, run.facts.calendar);
  const account: JsonObject = params.fund
    ? { fund: String(params.fund), region: String(run.value(String(params.region), data)) }
    : {};
  const obligation: Obligation = {
    id: run.newId(),
    kind: String(params.kind),
    dueAt,
    ...(isOpen(dueAt) ? { period: due } : {}),
    state: 'open',
    data: { ...mapOf(run, params.data, data), ...account },
  };
  obligationSlot.change(run.case).push(obligation);
  run.addTimer({ block: 'obligation', what: 'due', at: dueAt, ref: obligation.id, since, unit: unitOf(due) });
  run.emit('obligation.opened', { data: { obligation: obligation.id, kind: obligation.kind, dueAt } });
}

/** Its time is over and it is not there. */
export function lapse(run: DecisionDraft, id: string): void {
  const obligation = obligationSlot.of(run.case).find((o) => o.id === id);
  if (!obligation || obligation.state !== 'open') return;
  obligation.state = 'late';
  run.emit('obligation.late', { data: { obligation: id, kind: obligation.kind } });
  mark(run, obligation, 'block');
}

/** It is due at another moment. */
export function oweUntil(run: DecisionDraft, { ref, at }: BlockTimer): void {
  const obligation = obligationSlot.change(run.case).find((o) => o.id === ref);
  if (obligation) obligation.dueAt = at;
}

/** What was open counted again. */
export function dueOf(run: DecisionDraft, { ref, since = run.facts.now }: BlockTimer): Instant {
  const period = obligationSlot.of(run.case).find((o) => o.id === ref)?.period;
  return period ? periodEnd(period, since, run.scope(), run.facts.calendar) : OPEN_END;
}

/** What was owed is there. */
export function fulfil(run: DecisionDraft, kind: string): void {
  const owed = obligationSlot.of(run.case).filter((o) => o.kind === kind && o.state !== 'done');
  for (const obligation of owed) {
    const wasLate = obligation.state === 'late';
    obligation.state = 'done';
    run.dropTimers((timer) => timer.block === 'obligation' && timer.ref === obligation.id);
    run.emit('obligation.done', { data: { obligation: obligation.id, kind } });
    if (wasLate) mark(run, obligation, 'unblock');
  }
}

function mark(run: DecisionDraft, obligation: Obligation, op: 'block' | 'unblock'): void {
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
