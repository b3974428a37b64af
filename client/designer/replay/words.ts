/** What came of a case, and how two outcomes differ, in words. */
import { withoutPieces } from '../../../core/pieces/expand.ts';
import type { ReplayItem, ReplayOutcome } from '../../../core/api-admin.ts';
import type { VersionSource } from '../../../core/definition/source.ts';
import { text } from '../messages.ts';
import { stepsOf } from '../model/names.ts';
import { signs } from '../../../core/signs/messages.ts';

const MINUTE_MS = 60_000;

/** What ends and steps are called in a process; what it does not know keeps its name. */
export interface Called {
  end: (outcome: string) => string;
  step: (id: string) => string;
}

export function calledIn(source: VersionSource): Called {
  const steps = stepsOf(withoutPieces(source).machine);
  const ends = new Map(steps.flatMap(([, { end, label }]) => (end && label ? [[end, label]] : [])));
  const labels = new Map(steps.flatMap(([id, { label }]) => (label ? [[id, label]] : [])));
  return { end: (outcome) => ends.get(outcome) ?? outcome, step: (id) => labels.get(id) ?? id };
}

/** The lines of one side: result, money, time. */
export function linesOf(
  { status, outcome, steps, amount, duration }: ReplayOutcome,
  called: Called,
): string[] {
  const words = text.replay;
  const last = steps.at(-1);
  return [
    outcome === null ? (words.statuses[status] ?? status) : called.end(outcome),
    ...(outcome !== null || last === undefined ? [] : [words.at(called.step(last))]),
    ...(amount === null ? [] : [words.amount(amount)]),
    ...(duration === null ? [] : [words.took(durationWords(duration))]),
  ];
}

/** The differences, the weightiest first. */
export function differencesOf({ was, would, differs, stopped }: ReplayItem, called: Called): string[] {
  const words = text.replay;
  return differs.map((what) => {
    const name = words.differences[what] ?? what;
    if (what === 'refused') return stopped === null ? name : signs.said(name, stopped);
    if (!would) return name;
    if (what === 'amount' && was.amount !== null && would.amount !== null) {
      const by = would.amount - was.amount;
      return `${name}${by > 0 ? words.more(words.amount(by)) : words.less(words.amount(-by))}`;
    }
    if (what === 'duration' && was.duration !== null && would.duration !== null) {
      const by = would.duration - was.duration;
      return by > 0 ? words.longer(durationWords(by)) : words.shorter(durationWords(-by));
    }
    if (what === 'steps') return signs.said(name, words.steps(would.steps.map(called.step)));
    return name;
  });
}

/** Days and hours, or what is smaller; `ms` is not negative. */
export function durationWords(ms: number): string {
  const words = text.replay;
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 60) return words.minutes(minutes);
  const hours = Math.round(minutes / 60);
  return hours < 24 ? words.hours(hours) : words.days(Math.floor(hours / 24), hours % 24);
}
