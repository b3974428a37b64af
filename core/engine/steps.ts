/** Which steps a case is at. */
import type { Case } from '../vocabulary.ts';
import { activeNodes } from './machine.ts';
import type { CompiledProcess } from './process.ts';

/** The visible steps of a case now: active leaf states where somebody or something is waited for. Empty when it has ended. */
export function stepsOf(process: CompiledProcess, c: Case): string[] {
  if (c.status === 'ended') return [];
  const visible = activeNodes(process.machine, c.state).filter(
    ({ meta }) => meta.task ?? meta.notice ?? meta.waits,
  );
  return [...new Set(visible.map((node) => node.step))];
}
