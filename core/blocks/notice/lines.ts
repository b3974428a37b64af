/** A notice as everybody reads it: what the definition says of its lines, and the lines in words. */
import { fieldBehind } from '../../engine/case-fields.ts';
import { statesNamed, type CompiledProcess } from '../../engine/process.ts';
import { isMoney, wordsOf, type RegionName } from '../../form/words.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import type { NoticeSpec } from './language.ts';
import type { Notice } from './state.ts';

type NoticeField = NoticeSpec['fields'][number];

/** A line of a notice as everybody reads it. */
interface NoticeLine {
  name: string;
  label: string;
  value: Json;
  /** The value in words. */
  text: string;
  /** It is an amount of money and set like one. */
  money: boolean;
}

/** The lines of a posted notice: the version of the definition it was posted by says what each value is. */
export function noticeLines(
  process: CompiledProcess,
  notice: Pick<Notice, 'step' | 'fields'>,
  regionName?: RegionName,
): NoticeLine[] {
  const specs = noticeAt(process, notice.step)?.fields ?? [];
  return notice.fields.map((line) => {
    const spec = specs.find(({ name }) => name === line.name);
    const field = spec ? noticeField(process, spec) : {};
    return { ...line, text: wordsOf(field, line.value, regionName), money: isMoney(field, line.value) };
  });
}

/** What the definition says of the notice a step posts. */
export function noticeAt(process: CompiledProcess, step: string): NoticeSpec | undefined {
  return statesNamed(process, step).find(({ meta }) => meta.notice)?.meta.notice;
}

/** The schema of the value of a notice's line: as the line says, else that of the form field it names; else none. */
export function noticeField(process: CompiledProcess, line: NoticeField): JsonObject {
  return line.as === undefined ? (fieldBehind(process, line.value) ?? {}) : { format: line.as };
}
