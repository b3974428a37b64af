/**
 * From BPMN 2.0 XML to the model. Whatever the text is, the answer is a model, findings or both, in bounded time;
 * never a throw. What other vendors wrote is kept in `foreign`.
 */
import { BpmnModdle, type ParseResult } from 'bpmn-moddle';
import { Findings } from './findings.ts';
import type { ReadResult } from './model.ts';
import { checkModel } from './read/check.ts';
import { withPlainAttributes } from './read/attributes.ts';
import { withoutStrayTypes } from './read/expression-types.ts';
import { admissible } from './read/guard.ts';
import { setAside } from './read/ids.ts';
import { walk } from './read/walk.ts';
import { reportWarnings } from './read/warnings.ts';
import XZ from './xz.moddle.json' with { type: 'json' };
import { messages } from './messages.ts';

/** Reads a file. `model` is null when nothing could be read. */
export async function readBpmn(xml: string): Promise<ReadResult> {
  // a BOM, and what a file in another encoding leaves behind
  const text = xml.replace(/^\uFEFF/, '').trimStart();
  const { model, findings } = await read(text);
  const root = rootOf(text);
  // what is said of the file as a whole is said of its outermost element
  return {
    model,
    findings: findings.map((finding) => (finding.element === '' ? { ...finding, element: root } : finding)),
  };
}

/** The outermost element: its id, else what it is called; empty where there is none. */
function rootOf(text: string): string {
  const [, tag = '', rest = ''] = /<([A-Za-z_][\w:.-]*)([^<>]{0,2000})/.exec(text.slice(0, 20_000)) ?? [];
  return /\sid=["']([^"']+)["']/.exec(rest)?.[1] ?? tag;
}

async function read(text: string): Promise<ReadResult> {
  const findings = new Findings();
  if (!admissible(text, findings)) return { model: null, findings: findings.list };
  if (text.includes('\uFFFD')) {
    findings.warn(
      'encoding_broken',
      '',
      messages.read.notUtf8,
      'The text has undecodable characters; it was probably not saved as UTF-8',
    );
  }
  const aside = setAside(withoutStrayTypes(withPlainAttributes(text)));
  for (const id of aside.ids) sayUnusual(id, findings);
  return aside.restore(await readText(aside.text, findings));
}

async function readText(text: string, findings: Findings): Promise<ReadResult> {
  const parsed = await parse(text, findings);
  if (!parsed) return { model: null, findings: findings.list };
  try {
    const model = walk(parsed, findings);
    return { model: checkModel(model, findings) ? model : null, findings: findings.list };
  } catch (error) {
    findings.error(
      'read_failed',
      '',
      messages.read.unreadable,
      `Reading failed: ${(error as Error).message}`,
    );
    return { model: null, findings: findings.list };
  }
}

function sayUnusual(id: string, findings: Findings): void {
  findings.info(
    'id_unusual',
    id,
    messages.read.unusualId(id),
    `Other editors do not take the id ${id}; it is replaced on export`,
    'id',
  );
}

async function parse(text: string, findings: Findings): Promise<ParseResult | null> {
  try {
    const parsed = await new BpmnModdle({ xz: XZ }).fromXML(text, 'bpmn:Definitions', { lax: true });
    reportWarnings(parsed.warnings, text, findings);
    if (parsed.rootElement?.$type === 'bpmn:Definitions') return parsed;
  } catch (error) {
    notBpmn(text, (error as Error).message ?? '', findings);
    return null;
  }
  notBpmn(text, '', findings);
  return null;
}

function notBpmn(text: string, reason: string, findings: Findings): void {
  const english = reason.replace(/\s+/g, ' ').slice(0, 200);
  if (/<[\w-]*:?definitions[\s>]/.test(text)) {
    const place = /line: (\d+)/.exec(reason)?.[1];
    const where = place === undefined ? '' : messages.read.nearLine(Number(place) + 1);
    findings.error('xml_broken', '', messages.read.damaged(where), `Broken XML: ${english}`);
  } else findings.error('not_bpmn', '', messages.read.notBpmn, `Not a BPMN 2.0 file: ${english}`);
}
