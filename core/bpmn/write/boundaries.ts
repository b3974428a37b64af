/** What a state hears beside its own outcomes: events attached to its element. */
import type { ScopeDrawing } from './draw.ts';
import type { EventDefinition } from '../model.ts';
import { namedSteps, stepsOf, type Branch, type Step } from './tree.ts';
import { messages } from '../messages.ts';

/** Attaches the given events, the state's timers and what it watches for. */
export function drawBoundaries(
  scope: ScopeDrawing,
  state: Branch,
  host: string,
  events: [string, Step[]][],
): void {
  for (const [event, steps] of events)
    attach(scope, state, host, event, { trigger: 'message', ref: event }, {}, steps);
  for (const [delay, steps] of namedSteps(state, 'after'))
    attach(scope, state, host, delay, timerOf(delay), { delay }, steps);
  const watched = stepsOf(state, state.config.always);
  for (const step of watched)
    attach(scope, state, host, 'when', { trigger: 'conditional', ref: step.feel ?? 'true' }, {}, [
      { ...step, feel: undefined },
    ]);
}

/** A timer stands for a delay of the definition; readers without it see a duration of that name. */
export function timerOf(delay: string): EventDefinition {
  return {
    trigger: 'timer',
    timer: { kind: 'duration', value: `=${/^[\p{L}_][\p{L}\p{N}_]*$/u.test(delay) ? delay : 'delay'}` },
  };
}

function attach(
  scope: ScopeDrawing,
  state: Branch,
  host: string,
  word: string,
  definition: EventDefinition,
  xz: Record<string, string>,
  steps: Step[],
): void {
  const [goes, stays] = [
    steps.filter((step) => step.target !== undefined),
    steps.filter((step) => step.target === undefined),
  ];
  // one that only does something does not interrupt; it goes first where the machine has it first
  for (const step of stays) {
    const id = scope.drawing.ids.free(`${host}_${word}`);
    scope.sheet.event(id, 'boundary', [definition], {
      attachedTo: host,
      interrupting: false,
      name: scope.drawing.words[word] ?? word,
      xz,
    });
    const end = scope.sheet.event(scope.drawing.ids.free(`${id}_done`), 'end');
    scope.sheet.flow(id, end, {
      condition: step.feel,
      xz: step.actions.length > 0 ? { actions: step.actions } : {},
    });
  }
  if (goes.length === 0) return;
  if (stays.length > 0)
    scope.lost(
      state,
      'order_not_drawn',
      messages.boundaries.staysAndLeaves(state.key, word),
      `For ${word} the state ${state.key} may stay or go; drawn as two events`,
    );
  const id = scope.drawing.ids.free(`${host}_${word}`);
  scope.sheet.event(id, 'boundary', [definition], {
    attachedTo: host,
    name: scope.drawing.words[word] ?? word,
    xz,
  });
  scope.leadOn(id, state, goes);
}
