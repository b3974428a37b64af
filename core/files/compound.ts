/**
 * OLE compound files: DOC, XLS, PPT and the WPS files like them, or something else in the same container. Names of streams
 * say what it is; macros have streams of their own, those of Excel 4 are sheets.
 */
import type { Bytes } from './bytes.ts';
import { KINDS, type FileKind } from './kinds.ts';
import { messages } from './messages.ts';
import { refused, taken, type Verdict } from './verdict.ts';

/** Sectors followed in one file: 20 MB have 40,000 of 512 bytes. */
const MOST_SECTORS = 60_000;
/** From here on numbers are marks, not sectors. */
const MARKS = 0xfffffff0;

interface Stream {
  name: string;
  storage: boolean;
  start: number;
  size: number;
}

export function compoundIn(b: Bytes): Verdict | null {
  if (!b.has('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return null;
  const file = new Compound(b);
  const streams = file.streams();
  const names = new Set(streams.map(({ name }) => name));
  const kind = kindOf(names);
  const what = kind ? messages.kinds[kind.id] : messages.others.disk;
  if (!file.isWhole || streams.length === 0) return refused('file_truncated', messages.truncated(what));
  if (names.has('EncryptedPackage') || names.has('EncryptedSummary'))
    return refused('file_locked', messages.locked(kind ? what : messages.kinds.docx));
  if (!kind) return otherCompound(names);
  const found = lookInto(file, kind, streams, names);
  if (found === 'locked') return refused('file_locked', messages.locked(what));
  return found === 'macros' ? refused('file_macros', messages.macros(what)) : taken(kind);
}

function kindOf(names: ReadonlySet<string>): FileKind | null {
  if (names.has('WordDocument')) return KINDS.doc;
  if (names.has('Workbook') || names.has('Book')) return KINDS.xls;
  return names.has('PowerPoint Document') ? KINDS.ppt : null;
}

function otherCompound(names: ReadonlySet<string>): Verdict {
  if ([...names].some((name) => name.startsWith('__substg1.0_') || name.startsWith('__properties_')))
    return refused('file_kind', messages.convert(messages.others.mail, messages.into.pdf));
  // an installer's tables have names in characters of their own
  if ([...names].some((name) => /[\u3800-\u4840]/.test(name)))
    return refused('file_program', messages.program);
  return refused('file_kind', messages.other(messages.others.disk, messages.takes));
}

const MACRO_NAMES = ['Macros', 'VBA', '_VBA_PROJECT', '_VBA_PROJECT_CUR'];

function lookInto(
  file: Compound,
  kind: FileKind,
  streams: readonly Stream[],
  names: ReadonlySet<string>,
): 'locked' | 'macros' | null {
  if (MACRO_NAMES.some((name) => names.has(name))) return 'macros';
  const stream = (name: string): Stream | undefined =>
    streams.find((one) => one.name === name && !one.storage);
  if (kind === KINDS.xls) return workbook(file.read(stream('Workbook') ?? stream('Book')));
  if (kind === KINDS.doc) {
    const head = file.read(stream('WordDocument'), 32);
    return ((head[11] ?? 0) & 1) === 1 ? 'locked' : null;
  }
  return file.holds(VBA_OF_SLIDES) ? 'macros' : null;
}

/** Slides keep their macros packed; what announces them is this record in a record. */
const VBA_OF_SLIDES = '\x0f\x00\xff\x03\x14\x00\x00\x00\x02\x00\x00\x04\x0c\x00\x00\x00';

const [FILEPASS, BOUNDSHEET, EOF] = [0x2f, 0x85, 0x0a];

/** The first records of a workbook: a password, and the sheets by kind, among them those of Excel 4 macros. */
function workbook(bytes: Uint8Array): 'locked' | 'macros' | null {
  for (let at = 0; at + 4 <= bytes.length;) {
    const type = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    const length = (bytes[at + 2] as number) | ((bytes[at + 3] as number) << 8);
    if (type === FILEPASS) return 'locked';
    if (type === BOUNDSHEET && (bytes[at + 9] === 1 || bytes[at + 9] === 6)) return 'macros';
    if (type === EOF) return null;
    at += 4 + length;
  }
  return null;
}

/** The sectors of a file and the chains of them. */
class Compound {
  private readonly sector: number;
  private readonly table: number[] = [];
  /** No sector that is in use lies behind the end of the file. */
  readonly isWhole: boolean;

  constructor(private readonly b: Bytes) {
    this.sector = b.short(30) === 12 ? 4_096 : 512;
    this.fill();
    const used = this.table.reduce((last, next, n) => (next === 0xffffffff ? last : n), -1);
    // the last sector may be written no further than it is filled
    this.isWhole = this.table.length > 0 && this.place(used) < b.size && !this.table.some(Number.isNaN);
  }

  /** The directory: every stream and storage by name. */
  streams(): Stream[] {
    const directory = this.chain(this.b.long(48), MOST_SECTORS);
    return directory.flatMap((sector) =>
      Array.from({ length: this.sector / 128 }, (_, n) => this.place(sector) + n * 128).flatMap((at) => {
        const length = this.b.short(at + 64);
        const type = this.b.byte(at + 66);
        if (!(length >= 2 && length <= 64) || !(type === 1 || type === 2 || type === 5)) return [];
        const name = Array.from({ length: length / 2 - 1 }, (_, n) =>
          String.fromCharCode(this.b.short(at + 2 * n)),
        ).join('');
        return [{ name, storage: type !== 2, start: this.b.long(at + 116), size: this.b.long(at + 120) }];
      }),
    );
  }

  /** The beginning of a stream. Small ones lie in the stream of the root, and are not needed here. */
  read(stream: Stream | undefined, most = 65_536): Uint8Array {
    const length = Math.min(stream?.size ?? 0, most);
    const sectors = stream ? this.chain(stream.start, Math.ceil(length / this.sector)) : [];
    const content = new Uint8Array(length);
    sectors.forEach((sector, n) => {
      const part = this.b.all.subarray(this.place(sector), this.place(sector) + this.sector);
      content.set(part.subarray(0, Math.max(0, length - n * this.sector)), n * this.sector);
    });
    return content;
  }

  holds(text: string): boolean {
    return this.b.find(text) >= 0;
  }

  private place(sector: number): number {
    return (sector + 1) * this.sector;
  }

  private chain(start: number, most: number): number[] {
    const found: number[] = [];
    for (let at = start; at < this.table.length && found.length < most; at = this.table[at] as number)
      found.push(at);
    return found;
  }

  /** The table of sectors stands in sectors of its own, listed in the head and behind it. */
  private fill(): void {
    const { b, sector } = this;
    const listed = Array.from({ length: 109 }, (_, n) => b.long(76 + 4 * n));
    const each = sector / 4;
    let more = b.long(68);
    for (let n = 0; more < MARKS && n < MOST_SECTORS / each; n += 1) {
      const at = this.place(more);
      for (let i = 0; i < each - 1; i += 1) listed.push(b.long(at + 4 * i));
      more = b.long(at + sector - 4);
    }
    for (const one of listed) {
      if (!(one < MARKS) || this.table.length > MOST_SECTORS) continue;
      for (let i = 0; i < each; i += 1) this.table.push(b.long(this.place(one) + 4 * i));
    }
  }
}
