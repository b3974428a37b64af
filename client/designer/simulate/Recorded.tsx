/** What was recorded so far, the last first. */
import { labelAt, type CompiledProcess, type Spot } from '../../../core/engine/process.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { text } from '../messages.ts';
import { Part } from '../panel/Row.tsx';

const WORDS: Readonly<Record<string, string>> = text.events;

export function Recorded({ process, events }: { process: CompiledProcess; events: readonly JsonObject[] }) {
  const lines = events.flatMap((event) => {
    const word = WORDS[String(event.type)];
    if (word === undefined) return [];
    const step = labelAt(process, event as Spot);
    return [step === '' ? word : `${word}:${step}`];
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
