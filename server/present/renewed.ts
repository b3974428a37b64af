/** What the filer changed in the application when it was last corrected. */
import type { CaseView } from '../../core/api.ts';
import { stateAt, type CompiledProcess } from '../../core/engine/process.ts';
import { renewedIn } from '../../core/form/renewed.ts';
import type { Case, StepRecord } from '../../core/vocabulary.ts';

/** Paths within the start form that somebody may know of; null where it stands as it was first handed in. */
export function renewedOf(
  process: CompiledProcess,
  c: Case,
  mayKnow: (path: string) => boolean,
): CaseView['renewed'] {
  const rounds = c.records.filter((record) => writesApplication(process, record));
  const last = rounds.at(-1);
  const [first, ...later] = rounds;
  if (!last || !first || last === first) return null;
  // each round names what it changed: the form before the last one is all earlier ones laid over each other
  const before = later.slice(0, -1).reduce((data, round) => ({ ...data, ...round.data }), first.data);
  return { at: last.at, paths: renewedIn(before, { ...before, ...last.data }).filter(mayKnow) };
}

function writesApplication(process: CompiledProcess, record: StepRecord): boolean {
  if (record.action === process.definition.start.outcome) return true;
  const task = stateAt(process, record)?.meta.task;
  return (task?.outcomes[record.action]?.block ?? task?.block) === '.';
}
