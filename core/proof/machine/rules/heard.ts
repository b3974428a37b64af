/** Every outcome leads somewhere; nothing is listened for that nobody sends. */
import { ENGINE_EVENTS, ITEM_DONE } from '../../../engine/vocabulary.ts';
import type { Report, Rule } from '../../runner.ts';
import type { DefinitionContext } from '../context.ts';
import { answersOf, blocksAt } from '../events.ts';
import { pathTo } from '../explore.ts';
import { everyAction, labelOf, type State } from '../states.ts';
import { messages } from '../../messages.ts';

export const heard: Rule<DefinitionContext> = {
  name: 'heard',
  run: (context, report) => {
    outcomes(context, report);
    answers(context, report);
    unsent(context, report);
  },
};

/** Whether a state or one around it listens. */
function listens(state: State, event: string): boolean {
  for (let at: State | null = state; at; at = at.parent) {
    const on = at.config.on as Record<string, unknown> | undefined;
    if (on && (Object.hasOwn(on, event) || Object.hasOwn(on, '*'))) return true;
  }
  return false;
}

function outcomes({ machine }: DefinitionContext, report: Report): void {
  for (const state of machine.states) {
    const { task } = state.meta;
    for (const [name, outcome] of Object.entries(task?.outcomes ?? {})) {
      if (listens(state, name)) continue;
      // an act beside the step of a seat that may be empty needs no answer
      const optionalAct =
        outcome.stays &&
        task?.seats.every((seat) => seat.optional || !(seat.outcomes ?? [name]).includes(name));
      if (optionalAct) continue;
      report({
        code: 'outcome_unheard',
        element: state.key,
        path: `/machine/${name}`,
        message: messages.heard.outcome(labelOf(state), outcome.label),
        english: `Outcome "${name}" of "${state.key}" leads nowhere`,
      });
    }
  }
}

/** An answer must be listened for wherever it can come. */
function answers(context: DefinitionContext, report: Report): void {
  const run = context.explored();
  const told = new Set<string>();
  for (const { at, happening } of run?.unheard ?? []) {
    if (happening.kind !== 'answer') continue;
    const state = run?.positions[at]?.active.at(-1);
    const key = `${state?.id ?? ''} ${happening.type}`;
    if (told.has(key) || !state || state.meta.end !== undefined) continue;
    told.add(key);
    report({
      code: 'answer_unheard',
      element: state.key,
      path: happening.type,
      message: messages.heard.answer(happening.type, labelOf(state)),
      english: `Answer "${happening.type}" is not heard at "${state.key}"`,
      trace: pathTo(run as NonNullable<typeof run>, at),
    });
  }
}

function unsent({ machine, definition, blocks }: DefinitionContext, report: Report): void {
  const sent = new Set<string>([
    '*',
    ...Object.keys(definition.actions ?? {}),
    ...(definition.messages ?? []),
  ]);
  for (const { type } of everyAction(machine)) for (const answer of answersOf(type)) sent.add(answer);
  for (const state of machine.states) {
    for (const { type } of blocksAt(blocks, state)) sent.add(type);
    if (state.meta.task?.each !== undefined) sent.add(ITEM_DONE);
  }
  for (const { state, trigger, event } of machine.lists) {
    if (trigger !== 'on' || sent.has(event) || givesBelow(state, event)) continue;
    const known = (ENGINE_EVENTS as readonly string[]).includes(event);
    report({
      code: 'event_never',
      element: state.key,
      path: `/machine/${event}`,
      message: messages.heard.neverHappens(
        labelOf(state),
        event,
        known ? messages.heard.nothingCauses : messages.heard.notKnownHere,
      ),
      english: `"${state.key}" listens for "${event}", which nobody sends`,
    });
  }
}

/** Whether the state, or one inside it, has a task that can end with this. */
function givesBelow(state: State, outcome: string): boolean {
  return (
    Object.hasOwn(state.meta.task?.outcomes ?? {}, outcome) ||
    state.children.some((child) => givesBelow(child, outcome))
  );
}
