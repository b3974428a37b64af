/** What those before somebody handed in: all voices of the step before, and all branches where several ran side by side. */
import type { BlockView } from '../../core/api.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import { parallelsAround } from '../../core/engine/parallels.ts';
import type { Activity, Case, StepRecord } from '../../core/vocabulary.ts';
import type { Relation } from './access.ts';
import { blockViews } from './blocks.ts';

/** In the order in which they were handed in; what somebody may not see is left out. */
export function previousOf(
  process: CompiledProcess,
  c: Case,
  activity: Activity | null,
  relation: Relation,
): BlockView[] {
  const here = activity?.node ?? '';
  const around = new Set(parallelsAround(process, here).map(({ id }) => id));
  const before = c.records.filter((record) => record.activity !== activity?.id);
  // what a branch beside this one says belongs to whoever comes after both
  const last = before.findLast((record) => !isBeside(process, record.node ?? '', here));
  if (!last) return [];
  const left = parallelsAround(process, last.node ?? '').find(({ id }) => !around.has(id));
  const inside = (record: StepRecord): boolean =>
    left === undefined
      ? record.activity === last.activity && record.step === last.step
      : (record.node ?? '').startsWith(`${left.id}.`) && isNewest(before, record);
  return blockViews(process, c, relation, before.filter(inside));
}

/** Of a step done several times the last visit counts. */
function isNewest(records: StepRecord[], record: StepRecord): boolean {
  return records.findLast(({ node }) => node === record.node)?.activity === record.activity;
}

/** Whether two states run side by side, in different branches of one parallel state. */
function isBeside(process: CompiledProcess, one: string, other: string): boolean {
  return parallelsAround(process, one).some(({ id }) => {
    if (!other.startsWith(`${id}.`)) return false;
    const branch = (node: string): string => node.slice(id.length + 1).split('.')[0] as string;
    return branch(one) !== branch(other);
  });
}
