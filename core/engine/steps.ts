/** Which steps a case is at. */
import type { Case } from '../vocabulary.ts';
import { activeNodes, type MachineNode } from './machine.ts';
import type { CompiledProcess } from './process.ts';

/** The visible states of a case now: active ones where somebody or something is waited for. Empty when it has ended. */
export function statesOf(process: CompiledProcess, c: Case): MachineNode[] {
  if (c.status === 'ended') return [];
  return activeNodes(process.machine, c.state).filter(({ meta }) => meta.task ?? meta.notice ?? meta.waits);
}

/** The names of these states, each once: parallel branches may call theirs alike. */
export function stepsOf(process: CompiledProcess, c: Case): string[] {
  return [...new Set(statesOf(process, c).map((node) => node.step))];
}
