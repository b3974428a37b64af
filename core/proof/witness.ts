/** Values that show something, in words. */
import type { Json } from '../vocabulary.ts';
import type { Witness } from './guards.ts';
import { messages } from './messages.ts';

const DOUBTS: Record<NonNullable<Witness['doubt']>, string> = {
  open: 'some other value',
  fraction: 'a fraction',
  null: 'nothing filled in',
  related: 'if these values can occur together',
};

/** `amount = 5` and, where it is doubtful, why. */
export function inWords({ values, doubt }: Witness): { chinese: string; english: string } {
  const told = Object.entries(values).map(([term, value]) => [
    readable(term, value, 'zh'),
    readable(term, value, 'en'),
  ]);
  const [chinese = '', english = ''] = [0, 1].map((i) =>
    told.map((both) => both[i]).join(i === 0 ? messages.witness.between : ', '),
  );
  if (!doubt) return { chinese: chinese || messages.witness.anyCase, english: english || 'always' };
  return {
    chinese: messages.witness.doubted(chinese, messages.doubts[doubt]),
    english: `${english} (${DOUBTS[doubt]})`,
  };
}

function readable(term: string, value: Json, language: 'zh' | 'en'): string {
  const [left, right] = term.split(' ⋚ ');
  if (right !== undefined)
    return `${left ?? ''} ${value === 0 ? '=' : Number(value) < 0 ? '<' : '>'} ${right}`;
  if (value === null) return language === 'zh' ? messages.witness.unfilled(term) : `${term} missing`;
  return `${term} = ${typeof value === 'string' ? `"${value.replace('\u0001', '…')}"` : String(value)}`;
}
