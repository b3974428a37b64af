/** What a case that changes its version meets there that it did not meet before: other values, and rules it would not keep. */
import type { Rule } from '../definition/process.ts';
import { evaluate } from '../expression/index.ts';
import { metas, type CompiledProcess } from '../engine/process.ts';
import type { DecisionDraft } from '../engine/run.ts';
import { fill } from '../engine/template.ts';
import { equalJson, isObject } from '../json.ts';
import { formatYuan } from '../values/money.ts';
import type { Json } from '../vocabulary.ts';
import { messages } from './messages.ts';

/**
 * The sentences, in Chinese, for the case as it was and as it would be. Told are parameters and decision tables that give it
 * another value, and rules its data would break on the new version and did not on the old. What cannot be judged yet, for a
 * step not yet done, is no breach.
 */
export function bitesOf(was: DecisionDraft, is: DecisionDraft): string[] {
  return [...otherParams(was, is), ...otherTables(was, is), ...brokenRules(was, is)];
}

function otherParams(was: DecisionDraft, is: DecisionDraft): string[] {
  const [before, after] = [paramsOf(was), paramsOf(is)];
  return Object.entries(is.process.definition.params ?? {}).flatMap(([name, { label, type }]) => {
    if (!(name in (was.process.definition.params ?? {}))) return [];
    const [from, to] = [before[name] ?? null, after[name] ?? null];
    const say = type === 'money' ? yuan : shown;
    return equalJson(from, to) ? [] : [messages.bites.param(label, say(from), say(to))];
  });
}

const paramsOf = (run: DecisionDraft): Record<string, Json> => run.scope().params as Record<string, Json>;

function otherTables(was: DecisionDraft, is: DecisionDraft): string[] {
  const old = was.process.definition.tables ?? {};
  return Object.entries(is.process.definition.tables ?? {}).flatMap(([name, { label }]) => {
    if (!(name in old)) return [];
    const [from, to] = [was, is].map((run) => (run.scope()[name] ?? null) as Json) as [Json, Json];
    return equalJson(from, to) ? [] : [messages.bites.table(label, shown(from), shown(to))];
  });
}

/** Rules told apart by their code and where they stand: one that was broken already bites nobody anew. */
function brokenRules(was: DecisionDraft, is: DecisionDraft): string[] {
  const known = new Set(broken(was).map(({ rule }) => rule.code));
  return [
    ...new Set(
      broken(is)
        .filter(({ rule }) => !known.has(rule.code))
        .map(({ message }) => messages.bites.rule(message)),
    ),
  ];
}

function broken(run: DecisionDraft): { rule: Rule; message: string }[] {
  const scope = run.scopeOfEntry(run.case.data);
  return rulesOf(run.process)
    .filter(({ must }) => evaluate(must, scope).value === false)
    .map((rule) => ({ rule, message: fill(rule.message, scope) }));
}

function rulesOf(process: CompiledProcess): Rule[] {
  const { start, actions = {} } = process.definition;
  return [
    ...(start.rules ?? []),
    ...metas(process).flatMap(({ task }) =>
      Object.values(task?.outcomes ?? {}).flatMap(({ rules = [] }) => rules),
    ),
    ...Object.values(actions).flatMap(({ rules = [] }) => rules),
  ];
}

const yuan = (value: Json): string =>
  typeof value === 'number' ? messages.bites.yuan(formatYuan(value)) : shown(value);

/** A value in words; of a row its cells. */
function shown(value: Json): string {
  if (value === null) return messages.bites.nothing;
  if (typeof value === 'boolean') return messages.bites.truth(value);
  if (Array.isArray(value)) return value.map(shown).join(messages.bites.and);
  return isObject(value) ? Object.values(value).map(shown).join(messages.bites.and) : String(value);
}
