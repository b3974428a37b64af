/** Which steps a case is at. */
import type { Case } from '../vocabulary.ts';
import { activeNodes } from './machine.ts';
import type { CompiledProcess } from './process.ts';

/** The visible steps of a case now: active leaf states where somebody or something is waited for. Empty when it has ended. */
export function stepsOf(process: CompiledProcess, c: Case): string[] {
  if (c.status === 'ended') return [];
  return activeNodes(process.machine, c.state)
    .filter((node) => node.meta.task !== undefined || node.meta.notice !== undefined || node.meta.waits === true)
    .map((node) => node.step);
}
