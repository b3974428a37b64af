/** States, transitions and guards in the words of an official. */
import type { ProcessDefinition } from '../definition/process.ts';
import { HEARD } from '../engine/vocabulary.ts';
import { labelOf, type Machine, type State, type Transition } from '../proof/machine/states.ts';
import type { Json } from '../vocabulary.ts';

/** `「入户调查」`, with what it lies in where the name alone does not tell. */
export function stateLabel(state: State): string {
  const named = state.meta.label !== undefined || !state.parent?.parent;
  return named ? `「${labelOf(state)}」` : `「${labelOf(state.parent ?? undefined)}」的“${state.key}”`;
}

/** `「受理」:办理“转介其他救助” → 「已转介」`. */
export function transitionLabel(
  definition: ProcessDefinition,
  machine: Machine,
  transition: Transition,
): string {
  const { state, condition } = transition;
  const when = condition === null ? '' : `(${condition})`;
  return `${stateLabel(state)}:${causeLabel(definition, machine, transition)}${when} → ${targetLabel(machine, transition)}`;
}

/** The condition and how it turned out: `「发放」:条件“…”成立`. */
export function guardLabel(
  definition: ProcessDefinition,
  machine: Machine,
  transition: Transition,
  holds: boolean,
): string {
  const { state, condition, asksState } = transition;
  const what = condition ?? (asksState ? '其他分支所在的环节' : '条件');
  const cause = causeLabel(definition, machine, transition);
  return `${stateLabel(state)}:${cause},条件“${what}”${holds ? '成立' : '不成立'}`;
}

/** What sets it off. */
function causeLabel(definition: ProcessDefinition, machine: Machine, transition: Transition): string {
  const { state, trigger, event } = transition;
  if (trigger === 'always') return '自动';
  if (trigger === 'onDone') return '全部办完';
  if (trigger === 'after') return `到期(${event})`;
  const label =
    state.meta.task?.outcomes[event]?.label ??
    outcomeBelow(state, event) ??
    definition.actions?.[event]?.label ??
    (Object.hasOwn(HEARD, event) ? HEARD[event] : undefined);
  return label === undefined ? `收到“${event}”` : `“${label}”`;
}

/** The word of an outcome that a state around the step hears. */
function outcomeBelow(state: State, event: string): string | undefined {
  for (const child of state.children) {
    const label = child.meta.task?.outcomes[event]?.label ?? outcomeBelow(child, event);
    if (label !== undefined) return label;
  }
  return undefined;
}

function targetLabel(machine: Machine, { config, state }: Transition): string {
  if (config.target === undefined) return '留在原处';
  return [config.target]
    .flat()
    .map((target) => {
      const found = targetOf(machine, state, target);
      return found ? stateLabel(found) : `「${String(target)}」`;
    })
    .join('、');
}

/** The state a target names, as XState reads it: `#id`, `#id.path`, `.child`, a sibling or a path below one. */
export function targetOf(machine: Machine, from: State, target: Json): State | undefined {
  if (typeof target !== 'string') return undefined;
  if (target.startsWith('#')) {
    const rootId = String(machine.root.config.id ?? machine.root.id);
    const path = target.slice(1);
    return machine.byId.get(
      path === rootId || path.startsWith(`${rootId}.`) ? machine.root.id + path.slice(rootId.length) : path,
    );
  }
  if (target.startsWith('.')) return machine.byId.get(from.id + target);
  return machine.byId.get(`${(from.parent ?? from).id}.${target}`);
}
