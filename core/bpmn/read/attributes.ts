/** `name = "x"` is as good as `name="x"` to XML and unknown to the parser: blanks around the sign are taken out. */

const ATTRIBUTE = /(?<![\w:.-])([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g;
const BLANK = /[\w:.-]\s+=\s*["']|[\w:.-]=\s+["']/;
/** What is no tag, and what ends it. */
const ASIDE: [begins: string, ends: string][] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** The text with attributes as the parser reads them; comments and CDATA stay as they are. */
export function withPlainAttributes(xml: string): string {
  if (!BLANK.test(xml)) return xml;
  const parts: string[] = [];
  let from = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', from)) {
    const ends = ASIDE.find(([begins]) => xml.startsWith(begins, at))?.[1];
    const end = xml.indexOf(ends ?? '>', at);
    if (end < 0) break;
    const next = end + (ends ?? '>').length;
    const piece = xml.slice(at, next);
    parts.push(xml.slice(from, at), ends ? piece : piece.replace(ATTRIBUTE, '$1=$2'));
    from = next;
  }
  return [...parts, xml.slice(from)].join('');
}
