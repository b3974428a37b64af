/** What somebody asks for by a word alone: an act at a step, or one on the case. */
import { caseAct } from '../acts/act.ts';
import type { Act, ActOnCase } from './commands.ts';
import type { CompiledProcess } from './process.ts';

/** Whether a word without a step means an act on the case as a whole: one the definition declares, or one every case knows. */
export function isOnCase(process: CompiledProcess, asked: { step?: string; action: string }): boolean {
  if (asked.step !== undefined) return false;
  return (
    Object.hasOwn(process.definition.actions ?? {}, asked.action) ||
    caseAct(process, asked.action) !== undefined
  );
}

/** The command for it. */
export function commandFor(
  process: CompiledProcess,
  asked: Omit<Act, 'type' | 'task' | 'node'>,
): Act | ActOnCase {
  if (!isOnCase(process, asked)) return { type: 'Act', ...asked };
  const { step: _step, to: _to, seq: _seq, ...onCase } = asked;
  return { type: 'ActOnCase', ...onCase };
}
