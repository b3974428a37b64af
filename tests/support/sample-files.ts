/** Tiny files of every kind, made byte by byte: as phones, scanners and offices make them, and as they should not come. */
import { zipSync, strToU8 } from 'fflate';

const bin = (text: string): Buffer => Buffer.from(text, 'latin1');
const zeros = (n: number): Buffer => Buffer.alloc(n);

function long(value: number, big = false): Buffer {
  const bytes = Buffer.alloc(4);
  if (big) bytes.writeUInt32BE(value);
  else bytes.writeUInt32LE(value);
  return bytes;
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

const all = (...parts: Uint8Array[]): Buffer => Buffer.concat(parts);

/** A grey pixel. */
export const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxD/2Q==',
  'base64',
);
/** The same with a small copy of itself among its notes, which has an end of its own. */
export const JPEG_WITH_COPY = all(
  JPEG.subarray(0, 2),
  bin('\xff\xe1'),
  Buffer.from([(JPEG.length + 2) >> 8, (JPEG.length + 2) & 255]),
  JPEG,
  JPEG.subarray(2),
);
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
);
export const GIF = Buffer.from('R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=', 'base64');
export const WEBP = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');
export const BMP = all(
  bin('BM'),
  long(58),
  zeros(4),
  long(54),
  long(40),
  long(1),
  long(1),
  short(1),
  short(24),
  zeros(24),
  bin('\x80\x80\x80\0'),
);

/** Pages of one black dot each. */
export function tiff(pages: number): Buffer {
  const entry = (tag: number, type: number, value: number): Buffer =>
    all(short(tag), short(type), long(1), long(value));
  const length = 2 + 12 * 8 + 4;
  const parts = Array.from({ length: pages }, (_, n) => {
    const at = 8 + n * (length + 1);
    const entries = [
      entry(256, 3, 1),
      entry(257, 3, 1),
      entry(258, 3, 1),
      entry(259, 3, 1),
      entry(262, 3, 0),
      entry(273, 4, at + length),
      entry(278, 3, 1),
      entry(279, 4, 1),
    ];
    const next = n + 1 < pages ? at + length + 1 : 0;
    return all(short(8), ...entries, long(next), bin('\x80'));
  });
  return all(bin('II*\0'), long(8), ...parts);
}

function box(type: string, ...inside: Uint8Array[]): Buffer {
  const content = all(...inside);
  return all(long(8 + content.length, true), bin(type), content);
}

const brand = (main: string, ...others: string[]): Buffer =>
  box('ftyp', bin(main), zeros(4), bin(others.join('')));

/** A track coded in something. */
function track(codec: string): Buffer {
  const table = box('stsd', zeros(4), long(1, true), long(86, true), bin(codec), zeros(78));
  return box('trak', box('mdia', box('minf', box('stbl', table))));
}

export function movie(main: string, codecs: string[], others: string[] = ['isom']): Buffer {
  return all(brand(main, ...others), box('moov', ...codecs.map(track)), box('mdat', zeros(64)));
}

export function still(main: string, ...others: string[]): Buffer {
  return all(brand(main, ...others), box('meta', zeros(4), box('hdlr', zeros(24))), box('mdat', zeros(64)));
}

export const PDF = bin('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n0\n%%EOF\n');
export const AMR = all(bin('#!AMR\n'), bin('\x3c'), zeros(31), bin('\x3c'), zeros(31));
export const MP3 = all(bin('ID3\x03\0\0\0\0\0\x0a'), zeros(10), bin('\xff\xfb\x90\x64'), zeros(413));
export const AAC = all(bin('\xff\xf1\x50\x80\x01\x7f\xfc'), zeros(4));
export const WAV = all(
  bin('RIFF'),
  long(36 + 2),
  bin('WAVEfmt '),
  long(16),
  zeros(16),
  bin('data'),
  long(2),
  zeros(2),
);
export const AVI = all(bin('RIFF'), long(4), bin('AVI '));

export function ogg(first: string): Buffer {
  return all(bin('OggS\0\x02'), zeros(20), bin('\x01'), Buffer.from([first.length]), bin(first));
}

/** As a recorder in a browser leaves it: the length of the whole is open. */
export function webm(codec: string, docType = 'webm'): Buffer {
  const head = bin(`\x42\x82${String.fromCharCode(0x80 + docType.length)}${docType}`);
  return all(
    bin(`\x1a\x45\xdf\xa3${String.fromCharCode(0x80 + head.length)}`),
    head,
    bin('\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff'),
    bin(`\x86${String.fromCharCode(0x80 + codec.length)}${codec}`),
    zeros(32),
  );
}

