/** How an effect went, heard by the machine. What nothing listens to any more must not stay as it is: its block sees to it. */
import type { Answer } from './commands.ts';
import type { Run } from './run.ts';

/** Takes the answer of an effect. */
export function answer(run: Run, command: Answer): void {
  const { effect, event, data } = command;
  run.emit('answer.received', { data: { effect, event, answer: data } });
  if (run.hear({ type: event, data })) return;
  for (const block of run.process.blocks) block.unheard?.(run, command);
}

/** What is told of a link to another case that leads nowhere. */
export function lostLink(kind: 'open' | 'send' | 'tell'): string {
  if (kind === 'open') return '应当开立的关联办件没有开成,请人工处理';
  return kind === 'send'
    ? '发给关联办件的通知没有送达,请人工核对'
    : '办结结果没有送达发起本件的办件,请人工核对';
}
