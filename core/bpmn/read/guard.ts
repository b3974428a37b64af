/** What is checked on the text before any parser sees it: size, depth, entity tricks. Linear, no regular expression over the whole. */
import type { Findings } from '../findings.ts';
import { messages } from '../messages.ts';

/** Characters of a file. */
const MAX_CHARS = 5_000_000;
/** Flow nodes, flows, lanes, artefacts of a file. */
export const MAX_ELEMENTS = 5_000;
/** XML tags of a file, diagram shapes and foreign extensions included. */
const MAX_TAGS = 150_000;
/** How deep tags may be nested. */
const MAX_DEPTH = 256;

/** True when the text may be parsed; otherwise a finding says why not. */
export function admissible(xml: string, findings: Findings): boolean {
  if (xml.length > MAX_CHARS) {
    findings.error(
      'file_too_large',
      '',
      messages.guard.tooLarge(MAX_CHARS / 1e6),
      `File exceeds ${MAX_CHARS} characters`,
    );
    return false;
  }
  if (xml.trim() === '') {
    findings.error('not_xml', '', messages.guard.empty, 'The file is empty');
    return false;
  }
  const declared = declaredIn(withoutTexts(xml));
  if (declared !== null) {
    findings.error(
      'doctype_refused',
      declared,
      messages.guard.doctype,
      'DOCTYPE and entity declarations are refused',
    );
    return false;
  }
  return withinBounds(xml, findings);
}

/** The first entity a document declares, else its DOCTYPE; null where it declares neither. */
function declaredIn(text: string): string | null {
  const found =
    /<!ENTITY\s+(?:%\s+)?([^\s>]{1,100})/i.exec(text) ??
    /<!(?:DOCTYPE|ENTITY)\s*([^\s>[]{0,100})/i.exec(text);
  return found ? (found[1] ?? '') : null;
}

/** The text without comments and CDATA sections, where anything may stand. */
function withoutTexts(xml: string): string {
  let rest = '';
  let from = 0;
  for (;;) {
    const comment = xml.indexOf('<!--', from);
    const cdata = xml.indexOf('<![CDATA[', from);
    const start = comment < 0 ? cdata : cdata < 0 ? comment : Math.min(comment, cdata);
    if (start < 0) return rest + xml.slice(from);
    const close = start === comment ? '-->' : ']]>';
    const end = xml.indexOf(close, start + 4);
    rest += xml.slice(from, start);
    if (end < 0) return rest;
    from = end + close.length;
  }
}

function withinBounds(xml: string, findings: Findings): boolean {
  let tags = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    const next = xml[at + 1];
    if (next === '!' || next === '?') continue;
    if (next === '/') {
      depth -= 1;
      continue;
    }
    tags += 1;
    const end = xml.indexOf('>', at);
    if (end < 0 || xml[end - 1] !== '/') depth += 1;
    deepest = Math.max(deepest, depth);
    if (tags > MAX_TAGS || deepest > MAX_DEPTH) break;
  }
  if (tags > MAX_TAGS)
    findings.error(
      'file_too_many_tags',
      '',
      messages.guard.tooManyTags(MAX_TAGS),
      `More than ${MAX_TAGS} tags`,
    );
  if (deepest > MAX_DEPTH)
    findings.error('file_too_deep', '', messages.guard.tooDeep(MAX_DEPTH), `Nested deeper than ${MAX_DEPTH}`);
  return tags <= MAX_TAGS && deepest <= MAX_DEPTH;
}
