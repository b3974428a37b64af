/** A case of a campaign: it knows where it belongs, says where it stands, and is urged while it keeps the campaign waiting. */
import { HOUSE } from '../message/templates.ts';
import { activeNodes } from '../../engine/machine.ts';
import { periodEnd } from '../../engine/periods.ts';
import { endOf, type CompiledProcess } from '../../engine/process.ts';
import { remind } from '../../engine/remind.ts';
import type { DecisionDraft } from '../../engine/run.ts';
import { isObject, textsOf } from '../../json.ts';
import { due as periodOver, orOpen } from '../../time/period.ts';
import type { BlockTimer, Case, Membership, Standing } from '../../vocabulary.ts';
import { campaignId } from './state.ts';
import { LATE } from './spec.ts';

/** Standings in which a case keeps its campaign waiting. */
const WAITED_FOR: ReadonlySet<Standing> = new Set(['new', 'working', 'returned']);

const isOwn = (timer: { block?: string }): boolean => timer.block === 'campaign';

/** Says anew where the case stands; that it keeps nobody waiting any more is told. */
export function decided(run: DecisionDraft): void {
  const c = run.case;
  if (c.seq === 1 && !c.member) join(run);
  if (!c.member) return;
  const heldBefore = c.seq === 1 || c.holds === 1;
  c.standing = standingOf(run.process, c);
  if (WAITED_FOR.has(c.standing)) c.holds = 1;
  else delete c.holds;
  if (c.holds === undefined) run.dropTimers(isOwn);
  else if (!c.timers.some(isOwn)) urge(run, c.member);
  if (heldBefore && c.holds === undefined) run.effect({ kind: 'settled', of: c.member.of });
}

/** A case that began by itself joins the campaign of the case above that its definition finds. */
function join(run: DecisionDraft): void {
  const { joins } = run.process.definition;
  if (!joins) return;
  const above = run.value(joins.case);
  if (!isObject(above) || typeof above.id !== 'string') return;
  const of = campaignId(above.id, joins.campaign);
  const row = joins.row === undefined ? run.case.region : run.value(joins.row);
  const due = joins.due && periodEnd(joins.due, run.facts.now, run.scope(), run.facts.calendar);
  run.case.member = {
    of,
    row: String(row),
    line: [of, ...textsOf(above.line ?? null)],
    ...(due ? { due } : {}),
  };
}

function standingOf(process: CompiledProcess, c: Case): Standing {
  if (c.status === 'ended') {
    const counts = c.outcome === 'waived' ? 'waived' : endOf(process, c.outcome)?.counts;
    return counts === 'zero' || counts === 'waived' ? counts : 'done';
  }
  const said = activeNodes(process.machine, c.state).flatMap(({ meta }) => meta.counts ?? []);
  if (said.includes('returned')) return 'returned';
  if (said.length > 0) return said[0] as Standing;
  const touched =
    c.records.length > 1 || c.activities.some(({ tasks }) => tasks.some((task) => task.assignee));
  return touched ? 'working' : 'new';
}

/** Sets what is still to come of its times. */
function urge(run: DecisionDraft, { of, due, remind: before = [] }: Membership): void {
  const { now } = run.facts;
  for (const at of before) if (at > now) run.addTimer({ block: 'campaign', what: 'remind', at, ref: of });
  if (due === undefined) return;
  if (due > now) run.addTimer({ block: 'campaign', what: 'due', at: due, ref: of });
  else lateNow(run);
}

/** Somebody who runs the campaign has who has the case reminded. */
export function urged(run: DecisionDraft): void {
  if (run.case.holds === 1) remindAll(run);
}

/** One of its times is there. */
export function fired(run: DecisionDraft, { what }: BlockTimer): void {
  if (what === 'due') {
    lateNow(run);
    run.hear({ type: LATE });
    return;
  }
  remindAll(run);
  if (what === 'dun') dun(run);
}

function lateNow(run: DecisionDraft): void {
  if (run.case.late === 1) return;
  run.case.late = 1;
  run.emit('campaign.late', {});
  remindAll(run);
  dun(run);
}

/** The next reminder of one that is late. */
function dun(run: DecisionDraft): void {
  const { member } = run.case;
  if (member?.dun === undefined) return;
  const period = { n: member.dun, unit: 'wd' } as const;
  const at = orOpen(() => periodOver(period, run.facts.now, run.facts.calendar));
  run.addTimer({ block: 'campaign', what: 'dun', at, ref: member.of });
}

function remindAll(run: DecisionDraft): void {
  const open = run.case.activities.flatMap(({ tasks }) => tasks).filter(({ state }) => state === 'open');
  for (const task of open) remind(run, task, HOUSE.urgeCase);
  if (open.length > 0) run.emit('campaign.reminded', {});
}
