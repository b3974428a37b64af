/** The conditions of one event: together they leave nothing open, and none stands in vain behind the others. */
import { ITEM_DONE } from '../../../engine/vocabulary.ts';
import { type Judgement, judgeGuards } from '../../guards.ts';
import type { Report, Rule } from '../../runner.ts';
import { inWords } from '../../witness.ts';
import type { DefinitionContext } from '../context.ts';
import { labelOf, type TransitionList } from '../states.ts';
import { messages } from '../../messages.ts';

export const guardLists: Rule<DefinitionContext> = {
  name: 'guard_lists',
  run: (context, report) => {
    for (const list of context.machine.lists) look(context, list, report);
  },
};

function look(context: DefinitionContext, list: TransitionList, report: Report): void {
  const { transitions } = list;
  const open = transitions.findIndex(({ condition, asksState }) => condition === null && !asksState);
  if (open >= 0 && open < transitions.length - 1) tellShadowed(list, open + 1, report);
  const guarded = (open < 0 ? transitions : transitions.slice(0, open)).filter(({ asksState }) => !asksState);
  const conditions = guarded.flatMap(({ condition }) => condition ?? []);
  if (conditions.length === 0 || transitions.some(({ asksState }) => asksState)) return;
  const judgement = judgeGuards(conditions, context.knowledge());
  for (const i of judgement.shadowed)
    tellShadowed(list, transitions.indexOf(guarded[i] as (typeof guarded)[number]), report);
  if (open < 0 && mustGoOn(context, list)) tellHole(list, judgement, report);
}

/** Where nobody listening means that somebody is refused or something is lost. */
function mustGoOn({ definition }: DefinitionContext, { trigger, event, state }: TransitionList): boolean {
  if (trigger === 'onDone') return true;
  if (trigger === 'always')
    return (
      !state.meta.task &&
      !state.meta.notice &&
      !state.meta.waits &&
      state.children.length === 0 &&
      !hasOtherWays(state.config)
    );
  // an item that is not enough yet leads nowhere
  if (trigger === 'after' || event === ITEM_DONE) return false;
  return !Object.hasOwn(definition.actions ?? {}, event) && !definition.messages?.includes(event);
}

function hasOtherWays(config: Record<string, unknown>): boolean {
  return config.on !== undefined || config.after !== undefined;
}

function tellShadowed(
  { transitions, state, event, trigger }: TransitionList,
  at: number,
  report: Report,
): void {
  const transition = transitions[at];
  if (!transition) return;
  report({
    code: 'guard_shadowed',
    element: state.key,
    path: `/machine${transition.path}`,
    message: messages.guardLists.shadowed(labelOf(state), event || trigger, at + 1),
    english: `Way ${at + 1} for "${event || trigger}" at "${state.key}" is never reached: the conditions before it leave nothing`,
  });
}

function tellHole(
  { state, event, trigger, transitions }: TransitionList,
  judgement: Judgement,
  report: Report,
): void {
  const path = `/machine${transitions[0]?.path ?? ''}`;
  const name = event || trigger;
  const hole = judgement.hole;
  if (judgement.undecided === null && !hole) return;
  const { chinese, english } = hole
    ? inWords(hole)
    : { chinese: judgement.undecided ?? '', english: 'undecided' };
  const sure = hole?.sure === true;
  report({
    code: sure ? 'guard_hole' : 'guard_undecided',
    element: state.key,
    path,
    message: sure
      ? messages.guardLists.hole(labelOf(state), name, chinese)
      : messages.guardLists.perhapsHole(labelOf(state), name, chinese),
    english: sure
      ? `The conditions for "${name}" at "${state.key}" leave a hole: ${english}`
      : `The conditions for "${name}" at "${state.key}" may leave a hole: ${english}`,
  });
}
