/**
 * From everywhere the case can come to an end in the ordinary way: not only by an act that is open everywhere, such as
 * withdrawing.
 */
import type { Report, Rule } from '../../runner.ts';
import type { DefinitionContext } from '../context.ts';
import { pathTo, type Position, type Positions, type Step } from '../explore.ts';
import { labelOf, type Machine, type State } from '../states.ts';
import { messages } from '../../messages.ts';

export const ends: Rule<DefinitionContext> = {
  name: 'ends',
  run: (context, report) => {
    const run = context.explored();
    if (!run) return;
    unnamed(context, run, report);
    restless(run, report);
    if (run.coverage === 'part') return;
    const told = new Set<string>();
    for (const at of hopeless(context, run)) {
      for (const state of waiting(run.positions[at] as Position)) {
        if (told.has(state.id)) continue;
        told.add(state.id);
        report({
          code: 'no_way_to_end',
          element: state.key,
          message: messages.ends.neverEnds(labelOf(state)),
          english: `From "${state.key}" no end can be reached`,
          trace: [...pathTo(run, at), state.key],
        });
      }
    }
  },
};

/** The top of the machine is done but nothing says with what outcome: the case would stay open for ever. */
function unnamed({ machine }: DefinitionContext, run: Positions, report: Report): void {
  for (const [at, { active, ends: isEnd }] of run.positions.entries()) {
    const last = active.find((state) => state.config.type === 'final' && state.parent === machine.root);
    if (!last || isEnd) continue;
    report({
      code: 'end_unnamed',
      element: last.key,
      message: messages.ends.unnamed(labelOf(last)),
      english: `Final state "${last.key}" does not name an outcome`,
      trace: [...pathTo(run, at), last.key],
    });
  }
}

/** What happens sets off transitions that wait for nothing and lead round in a circle, whatever the conditions say. */
function restless(run: Positions, report: Report): void {
  for (const { at, happening } of run.restless) {
    const last = run.positions[at]?.active.at(-1);
    report({
      code: 'never_rests',
      element: last?.key ?? '',
      message: messages.ends.endless(last ? messages.ends.after(labelOf(last)) : messages.ends.atOnce),
      english: `${last ? `After "${last.key}"` : 'At the start'} the machine goes round for ever`,
      trace: [...(at < 0 ? [] : pathTo(run, at)), ...(happening ? [happening.label] : [])],
    });
  }
}

/** Positions from which no end can be reached, the nearest first. */
function hopeless({ machine }: DefinitionContext, run: Positions): number[] {
  const before = run.positions.map((): number[] => []);
  for (const { from, to, took, happening } of run.steps) {
    if (!isEscape(machine, took, happening)) before[to]?.push(from);
  }
  const hopeful = new Set<number>();
  const waits = run.positions.flatMap((position, at) => (position.ends ? [at] : []));
  for (let at = waits.pop(); at !== undefined; at = waits.pop()) {
    if (hopeful.has(at)) continue;
    hopeful.add(at);
    waits.push(...(before[at] ?? []));
  }
  const bad = run.positions.flatMap((_, at) => (hopeful.has(at) ? [] : [at]));
  // where nothing happens any more; in a circle where it is entered
  const left = new Set(
    run.steps.flatMap(({ from, to, took, happening }) =>
      from === to || isEscape(machine, took, happening) ? [] : [from],
    ),
  );
  const stuck = bad.filter((at) => !left.has(at));
  if (stuck.length > 0) return stuck;
  const entered = bad.filter((at) => run.steps.some(({ from, to }) => to === at && hopeful.has(from)));
  return entered.length > 0 ? entered : bad.slice(0, 1);
}

/** An act that is open everywhere. */
function isEscape(machine: Machine, took: number[], { kind }: Step['happening']): boolean {
  return kind === 'act' && took.every((n) => machine.transitions[n]?.state === machine.root);
}

/** The innermost active states. */
function waiting({ active }: Position): State[] {
  const innermost = active.filter(
    (state) => !active.some((other) => other.parent === state) && state.config.type !== 'final',
  );
  return innermost.length > 0 ? innermost : active.slice(-1);
}
