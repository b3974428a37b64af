/** The words of states and events, in one place. */
import { endOf, stateAt, type CompiledProcess, type Spot } from '../../core/engine/process.ts';
import type { MachineNode } from '../../core/engine/machine.ts';
import { statesOf } from '../../core/engine/steps.ts';
import type { CaseItem } from '../../core/api.ts';
import type { StateMeta } from '../../core/definition/process.ts';
import { messages } from './messages.ts';
import type { Case } from '../../core/vocabulary.ts';

/** The state word of a case (look.md §3): one word each, everywhere. */
export function wordOf(process: CompiledProcess, c: Case): string {
  if (c.status === 'suspended') return messages.suspended;
  if (c.status === 'ended') return endWord(process, c);
  const words = statesOf(process, c).map((state) => returnedWord(process, c, state) ?? state.meta.word);
  return words.find((word) => word !== undefined) ?? messages.running;
}

/** A case that its filer has again is no draft, and waits for the filer, whatever the step is called the first time. */
function returnedWord(process: CompiledProcess, c: Case, { id, meta }: MachineNode): string | undefined {
  const first = `${process.definition.key}.${String(process.definition.machine.initial)}`;
  if (id === first && c.records.length > 0) return messages.returned.toChange;
  if (meta.word !== undefined || !meta.task?.seats.every(({ role }) => role === 'filer')) return undefined;
  if (meta.task.block !== '.') return undefined;
  return meta.pauses ? messages.returned.toSupplement : messages.returned.toChange;
}

function endWord(process: CompiledProcess, c: Case): string {
  const end = endOf(process, c.outcome);
  return end?.word ?? ENDED[endingOf(process, c) ?? 'done'];
}

/** The words of the house for how a case ended. */
const ENDED: Record<Ending, string> = messages.ended;

type Ending = NonNullable<CaseItem['ending']>;

const BY_TONE: Record<NonNullable<StateMeta['tone']>, Ending> = {
  positive: 'done',
  neutral: 'done',
  negative: 'refused',
  back: 'withdrawn',
};

/** How a case ended: as its end says, else as its word does, else as the last act does; null while it runs. */
export function endingOf(process: CompiledProcess, c: Case): Ending | null {
  if (c.status !== 'ended') return null;
  if (c.outcome === 'terminated') return 'stopped';
  const end = endOf(process, c.outcome);
  if (end?.tone) return BY_TONE[end.tone];
  const named = (Object.keys(ENDED) as Ending[]).find((ending) => ENDED[ending] === end?.word);
  return named ?? byLastAct(process, c);
}

/** An outcome against it refuses; an act of the filer on the case as a whole, before anybody decided it, takes it back. */
function byLastAct(process: CompiledProcess, c: Case): Ending {
  const last = c.records.at(-1);
  if (!last) return 'done';
  const spec = stateAt(process, last)?.meta.task;
  const tone = spec?.outcomes[last.action]?.tone;
  if (tone === 'negative') return 'refused';
  return last.task === '' && last.action === 'withdraw' ? 'withdrawn' : 'done';
}

/** The end reached, in words. */
export function outcomeLabel(process: CompiledProcess, c: Case): string | null {
  if (!c.outcome) return null;
  return endOf(process, c.outcome)?.label ?? (c.outcome === 'terminated' ? messages.terminated : c.outcome);
}

/** The words on the button of an act. */
export function actionLabel(process: CompiledProcess, at: Spot, action: string): string {
  const outcome = stateAt(process, at)?.meta.task?.outcomes[action];
  return (
    outcome?.label ??
    process.definition.actions?.[action]?.label ??
    process.acts.find(({ id }) => id === action)?.label ??
    (action === process.definition.start.outcome ? messages.handIn : action)
  );
}
