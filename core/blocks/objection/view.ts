/** Objections as those read them who look at the case, and whether the public may write one now. */
import type { CaseView } from '../../contract/shapes/case.ts';
import type { CompiledProcess } from '../../engine/process.ts';
import type { Case } from '../../vocabulary.ts';
import type { CaseReader } from '../block.ts';
import { noticeAt } from '../notice/lines.ts';
import { noticeSlot } from '../notice/state.ts';
import { objectionSlot, type Objection } from './state.ts';

/** Who objected is never told here; what was said and found only to whom the definition shows objections. */
export function objectionsRead(c: Case, reader: CaseReader): CaseView['objections'] {
  const shown = reader.mayRead('objections', 'content');
  return reader.veiled(objectionSlot.of(c).map((objection) => readAs(objection, shown)));
}

function readAs(
  { id, receivedAt, data, finding, reply }: Objection,
  shown: boolean,
): CaseView['objections'][number] {
  return shown
    ? { id, receivedAt, content: String(data.content ?? ''), finding: finding ?? null, reply: reply ?? null }
    : { id, receivedAt, content: '', finding: null, reply: null };
}

/** The form on which objections are taken now. */
export function formOpen(c: Case, process: CompiledProcess): string | null {
  const open = noticeSlot.of(c).find((notice) => notice.kind === 'publicity' && notice.open && !notice.ended);
  return (open && noticeAt(process, open.step)?.objections) ?? null;
}