/** A ZIP of the files. */
export function zip(files: Record<string, string>): Buffer {
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  );
}

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const MACRO_TYPES = TYPES.replace(
  '/>',
  '><Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
);

export const office = (main: string, more: Record<string, string> = {}): Buffer =>
  zip({ '[Content_Types].xml': TYPES, [main]: '<x/>', ...more });

export const DOCX = office('word/document.xml');
/** Macros under another name: only the list of contents tells. */
export const DOCX_HIDDEN_MACROS = zip({
  '[Content_Types].xml': MACRO_TYPES,
  'word/document.xml': '<x/>',
  'word/x.bin': 'x',
});
export const OFD = zip({ 'OFD.xml': '<x/>', 'Doc_0/Document.xml': '<x/>' });

export interface Stream {
  name: string;
  /** A storage holds streams; it has no content. */
  storage?: boolean;
  content?: Buffer;
}

/** An OLE compound file: a head, a table, a directory of four entries a sector, and the streams behind. */
export function compound(streams: Stream[]): Buffer {
  const entries = [{ name: 'Root Entry', root: true }, ...streams] as (Stream & { root?: boolean })[];
  const directorySectors = Math.ceil(entries.length / 4);
  const table: number[] = [0xfffffffd];
  for (let n = 1; n <= directorySectors; n += 1) table.push(n === directorySectors ? 0xfffffffe : n + 1);
  const contents: Buffer[] = [];
  const written = entries.map(({ name, storage, root, content }) => {
    const entry = zeros(128);
    entry.write(name, 0, 'utf16le');
    entry.writeUInt16LE(2 * (name.length + 1), 64);
    entry[66] = root ? 5 : storage ? 1 : 2;
    if (!content) {
      entry.writeUInt32LE(0xfffffffe, 116);
      return entry;
    }
    const sectors = Math.max(8, Math.ceil(content.length / 512));
    entry.writeUInt32LE(table.length, 116);
    entry.writeUInt32LE(Math.max(4096, content.length), 120);
    for (let n = 1; n <= sectors; n += 1) table.push(n === sectors ? 0xfffffffe : table.length + 1);
    contents.push(all(content, zeros(sectors * 512 - content.length)));
    return entry;
  });
  while (table.length < 128) table.push(0xffffffff);
  const head = all(
    bin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    zeros(16),
    short(0x3e),
    short(3),
    short(0xfffe),
    short(9),
    short(6),
    zeros(10),
    long(1),
    long(1),
    zeros(4),
    long(4096),
    long(0xfffffffe),
    long(0),
    long(0xfffffffe),
    long(0),
    long(0),
    ...Array.from({ length: 108 }, () => long(0xffffffff)),
  );
  const directory = all(...written, zeros(directorySectors * 512 - written.length * 128));
  return all(head, all(...table.map((n) => long(n))), directory, ...contents);
}

const record = (type: number, content: Buffer): Buffer => all(short(type), short(content.length), content);
const sheet = (kind: number): Buffer =>
  record(0x85, all(long(0), Buffer.from([0, kind]), bin('\x06\0Sheet1')));
const workbook = (...records: Buffer[]): Buffer =>
  all(record(0x809, zeros(16)), ...records, record(0x0a, zeros(0)));

export const DOC = compound([
  { name: 'WordDocument', content: zeros(32) },
  { name: '1Table', content: zeros(16) },
]);
export const DOC_LOCKED = compound([
  { name: 'WordDocument', content: all(zeros(11), bin('\x01'), zeros(20)) },
]);
export const DOC_MACROS = compound([
  { name: 'WordDocument', content: zeros(32) },
  { name: 'Macros', storage: true },
  { name: 'VBA', storage: true },
]);
export const XLS = compound([{ name: 'Workbook', content: workbook(sheet(0)) }]);
export const XLS_OLD_MACROS = compound([{ name: 'Workbook', content: workbook(sheet(0), sheet(1)) }]);
export const XLS_LOCKED = compound([{ name: 'Workbook', content: workbook(record(0x2f, zeros(6))) }]);
export const PPT = compound([{ name: 'PowerPoint Document', content: zeros(64) }]);
export const PPT_MACROS = compound([
  {
    name: 'PowerPoint Document',
    content: all(zeros(8), bin('\x0f\0\xff\x03\x14\0\0\0\x02\0\0\x04\x0c\0\0\0'), zeros(12)),
  },
]);
export const OFFICE_LOCKED = compound([
  { name: 'EncryptionInfo', content: zeros(8) },
  { name: 'EncryptedPackage', content: zeros(64) },
]);
export const INSTALLER = compound([{ name: '\u4840\u3f3f\u4577', content: zeros(64) }]);
export const EXE = all(bin('MZ'), zeros(200));
