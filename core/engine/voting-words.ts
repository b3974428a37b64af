/** The rule of the count in words: the same sentences on the element, at the desk, in a trial and in the log. */
import type { JsonObject } from '../vocabulary.ts';
import type { TaskSpec } from '../definition/process.ts';
import { isObject } from '../json.ts';
import { words } from './messages.ts';
import { PREVAILS, saying, shareOf, VOTING, type Voice } from './voting.ts';

const say = words.voting;

type VotingSpec = Pick<TaskSpec, 'mode' | 'outcomes' | 'pass' | 'need' | 'of' | 'over'>;

/** The rule where it matters: several have a voice at the step. */
export function votingRuleOf(spec: TaskSpec): string[] {
  const voices = spec.seats.reduce((sum, { optional, count = 1 }) => sum + (optional ? 0 : count), 0);
  return voices > 1 ? votingRule(spec) : [];
}

/** What return, refusal and abstention mean at this step, one sentence each. */
export function votingRule(spec: VotingSpec): string[] {
  const mode = spec.mode ?? 'any';
  const named = (voice: Voice): string | null => namesOf(spec, saying(spec, voice));
  const [back, against, favour, abstain] = PREVAILS.map(named);
  const { counted, over } = VOTING[mode];
  const lines: (string | null | undefined)[] = [say.over[mode]];
  if (over === 'first') lines.push(abstain && say.anyAbstains(abstain));
  else {
    lines.push(counted ? needs(spec) : null);
    lines.push(back && say.returns(back));
    if (!counted) {
      lines.push(against && (back ? say.refuses(against) : say.refusesAlone(against)));
      lines.push(favour && say.agrees(favour), abstain && say.abstains(abstain));
    }
    if (PREVAILS.some((voice) => saying(spec, voice).length > 1)) lines.push(say.same);
  }
  const decisive = Object.keys(spec.outcomes).filter((name) => spec.outcomes[name]?.decisive);
  if (over !== 'first')
    lines.push(decisive.length > 0 ? say.decisive(namesOf(spec, decisive) ?? '') : say.noOrder);
  return lines.filter((line): line is string => typeof line === 'string' && line !== '');
}

function namesOf(spec: VotingSpec, outcomes: string[]): string | null {
  if (outcomes.length === 0) return null;
  return outcomes.map((name) => `“${spec.outcomes[name]?.label ?? name}”`).join(say.or);
}

function needs({ pass = 0.5, need, over, of = 'all' }: VotingSpec): string {
  if (need !== undefined) return say.needs.votes(need);
  const [part, whole] = shareOf(pass);
  const share = typeof pass === 'string' ? pass : `${Number(((part / whole) * 100).toFixed(2))}%`;
  return over ? say.needs.over(share, say.of[of]) : say.needs.share(share, say.of[of]);
}

/** How the voices came out, as the log tells it of an event `votes.counted`. */
export function countTold(data: JsonObject, label: (outcome: string) => string): string {
  const sums = isObject(data.voices) ? data.voices : {};
  const parts = (['for', 'against', 'return', 'abstain'] as const).flatMap((voice) =>
    Number(sums[voice] ?? 0) > 0 ? [say.voice[voice](String(sums[voice]))] : [],
  );
  return say.counted(label(String(data.outcome)), parts.join(say.between));
}
