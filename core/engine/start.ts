/** Opening a case: the start form is handed in at the machine's initial step. */
import { evaluate, references } from '../expression/index.ts';
import { levelOf } from '../values/region.ts';
import type { Case, JsonObject, Rejection } from '../vocabulary.ts';
import { closeActivity } from './activities.ts';
import { BEHAVIOUR } from './behaviours.ts';
import type { Command, Start } from './commands.ts';
import type { FactsAtHand } from './facts.ts';
import type { CompiledProcess } from './process.ts';
import { textsOf } from '../json.ts';
import { refuse, reject } from './rejections.ts';
import type { DecisionDraft } from './run.ts';
import { documentNumbersIn, searchKeysOf } from './search-keys.ts';
import { checked, obeyRules } from './submission.ts';

/** The case before anything has happened. */
export function blankCase(process: CompiledProcess, command: Command, facts: FactsAtHand): Case {
  if (command.type !== 'Start') throw new Error('only a Start opens a case');
  return {
    id: facts.newCaseId,
    process: process.definition.key,
    version: process.version,
    behaviour: facts.behaviour ?? BEHAVIOUR,
    caseNo: '',
    subject: '',
    region: '',
    status: 'running',
    seq: 0,
    filer: { user: command.by.user ?? 'public', name: command.by.name },
    ...(command.behalfOf ? { behalfOf: command.behalfOf } : {}),
    ...(command.openedBy ? { openedBy: command.openedBy } : {}),
    ...(command.member ? { member: command.member } : {}),
    startedAt: facts.now,
    state: { value: {} },
    data: {},
    records: [],
    activities: [],
    timers: [],
    blocks: {},
    keys: [],
    counter: 0,
    requests: [],
  };
}

/** Opens the case. */
export function start(run: DecisionDraft, command: Start): void {
  const { definition, forms } = run.process;
  if (!mayStart(run, definition.start.roles)) refuse('cannot_start');
  const form = forms.get(definition.start.form) ?? null;
  const optional = definition.start.optional
    ? textsOf(evaluate(definition.start.optional, { ...command.data }).value)
    : undefined;
  const data = checked(run, form, command.data, {
    who: { roles: rolesAt(run, definition.start.roles), step: String(definition.machine.initial) },
    ...(optional ? { optional } : {}),
  });
  run.case.data = data;
  settle(run, data);
  obeyRules(run, definition.start.rules, data);
  run.emit('case.started', {
    data: { process: definition.key, version: run.process.version, region: run.case.region },
  });
  run.begin();
  handIn(run, data);
}

function mayStart(run: DecisionDraft, roles: string[]): boolean {
  return roles.includes('anyone') || roles.some((role) => rolesHeld(run).includes(role));
}

/** As whom somebody fills in the start form: who files it, and the role that lets them. */
function rolesAt(run: DecisionDraft, roles: string[]): string[] {
  return [
    ...rolesHeld(run).filter((role) => roles.includes(role)),
    'filer',
    ...(run.actor.user === null ? ['public'] : []),
  ];
}

function rolesHeld(run: DecisionDraft): string[] {
  return run.actor.positions.map(({ role }) => role);
}

/** Region, keys and the line for lists follow from the data. */
function settle(run: DecisionDraft, data: JsonObject): void {
  run.case.region = regionIn(run, data) ?? refuse('unknown_region');
  nameCase(run);
}

/** The refusal of a case that belongs nowhere, at the field that is asked first for the place. */
export function nowhere({ definition: { region } }: CompiledProcess): Rejection {
  return reject('unknown_region', { path: references(region)[0] ?? region });
}

/** The region a case belongs to; of several the first that is a region of the house, or the first of all. */
function regionIn(run: DecisionDraft, data: JsonObject): string | undefined {
  const codes = textsOf(run.value(run.process.definition.region, data)).filter((code) => levelOf(code));
  return codes.find((code) => run.facts.regionName(code) !== code) ?? codes[0];
}

/** The start form was corrected: the line for lists and the keys follow. The region does not: another office would have it. */
export function readAgain(run: DecisionDraft): void {
  const { region } = run.process.definition;
  run.refresh();
  if (regionIn(run, run.case.data) !== run.case.region) refuse('region_changed', { path: region });
  nameCase(run);
}

/** The line for lists and the keys by which others find the case, from its data as it is. */
export function nameCase(run: DecisionDraft): void {
  const { definition } = run.process;
  run.refresh();
  run.case.subject = String(run.value(definition.subject) ?? definition.title);
  const form = run.process.forms.get(definition.start.form) ?? null;
  run.case.keys = definition.keys
    ? textsOf(run.value(definition.keys))
    : form === null
      ? []
      : documentNumbersIn(form, run.case.data);
  run.case.searchKeys = searchKeysOf(form, run.case.data);
}

/** The initial step ends with the outcome that handing in the start form gives. */
function handIn(run: DecisionDraft, data: JsonObject): void {
  const { outcome } = run.process.definition.start;
  const activity = run.case.activities[0];
  const task = activity?.tasks[0];
  if (activity && task) {
    const by = { user: run.actor.user, name: run.actor.name };
    run.case.records.push({
      step: task.step,
      node: activity.node,
      activity: activity.id,
      task: task.id,
      role: 'filer',
      by,
      at: run.facts.now,
      action: outcome,
      data,
    });
    run.emit('task.acted', { step: task.step, task: task.id, data: { action: outcome } });
    task.state = 'done';
    closeActivity(run, activity);
  }
  if (!run.hear({ type: outcome, ...(activity ? { node: activity.node } : {}), data }))
    refuse('not_possible_now');
}
