/** Steps that came, went or changed: their names, who acts and how, what they can end with, their publicity. */
import { isObject } from '../../json.ts';
import type { Json } from '../../vocabulary.ts';
import { fromTo, type Comparison, type Owner } from './comparison.ts';
import { compareFlows } from './flows.ts';
import { cameAndWent, type Path } from './json.ts';
import { messages } from './messages.ts';

/** All states below a node of the machine. */
export function compareSteps(c: Comparison, node: Path): void {
  const states = [...node, 'states'];
  const owner = (key: string): Owner => ({ about: 'step', element: key, name: c.words.step(key) });
  for (const key of c.entries(states, owner, (name) => messages.steps.step(c.words.step(name)))) {
    const path = [...states, key];
    compareStep(c, path, owner(key));
    compareSteps(c, path);
  }
}

function compareStep(c: Comparison, path: Path, owner: Owner): void {
  const meta = [...path, 'meta'];
  const name = (at: Path): string => {
    const { before, after } = c.at(at);
    return fromTo(c.words.value(before), c.words.value(after));
  };
  c.tell(owner, [...meta, 'label'], messages.steps.renamed(name([...meta, 'label'])));
  const task = [...meta, 'task'];
  const { before, after } = c.at(task);
  if (isObject(before) && isObject(after)) compareTask(c, task, owner);
  else
    c.tell(
      owner,
      task,
      before === undefined ? messages.steps.nowWorked(owner.name) : messages.steps.noLongerWorked(owner.name),
    );
  compareNotice(c, [...meta, 'notice'], owner);
  compareFlows(c, path, owner);
}

function compareTask(c: Comparison, task: Path, owner: Owner): void {
  compareSeats(c, [...task, 'seats'], owner);
  c.tell(
    owner,
    [...task, 'mode'],
    messages.steps.mode(owner.name, fromTo(modeOf(c, task, 'before'), modeOf(c, task, 'after'))),
  );
  c.tell(owner, [...task, 'due'], messages.steps.due(owner.name, c.fromTo([...task, 'due'])));
  const outcomes = [...task, 'outcomes'];
  const label = (name: string): string => {
    const { before, after } = c.at([...outcomes, name, 'label']);
    return String(after ?? before ?? name);
  };
  const both = c.entries(
    outcomes,
    () => owner,
    (name) => messages.steps.outcome(owner.name, label(name)),
  );
  for (const name of both) {
    const path = [...outcomes, name, 'label'];
    c.tell(owner, path, messages.steps.outcomeRenamed(owner.name, c.fromTo(path)));
    compareNames(
      c,
      [...outcomes, name, 'required'],
      owner,
      messages.steps.requiredAt(owner.name, label(name)),
    );
  }
}

function modeOf(c: Comparison, task: Path, side: 'before' | 'after'): string {
  return c.words.value(c.at([...task, 'mode'])[side] ?? 'any', 'mode');
}

function compareSeats(c: Comparison, path: Path, owner: Owner): void {
  const { before, after } = c.at(path);
  if (!Array.isArray(before) || !Array.isArray(after)) return;
  if (before.length !== after.length)
    return c.tell(
      owner,
      path,
      messages.steps.seats(owner.name, fromTo(seatsText(c, before), seatsText(c, after))),
    );
  before.forEach((_, i) => {
    const role = [...path, String(i), 'role'];
    c.tell(owner, role, messages.steps.seats(owner.name, c.fromTo(role)));
    const form = [...path, String(i), 'form'];
    c.tell(owner, form, messages.steps.form(owner.name, c.fromTo(form)));
  });
}

function seatsText(c: Comparison, seats: Json[]): string {
  return seats
    .filter(isObject)
    .map(({ role, count }) => {
      return `${c.words.value(role, 'role')}${typeof count === 'number' && count > 1 ? messages.steps.persons(count) : ''}`;
    })
    .join(messages.steps.between);
}

function compareNotice(c: Comparison, path: Path, step: Owner): void {
  const owner: Owner = { ...step, about: 'notice' };
  const { before, after } = c.at(path);
  if (!isObject(before) || !isObject(after))
    return c.tell(
      owner,
      path,
      before === undefined ? messages.steps.noticeAdded(step.name) : messages.steps.noticeRemoved(step.name),
    );
  c.tell(owner, [...path, 'days'], messages.steps.noticeDays(step.name, c.fromTo([...path, 'days'])));
  const fields = [...path, 'fields'];
  const labels = (value: Json | undefined): Json[] =>
    (Array.isArray(value) ? value : []).filter(isObject).map(({ label }) => String(label));
  const shown = c.at(fields);
  const { came, went } = cameAndWent(labels(shown.before), labels(shown.after));
  if (came.length + went.length > 0)
    c.tell(owner, fields, messages.steps.noticeContent(step.name, c.moreAndLess(came, went)));
}

/** A list of names: what came and what went. */
export function compareNames(c: Comparison, path: Path, owner: Owner, what: string, key = ''): void {
  const { before, after } = c.at(path);
  const { came, went } = cameAndWent(before, after);
  if (came.length + went.length > 0) c.tell(owner, path, `${what}${c.moreAndLess(came, went, key)}`);
}
