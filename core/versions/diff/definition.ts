/** What a definition says beside its machine: who starts it, parameters, tables, documents, acts on the case. */
import type { Comparison, Owner } from './comparison.ts';
import { compareRules } from './forms.ts';
import { compareNames } from './steps.ts';
import { messages } from './messages.ts';

const AT = 'definition';

export function compareDefinition(c: Comparison): void {
  const process: Owner = { about: 'other', element: null, name: messages.definition.matter };
  c.tell(process, [AT, 'title'], messages.definition.name(c.fromTo([AT, 'title'])));
  compareNames(c, [AT, 'start', 'roles'], process, messages.definition.startRoles, 'roles');
  compareRules(c, [AT, 'start', 'rules'], { about: 'rule', element: null, name: messages.definition.start });
  compareNames(c, [AT, 'public'], { ...process, about: 'notice' }, messages.definition.publicFields);
  compareNames(c, [AT, 'usual'], process, messages.definition.usualSteps, 'usual');
  c.tell(process, [AT, 'limit', 'period'], messages.definition.legalLimit(c.fromTo([AT, 'limit', 'period'])));
  compareParams(c);
  compareNamed(c, 'tables', 'table', messages.definition.tables);
  compareNamed(c, 'documents', 'document', messages.definition.documents);
  compareNamed(c, 'lookups', 'other', messages.definition.lookups);
  compareActions(c);
  for (const [part, word] of [
    ['computed', messages.definition.computed],
    ['shows', messages.definition.shows],
    ['delays', messages.definition.periods],
  ] as const)
    for (const name of c.entries(
      [AT, part],
      () => process,
      (each) => `${word}“${each}”`,
    ))
      c.tell(process, [AT, part, name], `${word}“${name}”${c.fromTo([AT, part, name])}`);
}

function compareParams(c: Comparison): void {
  const owner: Owner = { about: 'param', element: null, name: '' };
  const what = (name: string): string => messages.definition.param(c.nameOf([AT, 'params', name]));
  for (const name of c.entries([AT, 'params'], () => owner, what)) {
    const path = [AT, 'params', name];
    const money = c.at([...path, 'type']).after === 'money';
    const fromTo = c.fromTo([...path, 'default']);
    c.tell(
      owner,
      [...path, 'default'],
      messages.definition.defaultValue(what(name), fromTo, money ? messages.definition.inFen : ''),
    );
  }
}

/** Tables, documents, look-ups: what came and went; what changed inside is told part by part. */
function compareNamed(c: Comparison, part: string, about: Owner['about'], word: string): void {
  const owner: Owner = { about, element: null, name: word };
  const path = [AT, part];
  const what = (name: string): string => `${word}“${c.nameOf([...path, name])}”`;
  for (const name of c.entries(path, () => owner, what)) {
    if (about !== 'table') continue;
    const rules = [...path, name, 'rules'];
    const { before, after } = c.at(rules);
    if (!Array.isArray(before) || !Array.isArray(after) || before.length === after.length) continue;
    c.tell(owner, rules, messages.definition.rows(what(name), before.length, after.length));
  }
}

function compareActions(c: Comparison): void {
  const owner: Owner = { about: 'action', element: null, name: '' };
  const path = [AT, 'actions'];
  const what = (name: string): string => messages.definition.action(c.nameOf([...path, name]));
  for (const name of c.entries(path, () => owner, what)) {
    compareNames(c, [...path, name, 'roles'], owner, messages.definition.actionBy(what(name)), 'roles');
    compareNames(c, [...path, name, 'required'], owner, messages.definition.required(what(name)));
    compareRules(c, [...path, name, 'rules'], { about: 'rule', element: null, name: what(name) });
  }
}
