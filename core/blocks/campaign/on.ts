/** The case that holds a campaign: it has its cases opened, is told once they are, and hears when none keeps it waiting. */
import { isSpent, LIMITS } from '../../engine/allowance.ts';
import { activeNodes, type MachineNode } from '../../engine/machine.ts';
import { mapOf, textOf } from '../../engine/params.ts';
import { periodEnd } from '../../engine/periods.ts';
import { refuse } from '../../engine/rejections.ts';
import type { DecisionDraft } from '../../engine/run.ts';
import { holdsRole, isSteward } from '../../engine/stewards.ts';
import { addDays } from '../../time/day.ts';
import { dueDay, endOfDay } from '../../time/instant.ts';
import { isOpen } from '../../time/open.ts';
import { isObject } from '../../json.ts';
import type { Instant, JsonObject } from '../../vocabulary.ts';
import type { CampaignSpec, RowSource } from './language.ts';
import { words } from './messages.ts';
import {
  OPENED,
  SETTLED,
  type CampaignOpened,
  type CampaignSettled,
  type ExtendCampaign,
  type Opening,
  type Rows,
} from './spec.ts';
import { campaignId, campaignSlot } from './state.ts';

/** Has the cases of a campaign opened; those that are there already stay. */
export function open(run: DecisionDraft, params: JsonObject, data: JsonObject): void {
  const name = String(params.campaign);
  const rows = specOf(run, name)?.rows;
  if (rows !== undefined) order(run, name, rowsHere(run, rows, data), data);
}

/** Who runs it has what came later opened too. */
export function extend(run: DecisionDraft, { campaign, list }: ExtendCampaign): void {
  const spec = specOf(run, campaign);
  if (!spec) refuse('unknown_action');
  if (!runs(run, spec)) refuse('not_your_action');
  if (run.case.status !== 'running') refuse('not_running');
  if (list) order(run, campaign, { list }, run.case.data);
  else open(run, { campaign }, run.case.data);
}

/** Whether the actor may urge a campaign, add rows to it and let rows off. */
export function runs(
  at: Pick<DecisionDraft, 'process' | 'case' | 'actor'>,
  { waive = [] }: Pick<CampaignSpec, 'waive'>,
): boolean {
  return isSteward(at) || waive.some((role) => holdsRole(at, role));
}

function order(run: DecisionDraft, name: string, rows: Rows, data: JsonObject): void {
  const spec = specOf(run, name) as CampaignSpec;
  const depth = (run.case.openedBy?.depth ?? 0) + 1;
  if (depth > LIMITS.depth || isSpent(run)) return run.incident(words.tooDeep, { process: spec.process });
  const due = spec.due && periodEnd(spec.due, run.facts.now, run.scope(data), run.facts.calendar);
  campaignSlot.change(run.case)[name] = { state: 'opening', ...(due ? { due } : {}) };
  run.emit('campaign.ordered', { data: { campaign: name, label: spec.label, ...(due ? { due } : {}) } });
  run.effect({ kind: 'campaign', rows, opening: openingOf(run, name, spec, depth, due) });
}

function openingOf(
  run: DecisionDraft,
  name: string,
  spec: CampaignSpec,
  depth: number,
  due: Instant | undefined,
): Opening {
  const { id, member } = run.case;
  const of = campaignId(id, name);
  const { process, where, key, data = {} } = spec;
  return {
    process,
    ...(where === undefined ? {} : { where }),
    ...(key === undefined ? {} : { key }),
    data,
    member: { of, line: [of, ...(member?.line ?? [])], ...urging(run, spec, due) },
    openedBy: { case: id, depth },
  };
}

/** When its cases should be there, and how they are urged. */
function urging(
  run: DecisionDraft,
  { remind = [], dun, waive }: CampaignSpec,
  due: Instant | undefined,
): Partial<Opening['member']> {
  const dated = due !== undefined && !isOpen(due);
  const last = dated ? dueDay(due) : '';
  const before = dated
    ? remind.map((days) => endOfDay(addDays(last, -days - 1))).filter((at) => at > run.facts.now)
    : [];
  return {
    ...(due === undefined ? {} : { due }),
    ...(before.length > 0 ? { remind: before.sort() } : {}),
    ...(dun === undefined ? {} : { dun }),
    ...(waive ? { waive } : {}),
  };
}

/** The rows, as far as the case says which. */
function rowsHere(run: DecisionDraft, source: RowSource, data: JsonObject): Rows {
  if ('list' in source) {
    const list = run.value(source.list, data);
    return { list: Array.isArray(list) ? list.filter(isObject) : [] };
  }
  const under = source.under === undefined ? run.case.region : textOf(run, source.under, data);
  return { ...source, under };
}

/** Sends a message to every case of a campaign that is under way. */
export function tell(run: DecisionDraft, params: JsonObject, data: JsonObject): void {
  if (isSpent(run)) return run.incident(words.tooDeep, { campaign: String(params.campaign) });
  run.effect({
    kind: 'campaign.tell',
    of: campaignId(run.case.id, String(params.campaign)),
    message: String(params.message),
    data: mapOf(run, params.data, data),
  });
}

/** All are opened. */
export function opened(run: DecisionDraft, { campaign, total, left }: CampaignOpened): void {
  const held = campaignSlot.change(run.case);
  held[campaign] = { ...held[campaign], state: 'opened' };
  run.emit('campaign.opened', { data: { campaign, total, left } });
  if (left > 0) run.incident(words.left(left), { campaign });
  run.hear({ type: OPENED, data: { campaign, total, left } });
  hearSettled(run, campaign);
}

/** Perhaps nothing is open any more: it is looked at again before anything is said. */
export function settled(run: DecisionDraft, { campaign }: CampaignSettled): void {
  hearSettled(run, campaign);
}

function hearSettled(run: DecisionDraft, campaign: string): void {
  const here = activeNodes(run.process.machine, run.case.state).filter(
    ({ meta }) => meta.awaits === campaign,
  );
  if (here.length === 0 || isHeld(run, campaign)) return;
  run.emit('campaign.settled', { data: { campaign } });
  run.hear({ type: SETTLED, data: { campaign } });
}

/** A state that waits for a campaign is entered: it may wait for nothing. */
export function entered(run: DecisionDraft, { meta: { awaits } }: MachineNode): void {
  if (awaits === undefined || isHeld(run, awaits)) return;
  run.emit('campaign.settled', { data: { campaign: awaits } });
  run.later({ type: SETTLED, data: { campaign: awaits } });
}

/** Whether a campaign still waits for anything: for being opened, or for one of its cases. */
function isHeld(run: DecisionDraft, name: string): boolean {
  const spec = specOf(run, name);
  if (!spec || (spec.rows !== undefined && campaignSlot.of(run.case)[name]?.state !== 'opened')) return true;
  const of = campaignId(run.case.id, name);
  return run.ask({ name: `campaign.${name}`, kind: 'campaign', of, held: true }) !== false;
}

function specOf(run: DecisionDraft, name: string): CampaignSpec | undefined {
  return run.process.definition.campaigns?.[name];
}
