/** What an outcome leads to: the steps behind its transitions, read off the machine. A preview that is wrong is worse than none, so all possible ones are named. */
import { isObject } from '../../core/json.ts';
import { labelOf, type CompiledProcess } from '../../core/engine/process.ts';
import type { Json, JsonObject, Task } from '../../core/vocabulary.ts';
import type { TaskView } from '../../core/api.ts';

/** How many invisible states are looked through. */
const DEPTH = 6;

/** By outcome: the steps it may lead to. */
export function aheadOf(process: CompiledProcess, task: Task): TaskView['ahead'] {
  const outcomes = process.steps.get(task.step)?.task?.outcomes ?? {};
  return Object.fromEntries(
    Object.keys(outcomes).map((outcome) => {
      const steps = [...new Set(stepsAfter(process, task.step, outcome))];
      return [outcome, steps.map((step) => ({ step, label: labelOf(process, step), who: null }))];
    }),
  );
}

function stepsAfter(process: CompiledProcess, step: string, outcome: string): string[] {
  const machine = process.definition.machine as JsonObject;
  const chain = chainTo(machine, step);
  for (const node of [...chain].reverse()) {
    const on = isObject(node.on) ? node.on[outcome] : undefined;
    if (on !== undefined) return targetsOf(on).flatMap((target) => visible(machine, target, DEPTH));
  }
  return [];
}

/** The state of that name and all around it, outermost first. */
function chainTo(node: JsonObject, key: string): JsonObject[] {
  const states = isObject(node.states) ? node.states : {};
  for (const [name, child] of Object.entries(states)) {
    if (!isObject(child)) continue;
    if (name === key) return [node, child];
    const below = chainTo(child, key);
    if (below.length > 0) return [node, ...below];
  }
  return [];
}

function targetsOf(transition: Json): string[] {
  return [transition].flat().flatMap((t) => {
    const target = isObject(t) ? t.target : t;
    return typeof target === 'string' ? [target.split('.').pop()!.replace('#', '')] : [];
  });
}

/** Steps people or time are waited for at, looking through states that only decide. */
function visible(machine: JsonObject, key: string, depth: number): string[] {
  const state = chainTo(machine, key).pop();
  if (!state || depth === 0) return [];
  const meta = isObject(state.meta) ? state.meta : {};
  if (meta.task || meta.notice || meta.waits || meta.end) return [key];
  const inner = initialOf(state);
  if (inner.length > 0) return inner.flatMap((child) => visible(state, child, depth - 1));
  const on = isObject(state.on) ? Object.values(state.on) : [];
  return [state.always ?? [], ...on]
    .flatMap((t) => targetsOf(t as Json))
    .flatMap((target) => visible(machine, target, depth - 1));
}

function initialOf(state: JsonObject): string[] {
  if (state.type === 'parallel' && isObject(state.states)) return Object.keys(state.states);
  return typeof state.initial === 'string' ? [state.initial] : [];
}
