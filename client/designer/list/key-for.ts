/** A key for a new process: its Latin letters where the title has some, else a number that is free. */
export function keyFor(title: string, taken: ReadonlySet<string>): string {
  const letters = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const wanted = letters === '' ? 'process' : letters;
  if (letters !== '' && !taken.has(wanted)) return wanted;
  let n = 1;
  while (taken.has(`${wanted}-${n}`)) n += 1;
  return `${wanted}-${n}`;
}
