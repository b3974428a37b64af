/** Values that show something, in words. */
import type { Json } from '../vocabulary.ts';
import type { Witness } from './guards.ts';

const DOUBTS: Record<NonNullable<Witness['doubt']>, [string, string]> = {
  open: ['取其他值', 'some other value'],
  fraction: ['带小数', 'a fraction'],
  null: ['未填写', 'nothing filled in'],
  related: ['如果这些值能同时出现', 'if these values can occur together'],
};

/** `amount = 5` and, where it is doubtful, why. */
export function inWords({ values, doubt }: Witness): { chinese: string; english: string } {
  const told = Object.entries(values).map(([term, value]) => [
    readable(term, value, 'zh'),
    readable(term, value, 'en'),
  ]);
  const [chinese, english] = [0, 1].map((i) => told.map((both) => both[i]).join(i === 0 ? '、' : ', '));
  if (!doubt) return { chinese: chinese || '任何情况', english: english || 'always' };
  const [why, reason] = DOUBTS[doubt];
  return { chinese: `${chinese}(${why})`, english: `${english} (${reason})` };
}

function readable(term: string, value: Json, language: 'zh' | 'en'): string {
  const [left, right] = term.split(' ⋚ ');
  if (right !== undefined)
    return `${left ?? ''} ${value === 0 ? '=' : Number(value) < 0 ? '<' : '>'} ${right}`;
  if (value === null) return language === 'zh' ? `${term} 未填写` : `${term} missing`;
  return `${term} = ${typeof value === 'string' ? `"${value.replace('\u0001', '…')}"` : String(value)}`;
}
