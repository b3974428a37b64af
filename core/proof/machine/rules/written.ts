/**
 * What a condition or an action reads has been written on every way that leads there. An expression that asks whether
 * the field is there knows what it does; the rest is pointed out, with a way on which it is not.
 */
import { readsIn } from '../../parsed.ts';
import type { Rule } from '../../runner.ts';
import { blockTypes, settings, writtenBy } from '../blocks.ts';
import type { DefinitionContext } from '../context.ts';
import type { Positions, Step } from '../explore.ts';
import { actionsIn, labelOf, type State } from '../states.ts';
import { ACTIONS } from '../../../engine/vocabulary.ts';
import { isObject } from '../../../json.ts';
import type { Json } from '../../../vocabulary.ts';
import { messages } from '../../messages.ts';

export const written: Rule<DefinitionContext> = {
  name: 'written',
  run: (context, report) => {
    const run = context.explored();
    if (!run || run.coverage !== 'full') return;
    const watched = watchedNames(context);
    const missing = missingAt(context, run, watched);
    const told = new Set<string>();
    const namesIn = new Map<string, string[]>();
    for (const step of run.steps) {
      const own = new Set([
        ...writtenBy(context.definition, step.happening).map(nameOf),
        ...step.set.map(nameOf),
      ]);
      for (const { text, state } of readBy(context, step)) {
        if (!namesIn.has(text)) namesIn.set(text, plainReads(context, text));
        for (const name of namesIn.get(text) ?? []) {
          if (!watched.has(name) || own.has(name) || told.has(`${name} ${text}`)) continue;
          const path = missing.get(name)?.(step.from);
          if (!path) continue;
          told.add(`${name} ${text}`);
          report({
            code: 'read_before_written',
            element: state.key,
            path: name,
            message: messages.written.unwritten(labelOf(state), name, text),
            english: `"${state.key}" reads "${name}", which is not written on some way there (${text})`,
            trace: [...path, step.happening.label],
          });
        }
      }
    }
  },
};

/** Blocks and set fields; what the start form holds is there from the beginning. */
function watchedNames(context: DefinitionContext): Set<string> {
  const blocks = blockTypes(context, context.machine);
  const start = blocks.get('.');
  const given = new Set(start?.kind === 'object' ? Object.keys(start.fields) : []);
  const names = [...blocks.keys(), ...settings(context.machine).keys()].map(nameOf);
  return new Set(names.filter((name) => name !== '.' && name !== '' && !given.has(name)));
}

function nameOf(path: string): string {
  return path.split('.')[0] ?? '';
}

/** For each name, the way to a position on which it was not written; null where it always is. */
function missingAt(
  { definition }: DefinitionContext,
  { positions, steps }: Positions,
  names: Set<string>,
): Map<string, (at: number) => string[] | null> {
  const leaving = positions.map((): Step[] => []);
  for (const step of steps) leaving[step.from]?.push(step);
  const writes = new Map(
    steps.map((step) => [step, new Set([...writtenBy(definition, step.happening), ...step.set].map(nameOf))]),
  );
  const found = new Map<string, (at: number) => string[] | null>();
  for (const name of names) {
    const via = new Map<number, Step | null>();
    const waiting = positions.flatMap(({ by }, at) => (by === -1 ? [at] : []));
    for (const at of waiting) via.set(at, null);
    for (const at of waiting) {
      for (const step of leaving[at] ?? []) {
        if (via.has(step.to) || writes.get(step)?.has(name)) continue;
        via.set(step.to, step);
        waiting.push(step.to);
      }
    }
    found.set(name, (at) => (via.has(at) ? wayBack(via, at) : null));
  }
  return found;
}

function wayBack(via: Map<number, Step | null>, at: number): string[] {
  const way: string[] = [];
  for (let step = via.get(at); step; step = via.get(step.from)) way.push(step.happening.label);
  return way.reverse();
}

/** Conditions that were asked and parameters that were read in a step, with where they stand. */
function readBy({ machine }: DefinitionContext, step: Step): { text: string; state: State }[] {
  return step.took.flatMap((number) => {
    const transition = machine.transitions[number];
    if (!transition) return [];
    const { state, condition, config } = transition;
    const asked = condition === null ? [] : [{ text: condition, state }];
    const actions = actionsIn(config.actions).flatMap(({ type, params }) =>
      type === 'set' ? [] : feelIn(type, params),
    );
    return [...asked, ...actions.map((text) => ({ text, state }))];
  });
}

function feelIn(type: string, params: Record<string, Json>): string[] {
  return Object.entries(params).flatMap(([name, value]) => {
    const kind = ACTIONS[type]?.params[name]?.kind;
    if (kind === 'feel') return typeof value === 'string' ? [value] : [];
    return kind === 'feel-map' && isObject(value)
      ? Object.values(value).filter((one) => typeof one === 'string')
      : [];
  });
}

/** Names an expression reads without allowing for them to be missing, computed ones written out. */
function plainReads(
  context: DefinitionContext,
  text: string,
  seen: ReadonlySet<string> = new Set(),
): string[] {
  const names = readsIn(text).flatMap(({ path }) => {
    const name = path[0] ?? '';
    const behind = Object.hasOwn(context.definition.computed ?? {}, name)
      ? context.definition.computed?.[name]
      : undefined;
    if (behind !== undefined && !seen.has(name))
      return asksFor(text, name) ? [] : plainReads(context, behind, new Set([...seen, name]));
    return asksFor(text, path.join('.')) || asksFor(text, name) ? [] : [name];
  });
  return [...new Set(names)];
}

/** `x = null`, `x != null`, `x = true`, `x != true`, `x = "…"`: an empty field is one of the answers. */
function asksFor(text: string, path: string): boolean {
  const escaped = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(^|[^\\w.])${escaped}(\\.[\\w.]+)?\\s*(=|!=)\\s*(null|true|false|")`).test(text);
}
