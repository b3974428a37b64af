/**
 * From BPMN 2.0 XML to the model. Whatever the text is, the answer is a model, findings or both, in bounded time;
 * never a throw. What other vendors wrote is kept in `foreign`.
 */
import { BpmnModdle, type ParseResult } from 'bpmn-moddle';
import { Findings } from './findings.ts';
import type { ReadResult } from './model.ts';
import { checkModel } from './read/check.ts';
import { admissible } from './read/guard.ts';
import { walk } from './read/walk.ts';
import XZ from './xz.moddle.json' with { type: 'json' };

/** Reads a file. `model` is null when nothing could be read. */
export async function readBpmn(xml: string): Promise<ReadResult> {
  const findings = new Findings();
  // a BOM, and what a file in another encoding leaves behind
  const text = xml.replace(/^\uFEFF/, '').trimStart();
  if (!admissible(text, findings)) return { model: null, findings: findings.list };
  if (text.includes('\uFFFD')) {
    findings.warn(
      'encoding_broken',
      '',
      '文件里有无法识别的字符,可能不是 UTF-8 编码保存的',
      'The text has undecodable characters; it was probably not saved as UTF-8',
    );
  }
  const parsed = await parse(text, findings);
  if (!parsed) return { model: null, findings: findings.list };
  try {
    const model = walk(parsed, findings);
    return { model: checkModel(model, findings) ? model : null, findings: findings.list };
  } catch (error) {
    findings.error('read_failed', '', '文件内容异常,无法读取', `Reading failed: ${(error as Error).message}`);
    return { model: null, findings: findings.list };
  }
}

async function parse(text: string, findings: Findings): Promise<ParseResult | null> {
  try {
    const parsed = await new BpmnModdle({ xz: XZ }).fromXML(text, 'bpmn:Definitions', { lax: true });
    for (const warning of parsed.warnings) reportWarning(warning.message, findings);
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
    const where = place === undefined ? '' : `(第${Number(place) + 1}行附近)`;
    findings.error(
      'xml_broken',
      '',
      `文件不完整或格式有误${where},请从原来的软件重新导出`,
      `Broken XML: ${english}`,
    );
  } else findings.error('not_bpmn', '', '这不是 BPMN 2.0 流程文件', `Not a BPMN 2.0 file: ${english}`);
}

/** Which warnings of the parser matter to whom; the rest is none of the reader's business. */
function reportWarning(message: string, findings: Findings): void {
  const english = message.replace(/\s+/g, ' ').slice(0, 200);
  const duplicate = /duplicate ID <([^>]*)>/.exec(message)?.[1];
  if (duplicate !== undefined)
    return findings.error(
      'duplicate_id',
      duplicate,
      `编号“${duplicate}”用了两次,后一个没有读入`,
      `Duplicate id ${duplicate}; the later element was left out`,
      'id',
    );
  const reference = /unresolved reference <([^>]*)>/.exec(message)?.[1];
  if (reference !== undefined)
    return findings.warn(
      'reference_dangling',
      reference,
      `图中指向的“${reference}”不存在`,
      `Reference to ${reference}, which does not exist`,
    );
  const encoding = /unsupported document encoding <([^>]*)>/.exec(message)?.[1];
  if (encoding !== undefined)
    return findings.info(
      'encoding_declared',
      '',
      `文件声明的编码是 ${encoding},按已解码的文字读取`,
      `Declared encoding ${encoding} is ignored; the text is already decoded`,
    );
  const tag = /unparsable content <([^>\s/]*)/.exec(message)?.[1];
  if (tag !== undefined)
    return findings.warn('content_unknown', '', `文件里的“${tag}”看不懂,没有读入`, english);
  if (/missing closing quotes|tag mismatch|unexpected end/i.test(message))
    return findings.error('xml_broken', '', '文件格式有误,只读出一部分', english);
  findings.info('parser', '', `读取提示:${english}`, english);
}
