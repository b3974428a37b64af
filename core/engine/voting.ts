/**
 * What a voice means among several, in every mode: the one table that the count, the panel, the desk, a trial and the
 * log read. Order never decides: the same voices give the same result whoever speaks first.
 */
import type { OutcomeSpec, TaskSpec } from '../definition/process.ts';

/** For 同意, against 不同意, return 退回, abstain 弃权. */
export type Voice = 'for' | 'against' | 'return' | 'abstain';

/** Which voice prevails where several have spoken: a return is never outvoted, a refusal only by a return. */
export const PREVAILS: readonly Voice[] = ['return', 'against', 'for', 'abstain'];

type Mode = NonNullable<TaskSpec['mode']>;

/** When a step is over, by mode; an outcome that is `decisive` ends it at once in each. */
export const VOTING: Readonly<
  Record<
    Mode,
    {
      /** The first voice that is no abstention; everybody; everybody, unless the result cannot change any more. */
      over: 'first' | 'everybody' | 'settled';
      /** What is for it is counted against what is needed; elsewhere one voice against is a refusal. */
      counted: boolean;
    }
  >
> = {
  any: { over: 'first', counted: false },
  all: { over: 'everybody', counted: false },
  sequential: { over: 'everybody', counted: false },
  ratio: { over: 'settled', counted: true },
};

const BY_TONE: Readonly<Record<NonNullable<OutcomeSpec['tone']>, Voice>> = {
  positive: 'for',
  negative: 'against',
  back: 'return',
  neutral: 'abstain',
};

type Voting = Pick<TaskSpec, 'mode' | 'outcomes'>;

/**
 * What an outcome says as a voice: its own `vote`, else by its tone. Where no outcome says that it is for, the first
 * one without a tone is; where none is against, the next one.
 */
export function voiceOf({ mode, outcomes }: Voting, name: string): Voice {
  const said = ({ vote, tone }: OutcomeSpec): Voice | undefined => vote ?? (tone && BY_TONE[tone]);
  const outcome = outcomes[name];
  if (!outcome) return 'abstain';
  const own = said(outcome);
  if (own) return own;
  const voting = Object.entries(outcomes).filter(([, { stays }]) => !stays);
  const silent = voting.filter(([, each]) => said(each) === undefined).map(([id]) => id);
  const missing = (['for', 'against'] as const).filter((voice) =>
    voting.every(([, each]) => said(each) !== voice),
  );
  return missing[silent.indexOf(name)] ?? (VOTING[mode ?? 'any'].counted ? 'abstain' : 'for');
}

/** The outcomes of a step that say this, in the order of the definition; acts beside the step are no voices. */
export function saying(spec: Voting, voice: Voice): string[] {
  return Object.keys(spec.outcomes).filter(
    (name) => !spec.outcomes[name]?.stays && voiceOf(spec, name) === voice,
  );
}

/** A share as a pair of whole numbers, so that two thirds of three are two: `0.67`, `2/3`. */
export function shareOf(pass: NonNullable<TaskSpec['pass']>): [number, number] {
  if (typeof pass === 'number') return [Math.round(pass * 1e6), 1e6];
  const [part, whole] = pass.split('/').map(Number);
  return [part ?? 0, whole ?? 1];
}
