/** What a definition says beside its machine: who starts it, parameters, tables, documents, acts on the case. */
import type { Comparison, Owner } from './comparison.ts';
import { compareRules } from './forms.ts';
import { compareNames } from './steps.ts';

const AT = 'definition';

export function compareDefinition(c: Comparison): void {
  const process: Owner = { about: 'other', element: null, name: '事项' };
  c.tell(process, [AT, 'title'], `事项名称${c.fromTo([AT, 'title'])}`);
  compareNames(c, [AT, 'start', 'roles'], process, '可以发起的岗位:', 'roles');
  compareRules(c, [AT, 'start', 'rules'], { about: 'rule', element: null, name: '发起' });
  compareNames(c, [AT, 'public'], { ...process, about: 'notice' }, '可以公开的字段:');
  compareNames(c, [AT, 'usual'], process, '一般经过的环节:', 'usual');
  c.tell(process, [AT, 'limit', 'period'], `法定时限${c.fromTo([AT, 'limit', 'period'])}`);
  compareParams(c);
  compareNamed(c, 'tables', 'table', '标准表');
  compareNamed(c, 'documents', 'document', '文书');
  compareNamed(c, 'lookups', 'other', '查询');
  compareActions(c);
  for (const [part, word] of [
    ['computed', '计算值'],
    ['delays', '时限'],
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
  const what = (name: string): string => `参数“${c.nameOf([AT, 'params', name])}”`;
  for (const name of c.entries([AT, 'params'], () => owner, what)) {
    const path = [AT, 'params', name];
    const money = c.at([...path, 'type']).after === 'money';
    const fromTo = c.fromTo([...path, 'default']);
    c.tell(owner, [...path, 'default'], `${what(name)}的默认值${fromTo}${money ? '(分)' : ''}`);
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
    c.tell(owner, rules, `${what(name)}由 ${before.length} 行改为 ${after.length} 行`);
  }
}

function compareActions(c: Comparison): void {
  const owner: Owner = { about: 'action', element: null, name: '' };
  const path = [AT, 'actions'];
  const what = (name: string): string => `整件操作“${c.nameOf([...path, name])}”`;
  for (const name of c.entries(path, () => owner, what)) {
    compareNames(c, [...path, name, 'roles'], owner, `${what(name)}可以由谁做:`, 'roles');
    compareNames(c, [...path, name, 'required'], owner, `${what(name)}必填的字段:`);
    compareRules(c, [...path, name, 'rules'], { about: 'rule', element: null, name: what(name) });
  }
}
