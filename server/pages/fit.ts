/**
 * Which size of type a notice is printed in: the largest one in which it fits one sheet of A4. An estimate, since
 * nothing can be measured here; it errs to the small side. The browser test holds it against real pages.
 */

/** `''` is the ordinary size; the others are classes of public.css, which has the same figures. */
type Density = '' | 'dense' | 'denser' | 'densest';

interface Size {
  density: Density;
  /** Type in points, line height as its multiple, space above and below in a table cell in mm. */
  points: number;
  leading: number;
  space: number;
  /** Points of the title. */
  title: number;
}

const SIZES: Size[] = [
  { density: '', points: 15, leading: 1.55, space: 1.6, title: 24 },
  { density: 'dense', points: 12, leading: 1.5, space: 1.2, title: 22 },
  { density: 'denser', points: 10.5, leading: 1.4, space: 0.7, title: 20 },
  { density: 'densest', points: 9, leading: 1.3, space: 0.4, title: 18 },
];

/** What would have to be smaller than that goes over to a second sheet instead, in a size one can read on a board. */
const READABLE: Density = 'dense';

const MM_PER_POINT = 25.4 / 72;
/** Of A4 with the margins of public.css. */
const HEIGHT = 297 - 36;
const WIDTH = 170;
const LABEL_WIDTH = WIDTH * 0.3 - 6;
const VALUE_WIDTH = WIDTH * 0.7 - 6;
/** The seal, with the QR code beside it, and the space between the parts. */
const FIXED = 42 + 4 + 8 + 14;

/** Lead, period, range, and the paragraph on objections with its telephone. */
const TEXT_LINES = 6;

export interface PrintedLine {
  label: string;
  value: string;
}

export function densityOf(title: string, lines: readonly PrintedLine[]): Density {
  return SIZES.find((size) => heightOf(title, lines, size) <= HEIGHT)?.density ?? READABLE;
}

function heightOf(title: string, lines: readonly PrintedLine[], size: Size): number {
  const line = size.points * MM_PER_POINT * size.leading;
  const rows = lines.reduce((sum, { label, value }) => {
    const most = Math.max(linesOf(label, LABEL_WIDTH, size.points), linesOf(value, VALUE_WIDTH, size.points));
    return sum + most * line + 2 * size.space + 0.3;
  }, 0);
  const heading = linesOf(title, WIDTH, size.title) * size.title * MM_PER_POINT * 1.4;
  return FIXED + heading + rows + TEXT_LINES * line;
}

/** How many lines a text takes; its own line ends count, a Latin letter is half as wide. */
function linesOf(text: string, width: number, points: number): number {
  return text.split('\n').reduce((sum, part) => {
    const ems = Array.from(part).reduce((wide, character) => wide + (character < '\u2e80' ? 0.6 : 1), 0);
    return sum + Math.max(1, Math.ceil((ems * points * MM_PER_POINT) / (width * 0.97)));
  }, 0);
}
