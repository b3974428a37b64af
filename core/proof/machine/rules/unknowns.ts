/**
 * What is not known never skips what protects somebody: a notice, or the signature of who must sign too. A condition
 * that stands for the protection holds while a field it reads is empty; one that leads past it does not.
 */
import type { StateMeta } from '../../../definition/process.ts';
import type { Feel } from '../../../vocabulary.ts';
import { lostWhileUnknown } from '../../guards.ts';
import { messages } from '../../messages.ts';
import type { Report, Rule } from '../../runner.ts';
import { settings } from '../blocks.ts';
import type { DefinitionContext } from '../context.ts';
import { labelOf, pathOf, type State, targetFrom, type TransitionList } from '../states.ts';
import { at } from '../types.ts';

export const unknowns: Rule<DefinitionContext> = {
  name: 'unknowns',
  run: (context, report) => {
    const { states, lists } = context.machine;
    for (const state of states) {
      for (const { when, path } of [...ofNotice(state), ...ofSeats(state)])
        tell(context, state, when, `${pathOf(state)}/meta/${path}`, report);
    }
    for (const list of lists) ofWays(context, list, report);
  },
};

interface Protection {
  when: Feel;
  path: string;
}

function ofNotice({ meta }: State): Protection[] {
  const when = meta.notice?.when;
  return when === undefined ? [] : [{ when, path: 'notice/when' }];
}

/** Where several must sign and one of them only on a condition. Where nobody at all is left the step stands still. */
function ofSeats(state: State): Protection[] {
  const { task }: StateMeta = state.meta;
  if (!task || (task.mode ?? 'any') === 'any') return [];
  const required = task.seats.map((seat, i) => ({ ...seat, i })).filter(({ optional }) => !optional);
  if (required.every(({ when }) => when !== undefined)) return [];
  return required.flatMap(({ when, i }) =>
    when === undefined ? [] : [{ when, path: `task/seats/${i}/when` }],
  );
}

/** Of several ways one of which puts up a notice: that it is the one that is taken, as one condition. */
function ofWays(context: DefinitionContext, { transitions, state }: TransitionList, report: Report): void {
  if (transitions.length < 2 || transitions.some(({ asksState }) => asksState)) return;
  const ways = transitions.map(({ condition, config: { target } }) => ({
    condition,
    notice: typeof target === 'string' && opensNotice(targetFrom(context.machine, state, target)),
  }));
  if (ways.every(({ notice }) => notice === ways[0]?.notice)) return;
  // where no way is open somebody is refused, and nothing is skipped
  const taken = ways.reduceRight(
    (otherwise, { condition, notice }) =>
      condition === null ? String(notice) : `if ${condition} then ${notice} else (${otherwise})`,
    'true',
  );
  tell(context, state, taken, transitions[0]?.path ?? '', report);
}

/** Whether entering a state puts up a notice. */
function opensNotice(state: State | undefined): boolean {
  if (!state) return false;
  if (state.meta.notice) return true;
  const { initial, type } = state.config;
  return state.children.some((child) => (type === 'parallel' || child.key === initial) && opensNotice(child));
}

function tell(context: DefinitionContext, state: State, condition: Feel, path: string, report: Report): void {
  const unknown = lostWhileUnknown(condition, context.knowledge(), mayBeEmpty(context));
  if (unknown === null) return;
  report({
    code: 'unknown_skips_protection',
    element: state.key,
    path: `/machine${path}`,
    message: messages.unknowns.skips(labelOf(state), unknown),
    english: `While ${unknown} is unknown "${state.key}" skips what protects somebody: ${condition}`,
  });
}

/** Fields somebody may leave empty. What the process sets itself is known to be empty. */
function mayBeEmpty({ scope, machine }: DefinitionContext): (path: string) => boolean {
  const { names, constants } = scope();
  const set = settings(machine);
  return (path) => {
    const [name = '', ...rest] = path.split('.');
    const type = names.get(name);
    if (!type || constants.has(path) || set.has(path) || HOUSE.has(name)) return false;
    return at(rest.length > 0 ? { ...type, nullable: false } : type, rest).type.nullable === true;
  };
}

/** What the house knows: of the case, of who acts, of what happens. */
const HOUSE: ReadonlySet<string> = new Set(['params', 'case', 'actor', 'event']);
