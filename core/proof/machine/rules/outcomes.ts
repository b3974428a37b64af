/**
 * What is pressed makes a difference: outcomes that read differently go different ways, unless the definition says that
 * it is meant so, and whoever refuses says why.
 */
import type { OutcomeSpec, TaskSpec } from '../../../definition/task.ts';
import type { Json, JsonObject } from '../../../vocabulary.ts';
import { schemaAt } from '../../../form/fields.ts';
import type { Report, Rule } from '../../runner.ts';
import { formsOf } from '../blocks.ts';
import type { DefinitionContext } from '../context.ts';
import { actionsIn, labelOf, type Machine, type State, targetFrom, type TransitionList } from '../states.ts';
import { messages } from '../../messages.ts';

export const outcomes: Rule<DefinitionContext> = {
  name: 'outcomes',
  run: (context, report) => {
    for (const state of context.machine.states) {
      const { task } = state.meta;
      if (!task) continue;
      sameWays(context, state, task, report);
      for (const [name, outcome] of Object.entries(task.outcomes))
        if (outcome.tone === 'negative') refusal(context, state, task, name, outcome, report);
    }
  },
};

/** Two outcomes of different tone with one way: whatever is pressed, the case goes on alike. */
function sameWays({ machine }: DefinitionContext, state: State, task: TaskSpec, report: Report): void {
  const compared = Object.entries(task.outcomes).filter(
    ([, outcome]) => !outcome.stays && !(isVote(task) && toneOf(outcome) === 'neutral'),
  );
  const ways = new Map(compared.map(([name]) => [name, wayOf(machine, state, name)]));
  compared.forEach(([name, outcome], n) => {
    const [other] = compared
      .slice(0, n)
      .filter(
        ([before, { tone, sameWay }]) =>
          toneOf(outcome) !== toneOf({ tone }) &&
          !(outcome.sameWay || sameWay) &&
          ways.get(name) !== null &&
          ways.get(name) === ways.get(before),
      );
    if (!other) return;
    report({
      code: 'outcomes_same_way',
      element: state.key,
      path: `/machine/${name}`,
      message: messages.outcomes.sameWay(labelOf(state), other[1].label, outcome.label),
      english: `"${other[0]}" and "${name}" of "${state.key}" go the same way`,
    });
  });
}

function toneOf({ tone }: Pick<OutcomeSpec, 'tone'>): string {
  return tone ?? 'neutral';
}

/** Abstaining is a voice of a vote, never what it comes to. */
function isVote({ mode, seats }: TaskSpec): boolean {
  return (
    mode !== undefined && mode !== 'any' && (seats.length > 1 || seats.some(({ count }) => (count ?? 1) > 1))
  );
}

/** Where an outcome leads and what it does on the way, to be compared; null where nothing hears it. */
function wayOf(machine: Machine, state: State, event: string): string | null {
  for (let at: State | null = state; at; at = at.parent) {
    const here = at;
    const list = machine.lists.find(
      (each) => each.state === here && each.trigger === 'on' && each.event === event,
    );
    if (list) return written(machine, list);
  }
  return null;
}

function written(machine: Machine, { state, transitions }: TransitionList): string {
  return JSON.stringify(
    transitions.map(({ config }) => [
      (config.guard ?? null) as Json,
      (config.actions ?? null) as Json,
      typeof config.target === 'string' ? arrival(machine, state, config.target) : null,
    ]),
  );
}

/** Where one comes to rest: what only passes on is passed. */
function arrival(machine: Machine, from: State, target: string): string {
  let at = targetFrom(machine, from, target);
  for (let n = 0; at && n < 20; n += 1) {
    const next = passedTo(machine, at);
    if (!next) break;
    at = next;
  }
  return at?.id ?? target;
}

/** The state behind one at which nobody acts, nothing is done and nothing is decided. */
function passedTo(machine: Machine, state: State): State | undefined {
  const [only, ...more] = machine.lists.filter((list) => list.state === state);
  const [way, ...others] = only?.transitions ?? [];
  const bare =
    state.children.length === 0 && state.config.entry === undefined && state.config.exit === undefined;
  if (!bare || more.length > 0 || only?.trigger !== 'always' || !way || others.length > 0) return undefined;
  const { target, guard, actions } = way.config;
  return typeof target === 'string' && guard === undefined && actionsIn(actions).length === 0
    ? targetFrom(machine, state, target)
    : undefined;
}

/** Who is refused is told why. */
function refusal(
  { forms }: DefinitionContext,
  state: State,
  task: TaskSpec,
  name: string,
  outcome: OutcomeSpec,
  report: Report,
): void {
  const asks = formsOf(task, name).every((id) => {
    const form = id === null ? undefined : forms.get(id);
    if (id !== null && !form) return true;
    return (
      (outcome.required ?? []).length > 0 ||
      (!outcome.partial && form !== undefined && asksForWords(form.schema))
    );
  });
  if (asks) return;
  report({
    code: 'refusal_without_reason',
    element: state.key,
    path: `/machine/${name}`,
    message: messages.outcomes.noReason(labelOf(state), outcome.label),
    english: `Nobody who presses "${name}" at "${state.key}" has to say why`,
  });
}

/** A form has a field that must be filled in and takes words of one's own. */
function asksForWords(schema: JsonObject): boolean {
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  return required.some((name) => {
    const field = schemaAt(schema, name);
    if (field?.type === 'object') return asksForWords(field as JsonObject);
    return field?.type === 'string' && field.enum === undefined && field.format === undefined;
  });
}
