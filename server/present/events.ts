/** Events in words, for the record of a case 经过. */
import type { CaseEventView } from '../../core/api.ts';
import { tellerOf } from '../../core/acts/act.ts';
import { eventWordOf } from '../../core/blocks/block.ts';
import { endOf, labelAt, type CompiledProcess } from '../../core/engine/process.ts';
import { countTold } from '../../core/engine/voting-words.ts';
import { words } from '../../core/engine/messages.ts';
import { HEARD } from '../../core/engine/vocabulary.ts';
import { maskName } from '../../core/values/mask.ts';
import type { CaseEvent, CoreEventType } from '../../core/vocabulary.ts';
import { nameOfDoer, type Relation } from './access.ts';
import { actHidden } from './blocks.ts';
import { actionLabel } from './words.ts';
import { messages } from './messages.ts';

const MINOR: ReadonlySet<CoreEventType> = new Set([
  'step.entered',
  'step.left',
  'task.opened',
  'task.cancelled',
  'timer.fired',
  'answer.received',
  'message.received',
]);

/** `named` shows a person's name as the reader may read it. */
type Sentence = (event: CaseEvent, process: CompiledProcess, named: (name: string) => string) => string;

const step = (event: CaseEvent, process: CompiledProcess): string => labelAt(process, event);

const SENTENCES: Record<CoreEventType, Sentence> = {
  'case.started': () => messages.events.started,
  'case.ended': (e, p) => endOf(p, e.data?.outcome)?.label ?? messages.events.ended,
  'case.reopened': () => messages.events.reopened,
  'case.migrated': (e) => messages.events.migrated(String(e.data?.to ?? ''), String(e.data?.reason ?? '')),
  'step.entered': (e, p) => messages.events.entered(step(e, p)),
  'step.left': (e, p) => messages.events.left(step(e, p)),
  'task.opened': (e, p) => messages.events.opened(step(e, p)),
  'task.acted': (e, p) => messages.events.acted(step(e, p), actionLabel(p, e, String(e.data?.action ?? ''))),
  'task.cancelled': (e, p) => messages.events.cancelled(step(e, p)),
  'task.overdue': (e, p) => messages.events.overdue(step(e, p)),
  'votes.counted': (e, p) =>
    messages.events.acted(
      step(e, p),
      countTold(e.data ?? {}, (outcome) => actionLabel(p, e, outcome)),
    ),
  'dates.counted': () => words.datesCounted,
  'action.taken': (e, p) =>
    p.definition.actions?.[String(e.data?.action ?? '')]?.label ?? String(e.data?.action ?? ''),
  'timer.fired': () => messages.events.byTime,
  'answer.received': (e) => heardWord(String(e.data?.event ?? '')),
  'message.received': () => messages.events.told,
  'incident.raised': (e) => messages.events.incident(String(e.data?.message ?? '')),
};

/** What came of an effect in the words of the block that asked for it. */
function heardWord(event: string): string {
  return (Object.hasOwn(HEARD, event) ? HEARD[event] : undefined) ?? messages.events.answered;
}

/** What is said of an act whose block is hidden: that it was done, not with what result. */
const QUIET: Partial<Record<CoreEventType, Sentence>> = {
  'task.acted': (e, p) => messages.events.actedQuietly(step(e, p)),
};

/** What is said of an event: by the block or act it comes from, else by the engine's own words. */
function wordOf(
  process: CompiledProcess,
  event: CaseEvent,
  { hidden, named }: { hidden: boolean; named: (name: string) => string },
): { text: string; minor: boolean } {
  const word = eventWordOf(process.blocks, event.type);
  if (word) {
    const text = (hidden ? word.quiet : undefined) ?? word.text(event.data ?? {});
    return { text, minor: word.minor ?? false };
  }
  const told = tellerOf(process, event.type)?.word;
  if (told) {
    const text = told.text({ step: step(event, process), data: event.data ?? {}, named });
    return { text, minor: told.minor ?? false };
  }
  const type = event.type as CoreEventType;
  const sentence = (hidden ? QUIET[type] : undefined) ?? SENTENCES[type];
  return { text: sentence(event, process, named), minor: MINOR.has(type) };
}

/** An event in words; the applicant reads names masked, and nobody reads of what is hidden from them. */
export function eventView(process: CompiledProcess, event: CaseEvent, relation: Relation): CaseEventView {
  const staff = relation.roles.length > 0;
  const named = staff ? (name: string): string => name : maskName;
  const blind = event.task !== undefined && relation.blind.includes(event.task);
  const hidden =
    blind || (event.step !== undefined && actHidden(process, relation, { ...event, step: event.step }));
  const word = wordOf(process, event, { hidden, named });
  const comment = staff && !hidden && typeof event.data?.comment === 'string' ? event.data.comment : null;
  return {
    id: event.id,
    seq: event.seq,
    at: event.at,
    type: event.type,
    text: word.text,
    by: nameOfDoer(relation, event.by),
    step: event.step ?? null,
    stepLabel: event.step ? labelAt(process, event) : null,
    comment,
    minor: word.minor,
  };
}
