/** Steps that came, went or changed: their names, who acts and how, what they can end with, their publicity. */
import { isObject } from '../../json.ts';
import type { Json } from '../../vocabulary.ts';
import { fromTo, type Comparison, type Owner } from './comparison.ts';
import { compareFlows } from './flows.ts';
import { cameAndWent, type Path } from './json.ts';

/** All states below a node of the machine. */
export function compareSteps(c: Comparison, node: Path): void {
  const states = [...node, 'states'];
  const owner = (key: string): Owner => ({ about: 'step', element: key, name: c.words.step(key) });
  for (const key of c.entries(states, owner, (name) => `环节${c.words.step(name)}`)) {
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
  c.tell(owner, [...meta, 'label'], `环节改名:${name([...meta, 'label'])}`);
  const task = [...meta, 'task'];
  const { before, after } = c.at(task);
  if (isObject(before) && isObject(after)) compareTask(c, task, owner);
  else c.tell(owner, task, before === undefined ? `${owner.name}改为由人办理` : `${owner.name}不再由人办理`);
  compareNotice(c, [...meta, 'notice'], owner);
  compareFlows(c, path, owner);
}

function compareTask(c: Comparison, task: Path, owner: Owner): void {
  compareSeats(c, [...task, 'seats'], owner);
  c.tell(
    owner,
    [...task, 'mode'],
    `${owner.name}的办理方式${fromTo(modeOf(c, task, 'before'), modeOf(c, task, 'after'))}`,
  );
  c.tell(owner, [...task, 'due'], `${owner.name}的期限${c.fromTo([...task, 'due'])}`);
  const outcomes = [...task, 'outcomes'];
  const label = (name: string): string => {
    const { before, after } = c.at([...outcomes, name, 'label']);
    return String(after ?? before ?? name);
  };
  const both = c.entries(
    outcomes,
    () => owner,
    (name) => `${owner.name}的结果“${label(name)}”`,
  );
  for (const name of both) {
    const path = [...outcomes, name, 'label'];
    c.tell(owner, path, `${owner.name}的结果改名:${c.fromTo(path)}`);
    compareNames(c, [...outcomes, name, 'required'], owner, `${owner.name}点“${label(name)}”时必填的字段`);
  }
}

function modeOf(c: Comparison, task: Path, side: 'before' | 'after'): string {
  return c.words.value(c.at([...task, 'mode'])[side] ?? 'any', 'mode');
}

function compareSeats(c: Comparison, path: Path, owner: Owner): void {
  const { before, after } = c.at(path);
  if (!Array.isArray(before) || !Array.isArray(after)) return;
  if (before.length !== after.length)
    return c.tell(owner, path, `${owner.name}的办理人${fromTo(seatsText(c, before), seatsText(c, after))}`);
  before.forEach((_, i) => {
    const role = [...path, String(i), 'role'];
    c.tell(owner, role, `${owner.name}的办理人${c.fromTo(role)}`);
    const form = [...path, String(i), 'form'];
    c.tell(owner, form, `${owner.name}的表单${c.fromTo(form)}`);
  });
}

function seatsText(c: Comparison, seats: Json[]): string {
  return seats
    .filter(isObject)
    .map(({ role, count }) => {
      return `${c.words.value(role, 'role')}${typeof count === 'number' && count > 1 ? `${count}人` : ''}`;
    })
    .join('、');
}

function compareNotice(c: Comparison, path: Path, step: Owner): void {
  const owner: Owner = { ...step, about: 'notice' };
  const { before, after } = c.at(path);
  if (!isObject(before) || !isObject(after))
    return c.tell(owner, path, before === undefined ? `${step.name}增加公示` : `${step.name}不再公示`);
  c.tell(owner, [...path, 'days'], `${step.name}的公示天数${c.fromTo([...path, 'days'])}`);
  const fields = [...path, 'fields'];
  const labels = (value: Json | undefined): Json[] =>
    (Array.isArray(value) ? value : []).filter(isObject).map(({ label }) => String(label));
  const shown = c.at(fields);
  const { came, went } = cameAndWent(labels(shown.before), labels(shown.after));
  if (came.length + went.length > 0)
    c.tell(owner, fields, `${step.name}公示的内容${c.moreAndLess(came, went)}`);
}

/** A list of names: what came and what went. */
export function compareNames(c: Comparison, path: Path, owner: Owner, what: string, key = ''): void {
  const { before, after } = c.at(path);
  const { came, went } = cameAndWent(before, after);
  if (came.length + went.length > 0) c.tell(owner, path, `${what}${c.moreAndLess(came, went, key)}`);
}
