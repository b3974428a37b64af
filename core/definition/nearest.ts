/** The word somebody most likely meant. */

/** The nearest of the known words, undefined when none is near: a letter too many, too few, wrong or swapped, or cut off. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: { word: string; far: number } | undefined;
  for (const one of known) {
    const far = beginsAs(word, one) ? 1 : distance(word.toLowerCase(), one.toLowerCase());
    if (far <= Math.max(1, Math.floor(one.length / 3)) && (!best || far < best.far))
      best = { word: one, far };
  }
  return best?.word;
}

function beginsAs(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 1 && long.startsWith(short);
}

/** Letters to insert, drop, change or swap with their neighbour. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > b.length) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + same,
        swapped ? at(before, j - 2) + 1 : Infinity,
      );
    }
    [before, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: number[], j: number): number {
  return row[j] ?? Infinity;
}
