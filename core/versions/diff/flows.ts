/** Ways on from a step: where they lead, under which condition, what is done on the way. */
import { isObject } from '../../json.ts';
import type { Json } from '../../vocabulary.ts';
import { fromTo, type Comparison, type Owner } from './comparison.ts';
import { valueAt, type Path } from './json.ts';
import { ACTIONS } from '../../engine/vocabulary.ts';

/** Everything that leads on from a state, by what it is heard on. */
export function compareFlows(c: Comparison, state: Path, step: Owner): void {
  const owner: Owner = { ...step, about: 'flow' };
  for (const kind of ['on', 'after'] as const) {
    const { added, removed, both } = c.names([...state, kind]);
    for (const name of [...added, ...removed, ...both]) {
      const path = [...state, kind, name];
      compareWays(
        c,
        path,
        owner,
        kind === 'after' ? `${step.name}到期(${name})` : `${step.name}${heard(c, state, name)}`,
      );
    }
  }
  compareWays(c, [...state, 'always'], owner, `${step.name}自动`);
  compareWays(c, [...state, 'onDone'], owner, `${step.name}全部完成`);
}

/** 点「同意」 for an outcome of the step, 收到「…」 for anything else. */
function heard(c: Comparison, state: Path, name: string): string {
  const label = [c.after, c.before]
    .map((source) => valueAt(source, [...state, 'meta', 'task', 'outcomes', name, 'label']))
    .find((word) => typeof word === 'string') as string | undefined;
  return label === undefined ? `收到${c.words.event(name)}` : `点${c.words.event(name, label)}`;
}

function compareWays(c: Comparison, path: Path, owner: Owner, when: string): void {
  if (!c.differs(path)) return;
  const { before, after } = c.at(path);
  if (before === undefined) return c.say(owner, path, `${when}后增加去向:${waysText(c, after)}`);
  if (after === undefined) return c.say(owner, path, `${when}后不再有去向(原为:${waysText(c, before)})`);
  const [old, now] = [listOf(before), listOf(after)];
  if (old.length !== now.length || Array.isArray(before) !== Array.isArray(after))
    return c.say(owner, path, `${when}后的去向${fromTo(waysText(c, before), waysText(c, after))}`);
  now.forEach((way, i) => {
    const at = Array.isArray(after) ? [...path, String(i)] : path;
    compareWay(c, at, owner, old.length > 1 ? `${when}后去${targetText(c, way)}的` : `${when}后的`);
  });
}

function compareWay(c: Comparison, path: Path, owner: Owner, what: string): void {
  const { before, after } = c.at(path);
  if (!isObject(before) || !isObject(after))
    return c.tell(owner, path, `${what}去向${fromTo(targetText(c, before), targetText(c, after))}`);
  const target = [...path, 'target'];
  c.tell(owner, target, `${what}去向${fromTo(targetText(c, before), targetText(c, after))}`);
  c.tell(owner, [...path, 'guard'], `${what}条件${fromTo(guardText(before.guard), guardText(after.guard))}`);
  const actions = [...path, 'actions'];
  c.tell(owner, actions, `${what}动作${fromTo(actionsText(before.actions), actionsText(after.actions))}`);
}

function listOf(ways: Json | undefined): Json[] {
  return Array.isArray(ways) ? ways : ways === undefined ? [] : [ways];
}

function waysText(c: Comparison, ways: Json | undefined): string {
  return listOf(ways)
    .map((way) => {
      const guard = isObject(way) && way.guard !== undefined ? `(${guardText(way.guard)}时)` : '';
      return `${targetText(c, way)}${guard}`;
    })
    .join('、');
}

function targetText(c: Comparison, way: Json | undefined): string {
  const target = isObject(way) ? way.target : way;
  return typeof target === 'string' ? c.words.value(target.replace(/^[#.]+/, ''), 'target') : '原环节';
}

function guardText(guard: Json | undefined): string {
  if (guard === undefined) return '无条件';
  if (typeof guard === 'string') return `“${guard}”`;
  const params = isObject(guard) && isObject(guard.params) ? guard.params : {};
  const where = params.state === undefined ? '' : `处于 ${JSON.stringify(params.state)}`;
  const feel = typeof params.if === 'string' ? params.if : '';
  const text = [feel, where].filter((part) => part !== '').join(',');
  return `“${text === '' ? JSON.stringify(guard) : text}”`;
}

function actionsText(actions: Json | undefined): string {
  const names = listOf(actions).map((action) => String(isObject(action) ? action.type : action));
  return names.length === 0 ? '无' : names.map((name) => ACTIONS[name]?.label ?? name).join('、');
}
