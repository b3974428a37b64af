/** The words of states and events, in one place. */
import { endOf, stateAt, type CompiledProcess, type Spot } from '../../core/engine/process.ts';
import { statesOf } from '../../core/engine/steps.ts';
import type { Case } from '../../core/vocabulary.ts';

/** The state word of a case (look.md §3): one word each, everywhere. */
export function wordOf(process: CompiledProcess, c: Case): string {
  if (c.status === 'suspended') return '已挂起';
  if (c.status === 'ended') return endWord(process, c);
  const said = statesOf(process, c).map(({ meta }) => meta.word);
  return said.find((word) => word !== undefined) ?? '办理中';
}

function endWord(process: CompiledProcess, c: Case): string {
  const end = endOf(process, c.outcome);
  if (end?.word) return end.word;
  return c.outcome === 'terminated' ? '已终止' : '已办结';
}

/** The end reached, in words. */
export function outcomeLabel(process: CompiledProcess, c: Case): string | null {
  if (!c.outcome) return null;
  return endOf(process, c.outcome)?.label ?? (c.outcome === 'terminated' ? '终止办理' : c.outcome);
}

/** The words on the button of an act. */
export function actionLabel(process: CompiledProcess, at: Spot, action: string): string {
  const outcome = stateAt(process, at)?.meta.task?.outcomes[action];
  return (
    outcome?.label ??
    process.definition.actions?.[action]?.label ??
    process.acts.find(({ id }) => id === action)?.label ??
    (action === process.definition.start.outcome ? '提交申请' : action)
  );
}
