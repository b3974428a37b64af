/** How an effect went, heard by the machine. What nothing listens to any more must not stay as it is: its block sees to it. */
import type { Answer } from './commands.ts';
import type { DecisionDraft } from './run.ts';

/** Takes the answer of an effect. */
export function answer(run: DecisionDraft, command: Answer): void {
  const { effect, event, data } = command;
  run.emit('answer.received', { data: { effect, event, answer: data } });
  if (run.hear({ type: event, data })) return;
  for (const block of run.process.blocks) block.unheard?.(run, command);
}
