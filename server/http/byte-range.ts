/** Parts of a file, as a player asks for them (RFC 9110, section 14): phones play a film no other way. */

/** The first and the last byte, both within the part. */
interface ByteRange {
  first: number;
  last: number;
}

/** `whole` where nothing that is understood was asked, `none` where nothing of it lies in the file. */
type Asked = ByteRange | 'whole' | 'none';

/**
 * Which part of a file of `size` bytes is asked for. Several parts at once are answered with the whole, as is a part of
 * a file that has changed since (`If-Range` names another tag).
 */
export function rangeAsked(
  headers: { range?: string | undefined; 'if-range'?: string | undefined },
  { size, tag }: { size: number; tag: string },
): Asked {
  const condition = headers['if-range'];
  if (condition !== undefined && condition !== tag) return 'whole';
  const [, from, to] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(headers.range ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return 'whole';
  if (from === '')
    return Number(to) === 0 || size === 0 ? 'none' : until(Math.max(0, size - Number(to)), size);
  if (to !== '' && Number(to) < Number(from)) return 'whole';
  if (Number(from) >= size) return 'none';
  return until(Number(from), to === '' ? size : Math.min(size, Number(to) + 1));
}

function until(first: number, end: number): ByteRange {
  return { first, last: end - 1 };
}
