/**
 * Whether a regular expression can be tried on any text in short time. The engine of the language goes back and tries anew;
 * a repeat inside a repeat, or several that may take the same letters, make that take for ever. What is not surely harmless is
 * refused: a pattern of a form is a shape, not a program.
 */

/** Longest text a pattern is tried on. */
export const LONGEST_TEXT = 10_000;
const LONGEST_PATTERN = 500;
/** Repeats without a bound in one pattern: each more makes the time grow by another power. */
const MOST_OPEN = 2;
/** A bound this high is none. */
const HIGH = 100;

const known = new Map<string, boolean>();
const MANY = 2_000;

/** Judged once per pattern. */
export function isSafePattern(source: string): boolean {
  let safe = known.get(source);
  if (safe === undefined) {
    if (known.size >= MANY) known.clear();
    known.set(source, (safe = judge(source)));
  }
  return safe;
}

function judge(source: string): boolean {
  if (source.length > LONGEST_PATTERN) return false;
  try {
    new RegExp(source, 'u');
  } catch {
    return false;
  }
  const reader = new Reader(source);
  try {
    const { open } = reader.alternatives();
    return reader.isDone && open <= MOST_OPEN;
  } catch (refused) {
    if (refused instanceof Refused) return false;
    throw refused;
  }
}

class Refused extends Error {}

/** What a part of a pattern is: whether its length varies, how many open repeats it holds, with what it begins. */
interface Part {
  varies: boolean;
  open: number;
  /** A plain letter it always begins with; null where it may begin with several, or with nothing. */
  first: string | null;
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  get isDone(): boolean {
    return this.at >= this.text.length;
  }

  /** `a|b|c`, up to the end or the closing bracket. */
  alternatives(): Part & { choices: number } {
    const parts = [this.sequence()];
    while (this.text[this.at] === '|') {
      this.at += 1;
      parts.push(this.sequence());
    }
    const firsts = parts.map(({ first }) => first);
    const apart = firsts.every((first) => first !== null) && new Set(firsts).size === firsts.length;
    return {
      varies: parts.length > 1 || parts.some(({ varies }) => varies),
      open: Math.max(...parts.map(({ open }) => open)),
      first: parts.length === 1 ? (firsts[0] ?? null) : null,
      choices: apart ? 1 : parts.length,
    };
  }

  private sequence(): Part {
    const whole: Part = { varies: false, open: 0, first: null };
    let begins = true;
    while (!this.isDone && !'|)'.includes(this.text[this.at] as string)) {
      const part = this.repeated();
      whole.varies ||= part.varies;
      whole.open += part.open;
      if (begins) whole.first = part.first;
      begins = false;
    }
    return whole;
  }

  private repeated(): Part {
    const { part, choices } = this.atom();
    const bounds = this.bounds();
    if (!bounds) return part;
    const { least, most } = bounds;
    const again = most > 1;
    // every round of a repeat must be read in one way alone
    if (again && (part.open > 0 || choices > 1 || (part.varies && part.first === null))) throw new Refused();
    return {
      varies: part.varies || least !== most,
      open: part.open + (most > HIGH ? 1 : 0),
      first: least > 0 ? part.first : null,
    };
  }

  private atom(): { part: Part; choices: number } {
    const sign = this.text[this.at] as string;
    if (sign === '(') return this.group();
    const fixed = (first: string | null): { part: Part; choices: number } => ({
      part: { varies: false, open: 0, first },
      choices: 1,
    });
    if (sign === '[') {
      this.set();
      return fixed(null);
    }
    if (sign === '\\') return fixed(this.escape());
    this.at += String.fromCodePoint(this.text.codePointAt(this.at) as number).length;
    return fixed('.^$'.includes(sign) ? null : sign);
  }

  private group(): { part: Part; choices: number } {
    this.at += 1;
    if (this.text[this.at] === '?') {
      // looking ahead or back, and names, belong to programs
      if (this.text[this.at + 1] !== ':') throw new Refused();
      this.at += 2;
    }
    const { choices, ...part } = this.alternatives();
    if (this.text[this.at] !== ')') throw new Refused();
    this.at += 1;
    return { part, choices };
  }

  private set(): void {
    for (this.at += 1; this.text[this.at] !== ']'; this.at += 1) {
      if (this.isDone) throw new Refused();
      if (this.text[this.at] === '\\') this.at += 1;
    }
    this.at += 1;
  }

  /** A letter said with a backslash, or null for a class of them. What was read before cannot be asked for again. */
  private escape(): string | null {
    const sign = this.text[this.at + 1] ?? '';
    if (/[1-9k]/.test(sign)) throw new Refused();
    this.at += 2;
    const more = /^(\{[^}]*\}|[\dA-Fa-f]{2,4})/.exec('pPuxc'.includes(sign) ? this.text.slice(this.at) : '');
    if (more) this.at += more[0].length;
    return /[a-zA-Z]/.test(sign) ? null : sign;
  }

  private bounds(): { least: number; most: number } | null {
    const found = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(this.text.slice(this.at));
    if (!found) return null;
    this.at += found[0].length;
    const [whole, least, range, most] = found;
    if (least === undefined)
      return { least: whole.startsWith('+') ? 1 : 0, most: whole.startsWith('?') ? 1 : Infinity };
    const low = Number(least);
    return { least: low, most: range === undefined ? low : most ? Number(most) : Infinity };
  }
}
