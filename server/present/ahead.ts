/** What an outcome leads to. A preview that is wrong is worse than none, so all possible steps are named. */
import type { TaskView } from '../../core/api.ts';
import { leadsTo } from '../../core/engine/leads-to.ts';
import { specOf, type CompiledProcess } from '../../core/engine/process.ts';
import type { Activity } from '../../core/vocabulary.ts';

/** By outcome: the steps it may lead to. */
export function aheadOf(process: CompiledProcess, activity: Activity): TaskView['ahead'] {
  return Object.fromEntries(
    Object.keys(specOf(process, activity).outcomes).map((outcome) => [
      outcome,
      leadsTo(process.machine, activity.node, outcome).map(({ step, meta }) => ({
        step,
        label: meta.label ?? step,
        who: null,
        ends: meta.end !== undefined,
      })),
    ]),
  );
}
