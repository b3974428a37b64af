/** A list decides, and a case that is one of its rows judges, waits, and hears. See docs/decisions/0007. */
import { Refusal, refuse, reject } from '../../engine/rejections.ts';
import type { Answer, Command } from '../../engine/commands.ts';
import type { DecisionDraft } from '../../engine/run.ts';
import { obeyRules } from '../../engine/submission.ts';
import { isObject } from '../../json.ts';
import { addMs, MINUTE_MS } from '../../time/instant.ts';
import type { BlockTimer, Case, Json, JsonObject, Rejection } from '../../vocabulary.ts';
import { campaignId } from '../campaign/state.ts';
import { words } from './messages.ts';
import { DECIDED, UNDECIDED, type ListCommand } from './spec.ts';
import { listSlot } from './state.ts';

/** After this a list that has not come back is asked whether it decided. */
const ASKED_AFTER = MINUTE_MS;

/** Attempts a list remembers: more do not decide within the time after which a row asks. */
const REMEMBERED = 200;

type Of<T extends ListCommand['type']> = ListCommand & { type: T };

/** Decides about the rows: they are reserved before the list commits, and told after. */
export function decide(run: DecisionDraft, params: JsonObject, data: JsonObject): void {
  const rows = run.value(String(params.rows), data);
  const wanted = (Array.isArray(rows) ? rows : []).filter(isObject);
  if (wanted.length === 0) return;
  const of = campaignId(run.case.id, String(params.campaign));
  const found = run.ask({ name: `list.${String(params.campaign)}`, kind: 'members', of });
  const members = new Map((Array.isArray(found) ? found : []).filter(isObject).map((one) => [one.row, one]));
  const cases: string[] = [];
  wanted.forEach((row, n) => {
    const member = members.get(row.row ?? null);
    const label = String(member?.name ?? row.row ?? n + 1);
    const path = `rows[${n}].row`;
    if (!member) return refuseRow(label, words.refused.unknownRow, 'row_unknown', path);
    if (cases.includes(String(member.id))) return refuseRow(label, words.refused.twice, 'row_twice', path);
    cases.push(String(member.id));
    run.reservations.push({ case: String(member.id), label, path, message: String(row.message), row });
  });
  run.effect({ kind: 'listed', token: '', cases });
  run.emit('list.decided', { data: { count: cases.length } });
}

function refuseRow(label: string, why: string, code: string, path: string): never {
  throw new Refusal({ status: 422, code, message: words.refused.row(label, why), path });
}

/** The case judges whether it can hear what a list is about to decide, as it stands now. */
export function reserve(run: DecisionDraft, { token, list: by, message, row }: Of<'Reserve'>): void {
  const state = listSlot.change(run.case);
  if (state.held?.token === token) return;
  if (run.case.status !== 'running') refuse(run.case.status === 'suspended' ? 'suspended' : 'not_running');
  const spec = run.process.definition.decidable?.[message];
  if (!spec) refuse('not_possible_now', { message: words.refused.notListed });
  obeyRules(run, spec.rules, row);
  if (!run.wouldHear({ type: message, data: { message: row } }))
    refuse('not_possible_now', { message: words.refused.notHere });
  state.held = { token, by, message, row };
  run.addTimer({ block: 'list', what: 'held', at: addMs(run.facts.now, ASKED_AFTER), ref: token });
  run.emit('list.reserved', { data: { by } });
}

/** The list has decided: the machine hears it. */
export function listed(run: DecisionDraft, { token }: { token: string }): void {
  const { held } = listSlot.of(run.case);
  if (held?.token !== token) return;
  free(run, token);
  const { message, row, by } = held;
  run.emit('message.received', { data: { message, from: by, data: row } });
  run.hear({ type: message, data: { message: row } });
}

/** The list has not decided: the case is as it was. */
export function letGo(run: DecisionDraft, { token }: { token: string }): void {
  if (listSlot.of(run.case).held?.token !== token) return;
  free(run, token);
  run.emit('list.let_go', {});
}

function free(run: DecisionDraft, token: string): void {
  delete listSlot.change(run.case).held;
  run.dropTimers((timer) => timer.block === 'list' && timer.ref === token);
}

/** The list did not come back: it is asked. */
export function fired(run: DecisionDraft, { ref }: BlockTimer): void {
  const { held } = listSlot.of(run.case);
  if (held?.token !== ref) return;
  run.effect({ kind: 'list.ask', by: held.by, token: ref });
  // asked once more where the answer gets lost
  run.addTimer({ block: 'list', what: 'held', at: addMs(run.facts.now, ASKED_AFTER), ref });
}

/** The list was asked, and this is whether it decided. */
export function unheard(run: DecisionDraft, { event, data }: Answer): void {
  const { token } = (isObject(data) ? data : {}) as { token?: Json };
  if (typeof token !== 'string') return;
  const told = { token };
  if (event === DECIDED) listed(run, told);
  if (event === UNDECIDED) letGo(run, told);
}

/** An attempt under way counts on the `seq` it began from: that this counts it up is all there is to it. */
export function asked(): void {}

const HEARD: ReadonlySet<string> = new Set(['Reserve', 'Listed', 'LetGo', 'Incident']);

/** A row about which a list is deciding hears nothing else: it stays as it was judged. */
export function closedTo(c: Case, command: Command): Rejection | null {
  const { held } = listSlot.of(c);
  if (!held) return null;
  if (command.type === 'Reserve' && command.token !== held.token) return inOther();
  if (HEARD.has(command.type)) return null;
  if (command.type === 'Answer' && ANSWERS.has(command.event)) return null;
  if (command.type === 'FireTimer')
    return c.timers.some(({ id, block }) => id === command.timer && block === 'list')
      ? null
      : reject('conflict');
  return 'by' in command ? inOther() : reject('conflict');
}

const ANSWERS: ReadonlySet<string> = new Set([DECIDED, UNDECIDED]);

function inOther(): Rejection {
  return { status: 409, code: 'in_a_list', message: words.refused.held };
}

/** The attempt that decided stands in the case of the list: this is what makes it decided. */
export function stampAttempt(c: Case, token: string): void {
  const state = listSlot.change(c);
  state.decided = [...(state.decided ?? []), token].slice(-REMEMBERED);
}

/** Whether an attempt decided. */
export const hasDecided = (c: Case, token: string): boolean =>
  listSlot.of(c).decided?.includes(token) === true;
