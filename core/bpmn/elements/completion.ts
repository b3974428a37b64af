/** When several persons at one task have done enough, as completion conditions of other vendors say it. */

/** What a completion condition of other vendors means in ours. */
export type Rule =
  { mode: 'all' } | { mode: 'any' } | { mode: 'ratio'; pass?: number; need?: number; over?: boolean };

const DONE = String.raw`(?:nr|number)OfCompletedInstances`;
const ALL = String.raw`(?:nr|number)OfInstances`;
const ACTIVE = String.raw`(?:nr|number)OfActiveInstances`;
const NUMBER = String.raw`(\d*\.?\d+)`;
const SHARE = new RegExp(`^${DONE}/${ALL}(>=|>|=|==)${NUMBER}$`);
const VOTES = new RegExp(`^${DONE}(>=|>|=|==)${NUMBER}$`);
/** `completed * 3 >= instances * 2`, `completed >= instances * 0.6`, `completed > instances / 2`. */
const PROPORTION = new RegExp(
  `^(?:${NUMBER}\\*)?${DONE}(?:\\*${NUMBER})?(>=|>)(?:${NUMBER}\\*)?${ALL}(?:([*/])${NUMBER})?$`,
);
const EVERY = new RegExp(`^(?:${DONE}(?:>=|=|==)${ALL}|${ALL}(?:<=|=|==)${DONE}|${ACTIVE}(?:<=|=|==)0)$`);

/**
 * `nrOfCompletedInstances/nrOfInstances >= 0.6` of Flowable, Activiti and Camunda, `numberOf…` of Camunda 8: how many of
 * the persons asked must have acted. Null where it says anything else.
 */
export function ruleOf(completion: string | undefined): Rule | null {
  let text = turned((completion ?? '').replace(/\s+/g, ''));
  while (text.startsWith('(') && text.indexOf(')') === text.length - 1) text = text.slice(1, -1);
  if (EVERY.test(text)) return { mode: 'all' };
  const share = shareOf(text);
  if (share !== null) {
    const { pass, over } = share;
    if (pass <= 0) return { mode: 'any' };
    if (pass >= 1) return { mode: 'all' };
    return { mode: 'ratio', pass, ...(over ? { over } : {}) };
  }
  const [, more, votes] = VOTES.exec(text) ?? [];
  if (votes === undefined) return null;
  const need = Math.floor(Number(votes)) + (more === '>' ? 1 : 0);
  return need <= 1 ? { mode: 'any' } : { mode: 'ratio', need };
}

/** `0.5 <= x` says what `x >= 0.5` says. */
function turned(text: string): string {
  const [, left, than, right] = /^([^<>=]+)(<=|<)([^<>=]+)$/.exec(text) ?? [];
  return left === undefined ? text : `${right}${than === '<' ? '>' : '>='}${left}`;
}

/** The part of the persons asked that must have acted, or that more than must have; in whichever way it is written. */
function shareOf(text: string): { pass: number; over: boolean } | null {
  const [, than, share] = SHARE.exec(text) ?? [];
  if (share !== undefined) return { pass: Number(share), over: than === '>' };
  const found = PROPORTION.exec(text);
  if (!found) return null;
  const [, before, after, compares, first, sign, second] = found;
  const done = Number(before ?? 1) * Number(after ?? 1);
  const part = Number(second ?? 1);
  if (done === 0 || part === 0) return null;
  const all = Number(first ?? 1) * (sign === '/' ? 1 / part : part);
  return { pass: all / done, over: compares === '>' };
}
