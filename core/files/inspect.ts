/**
 * What a file is, by what is in it. Its name is believed in nothing but how it is called in a refusal: a container is looked
 * into before, what runs or carries macros is not taken, and what was cut off is told apart from what never was a document.
 */
import { boxesIn } from './boxes.ts';
import { Bytes } from './bytes.ts';
import { compoundIn } from './compound.ts';
import { groupWords, kindByMime, KINDS, type FileGroup, type FileKind } from './kinds.ts';
import { messages } from './messages.ts';
import { otherIn } from './others.ts';
import { pictureIn } from './pictures.ts';
import { soundIn } from './sounds.ts';
import { refused, taken, whole, type Verdict } from './verdict.ts';
import { zipIn } from './zip.ts';

function inspect(content: Uint8Array, name: string): Verdict {
  if (content.length === 0) return refused('file_empty', messages.empty);
  const b = new Bytes(content);
  // nothing but zeros: a place was made for it on the card, and nothing written
  if (isBlank(content)) return refused('file_empty', messages.empty);
  return (
    pictureIn(b) ?? pdfIn(b) ?? zipIn(b, name) ?? compoundIn(b) ?? boxesIn(b) ?? soundIn(b) ?? otherIn(b)
  );
}

/** Eight bytes at a time: of the largest file every byte is looked at. */
function isBlank(content: Uint8Array): boolean {
  const { buffer, byteOffset, length } = content;
  const ahead = Math.min(length, (8 - (byteOffset % 8)) % 8);
  const words = new BigUint64Array(buffer, byteOffset + ahead, Math.floor((length - ahead) / 8));
  for (const byte of content.subarray(0, ahead)) if (byte !== 0) return false;
  for (let n = 0; n < words.length; n += 1) if (words[n] !== 0n) return false;
  return content.subarray(ahead + words.length * 8).every((byte) => byte === 0);
}

/** The verdict at a field that takes some groups only; null takes all. */
export function inspectedFor(
  content: Uint8Array,
  name: string,
  groups: readonly FileGroup[] | null,
  title: string,
): Verdict {
  const verdict = inspect(content, name);
  return verdict.ok ? placed(verdict.kind, groups, title) : verdict;
}

/** The same for a file that was taken in, by its media type; one of a program before has a type that says too little. */
export function inspectedAs(
  mime: string,
  groups: readonly FileGroup[] | null,
  title: string,
): Verdict | null {
  const kind = kindByMime(mime);
  return kind ? placed(kind, groups, title) : null;
}

function placed(kind: FileKind, groups: readonly FileGroup[] | null, title: string): Verdict {
  if (groups === null || groups.includes(kind.group)) return taken(kind);
  return refused('file_not_here', messages.field(title, groupWords(groups), messages.kinds[kind.id]));
}

/** Scanners write before the head, mail programs behind the end. */
const AROUND = 1_024;
const BEHIND = 65_536;

function pdfIn(b: Bytes): Verdict | null {
  const head = b.find('%PDF-', 0, AROUND);
  if (head < 0 || (head > 0 && !/^[\s\ufeff\xef\xbb\xbf]*$/.test(b.text(0, head)))) return null;
  return whole(KINDS.pdf, b.find('%%EOF', Math.max(0, b.size - BEHIND)) >= 0);
}
