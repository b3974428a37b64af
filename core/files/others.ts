/** What is recognised and not taken, so that the refusal can say what it is. */
import type { Bytes } from './bytes.ts';
import { messages } from './messages.ts';
import { refused, type Verdict } from './verdict.ts';

export function otherIn(b: Bytes): Verdict {
  if (PROGRAMS.some((start) => b.has(start))) return refused('file_program', messages.program);
  if (ARCHIVES.some((start) => b.has(start)) || b.has('ustar', 257))
    return refused('file_archive', messages.archive);
  const known = KNOWN.find(({ starts }) => starts.some((start) => b.has(start)));
  return refused('file_kind', known ? sentence(known) : (textIn(b) ?? messages.unknown(messages.takes)));
}

/** Windows, Linux, Apple, Java, Android, scripts and links to programs. */
const PROGRAMS = [
  'MZ',
  '\x7fELF',
  '\xca\xfe\xba\xbe',
  '\xcf\xfa\xed\xfe',
  '\xce\xfa\xed\xfe',
  'dex\n',
  '#!/',
  'L\0\0\0\x01\x14\x02\0',
];

const ARCHIVES = [
  'Rar!',
  '7z\xbc\xaf',
  '\x1f\x8b',
  'BZh',
  '\xfd7zXZ',
  'MSCF',
  '\x28\xb5\x2f\xfd',
  'PK\x07\x08',
];

interface Known {
  starts: readonly string[];
  what: keyof typeof messages.others;
  /** What it can be turned into; without it there is nothing to do. */
  into?: keyof typeof messages.into;
}

const KNOWN: readonly Known[] = [
  { starts: ['{\\rtf'], what: 'rtf', into: 'document' },
  { starts: ['\x30\x26\xb2\x75\x8e\x66\xcf\x11'], what: 'wmv', into: 'mp4' },
  { starts: ['FLV\x01'], what: 'flv', into: 'mp4' },
  { starts: ['\0\0\x01\xba', '\0\0\x01\xb3', 'G@'], what: 'mpeg', into: 'mp4' },
  { starts: ['8BPS'], what: 'photoshop', into: 'photo' },
  { starts: ['\xff\x4f\xff\x51'], what: 'jpeg2000', into: 'photo' },
  { starts: ['\xff\x0a'], what: 'jpegXl', into: 'photo' },
  { starts: ['AC10'], what: 'cad', into: 'pdf' },
  { starts: ['SQLite format 3'], what: 'database' },
];

function sentence({ what, into }: Known): string {
  const name = messages.others[what];
  return into ? messages.convert(name, messages.into[into]) : messages.other(name, messages.takes);
}

/** How much of a text is looked at. */
const HEAD = 2_048;

/** Texts have no zeros; which kind of text is said where it begins. */
function textIn(b: Bytes): string | null {
  const marked = b.has('\xff\xfe') || b.has('\xfe\xff');
  const head = b.text(0, Math.min(HEAD, b.size));
  if (!marked && /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(head)) return null;
  const lower = head.toLowerCase();
  if (lower.includes('<svg')) return messages.convert(messages.others.drawing, messages.into.photo);
  if (/<(!doctype html|html|script|head|body)|^mime-version:.*multipart\/related/is.test(lower))
    return messages.convert(messages.others.page, messages.into.pdf);
  if (/^(\xef\xbb\xbf)?\s*<\?xml/.test(lower)) return messages.other(messages.others.xml, messages.takes);
  if (/^(received|return-path|message-id|from): /im.test(head) && /^subject: /im.test(head))
    return messages.convert(messages.others.mail, messages.into.pdf);
  return messages.convert(messages.others.text, messages.into.document);
}
