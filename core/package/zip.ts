/**
 * ZIP files from anywhere. Reading believes nothing the file says of itself: names, sizes, counts and checksums are
 * bounded or compared, so that what is hostile or broken costs little and is a diagnostic. Writing gives the same bytes
 * for the same files.
 */
import { Inflate, zipSync, type Zippable } from 'fflate';
import { crc32 } from './crc32.ts';
import type { Problems } from './problems.ts';
import { decodeText } from './text.ts';
import { messages } from './messages.ts';

/** Path with forward slashes → content, in order. */
export type Files = Map<string, Uint8Array>;

/** Bounds; sizes in bytes. */
export const LIMITS = {
  archive: 20_000_000,
  entries: 1000,
  /** One file, unpacked. */
  file: 5_000_000,
  /** All files, unpacked. */
  total: 40_000_000,
  /** Characters of a path. */
  path: 200,
};

/** How much is handed to the decompressor at once: it may give a thousand times as much before it is asked to stop. */
const CHUNK = 8192;

/** What the central directory says of a file. */
interface Entry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  crc: number;
  packed: number;
  size: number;
  /** Where its local header stands. */
  offset: number;
}

/** The files of an archive; those that cannot be had are diagnostics. Never throws. */
export function readZip(bytes: Uint8Array, problems: Problems): Files {
  const files: Files = new Map();
  if (bytes.length > LIMITS.archive) {
    problems.error('zip_too_large', '', messages.zip.tooLarge(LIMITS.archive / 1e6));
    return files;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = LIMITS.total;
  for (const entry of directory(bytes, view, problems)) {
    const path = placeOf(entry.name, problems);
    if (path === null) continue;
    if (files.has(path)) {
      problems.error('zip_duplicate', path, messages.zip.twice(path));
      continue;
    }
    if (entry.size > Math.min(LIMITS.file, left)) {
      problems.error('zip_too_large', path, messages.zip.unpackedTooLarge(path));
      continue;
    }
    left -= entry.size;
    const content = contentOf(bytes, view, entry, path, problems);
    if (content) files.set(path, content);
  }
  return files;
}

/** An archive of the files, in their order. */
export function writeZip(files: Files): Uint8Array {
  // the oldest date a ZIP can hold, whatever the time zone: the same files are the same archive
  const mtime = new Date(1980, 0, 1);
  const entries: Zippable = {};
  for (const [path, content] of files) entries[path] = [content, { mtime, level: 9 }];
  return zipSync(entries);
}

/** The entries the central directory lists, directories left out. */
function directory(bytes: Uint8Array, view: DataView, problems: Problems): Entry[] {
  const end = endRecord(view);
  if (end < 0) {
    problems.error('zip_broken', '', messages.zip.notZip);
    return [];
  }
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.entries) {
    problems.error('zip_too_many', '', messages.zip.tooMany(LIMITS.entries));
    return [];
  }
  const entries: Entry[] = [];
  for (let n = 0, at = view.getUint32(end + 16, true); n < count; n++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) {
      problems.error('zip_broken', '', messages.zip.brokenDirectory);
      return entries;
    }
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const entry = entryAt(bytes, view, at, name, problems);
    if (entry) entries.push(entry);
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** Where the end record stands: at the end, before a comment of at most 65535 bytes; −1 when there is none. */
function endRecord(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 65_535); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return -1;
}

function entryAt(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  length: number,
  problems: Problems,
): Entry | null {
  const name = decodeText(bytes.subarray(at + 46, at + 46 + length));
  if (name === null) {
    problems.error('zip_name', '', messages.zip.nameNotUtf8);
    return null;
  }
  const flags = view.getUint16(at + 8, true);
  if (flags & 1) {
    problems.error('zip_encrypted', name, messages.zip.encrypted(shown(name)));
    return null;
  }
  if (name.endsWith('/')) return null;
  return {
    name,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
}

/** The path as we use it; null for what is no file of a package. A name that leads out of the archive is an error. */
function placeOf(name: string, problems: Problems): string | null {
  const path = name.replaceAll('\\', '/');
  const parts = path.split('/');
  const strays = parts.some((part) => part === '' || part === '.' || part === '..');

  if (strays || /^[a-z]:|[\x00-\x1f\x7f]/i.test(path) || path.length > LIMITS.path) {
    problems.error('zip_name', shown(name), messages.zip.nameRefused(shown(name)));
    return null;
  }
  // what macOS and Windows leave behind
  if (parts[0] === '__MACOSX' || ['.DS_Store', 'Thumbs.db', 'desktop.ini'].includes(parts.at(-1)!))
    return null;
  return path;
}

function contentOf(
  bytes: Uint8Array,
  view: DataView,
  entry: Entry,
  path: string,
  problems: Problems,
): Uint8Array | null {
  const broken = (): null => {
    problems.error('zip_broken', path, messages.zip.broken(path));
    return null;
  };
  const { offset, packed, size, method } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) return broken();
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) return broken();
  const data = bytes.subarray(start, start + packed);
  if (method !== 0 && method !== 8) {
    problems.error('zip_method', path, messages.zip.compression(path));
    return null;
  }
  const content = method === 0 ? data.slice() : inflate(data, size);
  return content?.length === size && crc32(content) === entry.crc ? content : broken();
}

/** Unpacks exactly `size` bytes; null as soon as there is more, and when the data is broken. */
export function inflate(data: Uint8Array, size: number): Uint8Array | null {
  const content = new Uint8Array(size);
  let filled = 0;
  const stream = new Inflate((part) => {
    if (filled + part.length <= size) content.set(part, filled);
    filled += part.length;
  });
  try {
    for (let at = 0; at < data.length && filled <= size; at += CHUNK)
      stream.push(data.subarray(at, at + CHUNK), at + CHUNK >= data.length);
  } catch {
    // the decompressor throws plain codes at data that is none
    return null;
  }
  return filled === size ? content : null;
}

function shown(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
