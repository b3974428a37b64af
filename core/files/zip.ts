/**
 * ZIP containers: DOCX, XLSX, PPTX, OFD, or something else with such a name. The list at the end is read, and of the
 * files in it the few that say what the whole is; nothing else is unpacked.
 */
import { strFromU8 } from 'fflate';
import { inflate } from '../package/zip.ts';
import type { Bytes } from './bytes.ts';
import { KINDS, kindByName, type FileKind } from './kinds.ts';
import { messages } from './messages.ts';
import { refused, taken, type Verdict } from './verdict.ts';

interface Entry {
  name: string;
  encrypted: boolean;
  method: number;
  packed: number;
  size: number;
  /** Where its local head stands. */
  offset: number;
}

/** Files of one container that are looked at. A long deck of slides has some thousands. */
const MOST_ENTRIES = 20_000;
/** Bytes of a list of contents, unpacked. */
const MOST_CONTENTS = 2_000_000;

const PROGRAM = /\.(exe|dll|scr|com|bat|cmd|msi|vbs|vbe|jse|wsf|hta|ps1|lnk|jar|apk)$/i;
const MACROS =
  /(^|\/)(vbaProject[^/]*|vbaData[^/]*|macrosheets\/.*)$|\.(docm|dotm|xlsm|xltm|xlam|pptm|potm|ppsm)$/i;

export function zipIn(b: Bytes, name: string): Verdict | null {
  if (!b.has('PK\x03\x04') && !b.has('PK\x05\x06')) return null;
  const named = kindByName(name);
  const entries = entriesOf(b);
  if (!entries)
    return refused(
      'file_truncated',
      messages.truncated(named ? messages.kinds[named.id] : messages.others.archive),
    );
  const names = new Set(entries.map((entry) => entry.name));
  const kind = kindOf(names);
  if (!kind) return otherZip(names, named && name);
  const what = messages.kinds[kind.id];
  if (entries.some((entry) => entry.encrypted)) return refused('file_locked', messages.locked(what));
  if (
    entries.some((entry) => MACROS.test(entry.name)) ||
    /macroEnabled|vbaProject|macrosheet/i.test(contents(b, entries))
  )
    return refused('file_macros', messages.macros(what));
  if (entries.some((entry) => PROGRAM.test(entry.name)))
    return refused('file_program', messages.programInside(what));
  return taken(kind);
}

function kindOf(names: ReadonlySet<string>): FileKind | null {
  if (names.has('OFD.xml')) return KINDS.ofd;
  if (!names.has('[Content_Types].xml')) return null;
  if (names.has('word/document.xml')) return KINDS.docx;
  if (names.has('xl/workbook.xml') || names.has('xl/workbook.bin')) return KINDS.xlsx;
  if (names.has('ppt/presentation.xml')) return KINDS.pptx;
  return null;
}

/** What else comes as a ZIP: programs, papers of other offices, or just files. */
function otherZip(names: ReadonlySet<string>, documentName: string | undefined): Verdict {
  if (names.has('AndroidManifest.xml') || names.has('classes.dex') || names.has('META-INF/MANIFEST.MF'))
    return refused('file_program', messages.program);
  if (names.has('META-INF/container.xml'))
    return refused('file_kind', messages.convert(messages.others.book, messages.into.pdf));
  if (names.has('content.xml') && names.has('META-INF/manifest.xml'))
    return refused('file_kind', messages.convert(messages.others.openDocument, messages.into.document));
  return refused('file_archive', documentName ? messages.archiveNamed(documentName) : messages.archive);
}

/** The list of contents of an Office file; empty where there is none to read. */
function contents(b: Bytes, entries: readonly Entry[]): string {
  const entry = entries.find(({ name }) => name === '[Content_Types].xml');
  if (!entry || entry.size > MOST_CONTENTS) return '';
  const start = entry.offset + 30 + b.short(entry.offset + 26) + b.short(entry.offset + 28);
  if (!(start + entry.packed <= b.size)) return '';
  const data = b.all.subarray(start, start + entry.packed);
  const content = entry.method === 0 ? data : entry.method === 8 ? inflate(data, entry.size) : null;
  return content ? strFromU8(content, true) : '';
}

/** The list of files; null where the end of the container is missing or its list is broken. */
function entriesOf(b: Bytes): Entry[] | null {
  const end = endOf(b);
  if (end < 0) return null;
  const entries: Entry[] = [];
  const count = Math.min(b.short(end + 10), MOST_ENTRIES);
  for (let n = 0, at = b.long(end + 16); n < count; n += 1) {
    if (!b.has('PK\x01\x02', at)) return null;
    const [name, extra, comment] = [28, 30, 32].map((field) => b.short(at + field)) as [
      number,
      number,
      number,
    ];
    const offset = b.long(at + 42);
    const packed = b.long(at + 20);
    if (!(offset + 30 + packed <= end)) return null;
    entries.push({
      name: b.text(at + 46, name).replaceAll('\\', '/'),
      encrypted: (b.short(at + 8) & 1) === 1,
      method: b.short(at + 10),
      packed,
      size: b.long(at + 24),
      offset,
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** Where the end record stands: at the end, before a comment of at most 65535 bytes. */
function endOf(b: Bytes): number {
  const last = b.size - 22;
  for (let at = last; at >= Math.max(0, last - 65_535); at -= 1) if (b.has('PK\x05\x06', at)) return at;
  return -1;
}
