/** ISO base media files: HEIC, AVIF, MP4, MOV, 3GP, M4A. Boxes in boxes; the brand and the tracks say what it is. */
import type { Bytes } from './bytes.ts';
import { KINDS, type FileKind } from './kinds.ts';
import { messages } from './messages.ts';
import { refused, whole, type Verdict } from './verdict.ts';

interface Box {
  type: string;
  start: number;
  end: number;
}

/** Boxes looked at in one file; a hostile one would have a million. */
const MOST_BOXES = 10_000;

const HEIC = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs', 'mif1', 'msf1']);
const HEVC = new Set(['hvc1', 'hev1', 'dvh1', 'dvhe']);
/** What an old MOV begins with where it has no brand. */
const FIRST_OF_MOV = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);

export function boxesIn(b: Bytes): Verdict | null {
  const type = b.text(4, 4);
  const branded = type === 'ftyp';
  if (b.has('JXL ', 4))
    return refused('file_kind', messages.convert(messages.others.jpegXl, messages.into.photo));
  if (b.has('jP  ', 4))
    return refused('file_kind', messages.convert(messages.others.jpeg2000, messages.into.photo));
  if (!branded && !(FIRST_OF_MOV.has(type) && b.long(0, true) !== 0 && b.byte(0) <= 1)) return null;
  const { boxes, complete } = inside(b, 0, b.size, new Budget());
  const brand = branded ? b.text(8, 4) : 'qt  ';
  const brands = branded ? brandsOf(b) : [brand];
  if (brands.includes('avif') || brands.includes('avis'))
    return whole(KINDS.avif, complete && has(boxes, 'meta'));
  if (HEIC.has(brand) || (brands.some((one) => HEIC.has(one)) && !has(boxes, 'moov') && has(boxes, 'meta')))
    return whole(KINDS.heic, complete && (has(boxes, 'meta') || has(boxes, 'moov')) && dataIsThere(b, boxes));
  const tracks = tracksOf(b, boxes);
  const kind = kindOf(brand, tracks);
  return whole(kind, complete && tracks.length > 0 && (has(boxes, 'mdat') || has(boxes, 'moof')));
}

class Budget {
  left = MOST_BOXES;
}

/** The boxes of a stretch; not complete where one says it is longer than what is there. */
function inside(b: Bytes, from: number, to: number, budget: Budget): { boxes: Box[]; complete: boolean } {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to && budget.left > 0; budget.left -= 1) {
    const said = b.long(at, true);
    const long = said === 1 ? b.long(at + 8, true) * 2 ** 32 + b.long(at + 12, true) : said;
    const size = said === 0 ? to - at : long;
    const head = said === 1 ? 16 : 8;
    if (!(size >= head)) return { boxes, complete: false };
    boxes.push({ type: b.text(at + 4, 4), start: at + head, end: Math.min(at + size, to) });
    if (at + size > to) return { boxes, complete: false };
    at += size;
  }
  return { boxes, complete: true };
}

function has(boxes: readonly Box[], type: string): boolean {
  return boxes.some((box) => box.type === type);
}

/** A HEIC whose picture is not in its notes keeps it behind them. */
function dataIsThere(b: Bytes, boxes: readonly Box[]): boolean {
  const meta = boxes.find(({ type }) => type === 'meta');
  const within = meta ? inside(b, meta.start + 4, meta.end, new Budget()).boxes : [];
  return has(boxes, 'mdat') || has(within, 'idat');
}

function brandsOf(b: Bytes): string[] {
  const end = Math.min(b.long(0, true), 512);
  const brands = [b.text(8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(b.text(at, 4));
  return brands;
}

/** What the tracks are coded in: `hvc1`, `avc1`, `mp4a`. */
function tracksOf(b: Bytes, boxes: readonly Box[]): string[] {
  const budget = new Budget();
  const below = (found: readonly Box[], type: string): Box[] =>
    found.filter((box) => box.type === type).flatMap((box) => inside(b, box.start, box.end, budget).boxes);
  const way = ['moov', 'trak', 'mdia', 'minf', 'stbl'];
  const tables = way.reduce<readonly Box[]>(below, boxes);
  return tables
    .filter(({ type }) => type === 'stsd')
    .map(({ start }) => b.text(start + 12, 4))
    .filter((codec) => codec !== '');
}

const SOUND = new Set([
  'mp4a',
  'alac',
  'samr',
  'sawb',
  'Opus',
  'fLaC',
  'ac-3',
  'ec-3',
  'twos',
  'sowt',
  'lpcm',
  '.mp3',
]);

function kindOf(brand: string, tracks: readonly string[]): FileKind {
  if (tracks.some((codec) => HEVC.has(codec))) return KINDS.hevc;
  const onlySound = tracks.length > 0 && tracks.every((codec) => SOUND.has(codec));
  if (brand.startsWith('3g')) return KINDS.threeGp;
  if (brand.startsWith('M4A') || brand.startsWith('M4B') || onlySound) return KINDS.m4a;
  return brand === 'qt  ' ? KINDS.mov : KINDS.mp4;
}
