/** What was recorded so far, the last first. */
import { labelAt, type CompiledProcess, type Spot } from '../../../core/engine/process.ts';
import { countTold } from '../../../core/engine/voting-words.ts';
import { isObject } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { text } from '../messages.ts';
import { Part } from '../panel/Row.tsx';
import { signs } from '../../../core/signs/messages.ts';

const WORDS: Readonly<Record<string, string>> = text.events;

/** How several voices came out, in the words of the log. */
function countOf(process: CompiledProcess, event: JsonObject): string {
  const { task } = process.machine.nodes.get(String(event.node))?.meta ?? {};
  const data = isObject(event.data) ? event.data : {};
  return `,${countTold(data, (outcome) => task?.outcomes[outcome]?.label ?? outcome)}`;
}

export function Recorded({ process, events }: { process: CompiledProcess; events: readonly JsonObject[] }) {
  const lines = events.flatMap((event) => {
    const word = WORDS[String(event.type)];
    if (word === undefined) return [];
    const step = labelAt(process, event as Spot);
    const count = event.type === 'votes.counted' ? countOf(process, event) : '';
    return [`${step === '' ? word : signs.said(word, step)}${count}`];
  });
  return (
    <Part title={text.trial.recorded(lines.length)} folded>
      <ol className="trial-log">
        {lines.reverse().map((line, n) => (
          <li key={n}>{line}</li>
        ))}
      </ol>
    </Part>
  );
}
