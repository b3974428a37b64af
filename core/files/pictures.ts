/** Photos and scans: which it is, and whether its end is there. */
import type { Bytes } from './bytes.ts';
import { KINDS } from './kinds.ts';
import { whole, type Verdict } from './verdict.ts';

export function pictureIn(b: Bytes): Verdict | null {
  if (b.has('\xff\xd8\xff')) return whole(KINDS.jpeg, jpegEnds(b));
  if (b.has('\x89PNG\r\n\x1a\n')) return whole(KINDS.png, pngEnds(b));
  if (b.has('GIF87a') || b.has('GIF89a')) return whole(KINDS.gif, lastByte(b) === 0x3b);
  if (b.has('RIFF') && b.has('WEBP', 8)) return whole(KINDS.webp, b.long(4) + 8 <= b.size);
  if (b.has('BM') && b.long(14) >= 12 && b.long(14) <= 124) return whole(KINDS.bmp, bmpEnds(b));
  if (b.has('II*\0')) return whole(KINDS.tiff, tiffEnds(b, false));
  if (b.has('MM\0*')) return whole(KINDS.tiff, tiffEnds(b, true));
  return null;
}

/** The end mark stands behind the picture itself: the small copy among the notes before it has one of its own. */
function jpegEnds(b: Bytes): boolean {
  let at = 2;
  while (b.byte(at) === 0xff && b.byte(at + 1) !== 0xda) {
    if (b.byte(at + 1) === 0xff) at += 1;
    else at += 2 + b.short(at + 2, true);
  }
  return b.byte(at + 1) === 0xda && b.find('\xff\xd9', at) >= 0;
}

/** Pieces of one picture; one of nothing but empty pieces is none. */
const MOST_PIECES = 100_000;

function pngEnds(b: Bytes): boolean {
  let at = 8;
  for (let n = 0; n < MOST_PIECES && at + 12 <= b.size; n += 1, at += 12 + b.long(at, true))
    if (b.has('IEND', at + 4)) return true;
  return false;
}

/** Some cameras fill up with zeros. */
function lastByte(b: Bytes): number {
  let at = b.size - 1;
  while (b.byte(at) === 0) at -= 1;
  return b.byte(at);
}

function bmpEnds(b: Bytes): boolean {
  const width = b.long(18);
  const height = Math.abs(b.long(22) | 0);
  const packed = b.long(30) !== 0;
  const pixels = packed ? b.long(34) : Math.ceil((width * b.short(28)) / 32) * 4 * height;
  return b.long(10) + pixels <= b.size;
}

/** Pages of one file; a loop of them ends somewhere. */
const MOST_PAGES = 2_000;
/** StripOffsets and their lengths, TileOffsets and theirs. */
const STRIPS: readonly (readonly [number, number])[] = [
  [273, 279],
  [324, 325],
];

/** Every page's list of what it has, and the last piece of its picture, lie within the file. */
function tiffEnds(b: Bytes, big: boolean): boolean {
  let at = b.long(4, big);
  for (let page = 0; at !== 0 && page < MOST_PAGES; page += 1) {
    const count = b.short(at, big);
    const next = b.long(at + 2 + 12 * count, big);
    if (Number.isNaN(next)) return false;
    const last = (tag: number): number => lastOf(b, at, count, tag, big);
    const cut = STRIPS.some(([offsets, lengths]) => last(offsets) + last(lengths) > b.size);
    if (cut) return false;
    at = next;
  }
  return true;
}

/** The last value of a tag; NaN where the page has none, infinite where it lies outside the file. */
function lastOf(b: Bytes, page: number, count: number, tag: number, big: boolean): number {
  for (let n = 0; n < count; n += 1) {
    const entry = page + 2 + 12 * n;
    if (b.short(entry, big) !== tag) continue;
    const short = b.short(entry + 2, big) === 3;
    const values = b.long(entry + 4, big);
    const width = short ? 2 : 4;
    const start = values * width <= 4 ? entry + 8 : b.long(entry + 8, big);
    const place = start + (values - 1) * width;
    const value = short ? b.short(place, big) : b.long(place, big);
    return Number.isNaN(value) ? Infinity : value;
  }
  return NaN;
}
