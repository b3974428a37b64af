/** What the XML parser complains about, in words for who drew the file; what is none of the reader's business is a remark. */
import type { ModdleElement } from 'bpmn-moddle';
import type { Findings } from '../findings.ts';
import { messages } from '../messages.ts';

/** A complaint of the parser. */
interface ParserWarning {
  message: string;
  /** Of a reference: whose it is. */
  element?: ModdleElement;
  property?: string;
}

/** Elements the order of work consists of; without one of them the process is another. */
const FLOWING =
  /^(?:task|.*Task|.*Event|.*Gateway|.*[sS]ubProcess|process|transaction|callActivity|sequenceFlow)$/;

/** Tells the complaints about a file. */
export function reportWarnings(warnings: readonly ParserWarning[], text: string, findings: Findings): void {
  const twice = warnings.some(({ message }) => message.includes('duplicate ID'));
  const tags = twice ? tagsById(text) : new Map<string, string[]>();
  for (const warning of warnings) reportWarning(warning, tags, findings);
}

/** The tags that carry each id, in order. */
function tagsById(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [, tag = '', rest = ''] of text.matchAll(/<([A-Za-z][\w:.-]*)([^<>]*)/g)) {
    const id = /\sid=["']([^"']*)["']/.exec(rest)?.[1];
    if (id === undefined) continue;
    const list = found.get(id);
    if (list) list.push(tag);
    else found.set(id, [tag]);
  }
  return found;
}

function reportWarning(
  { message, element }: ParserWarning,
  tags: ReadonlyMap<string, string[]>,
  findings: Findings,
): void {
  const english = message.replace(/\s+/g, ' ').slice(0, 200);
  const duplicate = /duplicate ID <([^>]*)>/.exec(message)?.[1];
  if (duplicate !== undefined) return sayDuplicate(duplicate, tags.get(duplicate) ?? [], findings);
  const reference = /unresolved reference <([^>]*)>/.exec(message)?.[1];
  if (reference !== undefined) return sayDangling(reference, element, findings);
  const encoding = /unsupported document encoding <([^>]*)>/.exec(message)?.[1];
  if (encoding !== undefined)
    return findings.info(
      'encoding_declared',
      '',
      messages.warnings.encoding(encoding),
      `Declared encoding ${encoding} is ignored; the text is already decoded`,
    );
  const tag = /unparsable content <([^>\s/]*)/.exec(message)?.[1];
  if (tag !== undefined) {
    const lost = FLOWING.test(tag.replace(/^.*:/, '')) ? 'error' : 'warn';
    return findings[lost]('content_unknown', tag, messages.warnings.unknownTag(tag), english);
  }
  if (/missing closing quotes|tag mismatch|unexpected end/i.test(message))
    return findings.error('xml_broken', '', messages.warnings.partlyRead, english);
  findings.info('parser', '', messages.warnings.note(english), english);
}

/** Twice the same id: serious where a step or a flow was left out, not where data or a place in the picture was. */
function sayDuplicate(id: string, tags: readonly string[], findings: Findings): void {
  const lost = tags.slice(1).some((tag) => FLOWING.test(tag.replace(/^.*:/, '')));
  findings[lost ? 'error' : 'warn'](
    'duplicate_id',
    id,
    messages.warnings.duplicateId(id),
    `Duplicate id ${id}; the later element was left out`,
    'id',
  );
}

/** A reference of the picture to nothing harms nobody; one of an element is told with the element. */
function sayDangling(reference: string, element: ModdleElement | undefined, findings: Findings): void {
  const [chinese, english] = [
    messages.warnings.danglingReference(reference),
    `Reference to ${reference}, which does not exist`,
  ];
  if (element && !element.$type.startsWith('bpmn:'))
    return findings.info('reference_dangling', reference, chinese, english);
  findings.warn('reference_dangling', reference, chinese, english);
}
