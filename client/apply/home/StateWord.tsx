/** One word for where a case stands; the colour only repeats it. */
const TONES: Record<string, string> = {
  已办结: 'good',
  不予批准: 'bad',
  已终止: 'bad',
  待补正: 'wait',
  已挂起: 'wait',
  草稿: 'wait',
};

export function StateWord({ word }: { word: string }) {
  return <span className={`state state-${TONES[word] ?? 'plain'}`}>{word}</span>;
}
