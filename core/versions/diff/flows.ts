/** Ways on from a step: where they lead, under which condition, what is done on the way. */
import { isObject } from '../../json.ts';
import type { Json } from '../../vocabulary.ts';
import { fromTo, type Comparison, type Owner } from './comparison.ts';
import { valueAt, type Path } from './json.ts';
import { ACTIONS } from '../../engine/vocabulary.ts';
import { messages } from './messages.ts';
import { signs } from '../../signs/messages.ts';

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
        kind === 'after' ? messages.flows.timeout(step.name, name) : `${step.name}${heard(c, state, name)}`,
      );
    }
  }
  compareWays(c, [...state, 'always'], owner, messages.flows.automatic(step.name));
  compareWays(c, [...state, 'onDone'], owner, messages.flows.allDone(step.name));
}

/** 点「同意」 for an outcome of the step, 收到「…」 for anything else. */
function heard(c: Comparison, state: Path, name: string): string {
  const label = [c.after, c.before]
    .map((source) => valueAt(source, [...state, 'meta', 'task', 'outcomes', name, 'label']))
    .find((word) => typeof word === 'string') as string | undefined;
  return label === undefined
    ? messages.flows.heard(c.words.event(name))
    : messages.flows.chosen(c.words.event(name, label));
}

function compareWays(c: Comparison, path: Path, owner: Owner, when: string): void {
  if (!c.differs(path)) return;
  const { before, after } = c.at(path);
  if (before === undefined) return c.say(owner, path, messages.flows.wayAdded(when, waysText(c, after)));
  if (after === undefined) return c.say(owner, path, messages.flows.wayRemoved(when, waysText(c, before)));
  const [old, now] = [listOf(before), listOf(after)];
  if (old.length !== now.length || Array.isArray(before) !== Array.isArray(after))
    return c.say(
      owner,
      path,
      messages.flows.wayChanged(when, fromTo(waysText(c, before), waysText(c, after))),
    );
  now.forEach((way, i) => {
    const at = Array.isArray(after) ? [...path, String(i)] : path;
    compareWay(
      c,
      at,
      owner,
      old.length > 1 ? messages.flows.wayTo(when, targetText(c, way)) : messages.flows.wayOf(when),
    );
  });
}

function compareWay(c: Comparison, path: Path, owner: Owner, what: string): void {
  const { before, after } = c.at(path);
  if (!isObject(before) || !isObject(after))
    return c.tell(
      owner,
      path,
      messages.flows.target(what, fromTo(targetText(c, before), targetText(c, after))),
    );
  const target = [...path, 'target'];
  c.tell(owner, target, messages.flows.target(what, fromTo(targetText(c, before), targetText(c, after))));
  c.tell(
    owner,
    [...path, 'guard'],
    messages.flows.condition(what, fromTo(guardText(before.guard), guardText(after.guard))),
  );
  const actions = [...path, 'actions'];
  c.tell(
    owner,
    actions,
    messages.flows.actions(what, fromTo(actionsText(before.actions), actionsText(after.actions))),
  );
}

function listOf(ways: Json | undefined): Json[] {
  return Array.isArray(ways) ? ways : ways === undefined ? [] : [ways];
}

function waysText(c: Comparison, ways: Json | undefined): string {
  return listOf(ways)
    .map((way) => {
      const guard = isObject(way) && way.guard !== undefined ? messages.flows.when(guardText(way.guard)) : '';
      return `${targetText(c, way)}${guard}`;
    })
    .join(messages.flows.between);
}

function targetText(c: Comparison, way: Json | undefined): string {
  const target = isObject(way) ? way.target : way;
  return typeof target === 'string'
    ? c.words.value(target.replace(/^[#.]+/, ''), 'target')
    : messages.flows.previousStep;
}

function guardText(guard: Json | undefined): string {
  if (guard === undefined) return messages.flows.unconditional;
  if (typeof guard === 'string') return `“${guard}”`;
  const params = isObject(guard) && isObject(guard.params) ? guard.params : {};
  const where = params.state === undefined ? '' : messages.flows.inState(JSON.stringify(params.state));
  const feel = typeof params.if === 'string' ? params.if : '';
  const text = signs.list([feel, where].filter((part) => part !== ''));
  return `“${text === '' ? JSON.stringify(guard) : text}”`;
}

function actionsText(actions: Json | undefined): string {
  const names = listOf(actions).map((action) => String(isObject(action) ? action.type : action));
  return names.length === 0
    ? messages.flows.none
    : names.map((name) => ACTIONS[name]?.label ?? name).join(messages.flows.between);
}
