/** Objections as those read them who look at the case, and whether the public may write one now. */
import type { CaseView } from '../../contract/shapes/case.ts';
import type { CompiledProcess } from '../../engine/process.ts';
import { accessTo, mostGenerous } from '../../form/access.ts';
import { present } from '../../form/present.ts';
import type { CompiledForm } from '../../form/types.ts';
import type { Case } from '../../vocabulary.ts';
import type { About, CaseReader, HeldTask } from '../block.ts';
import { noticeAt } from '../notice/lines.ts';
import { noticeSlot } from '../notice/state.ts';
import { objectionSlot, type Objection } from './state.ts';
import { wordsOfObjection } from './words.ts';

/** Who objected is never told here; what was said and found only to whom the definition shows objections. */
export function objectionsRead(c: Case, reader: CaseReader): CaseView['objections'] {
  const shown = reader.mayRead('objections', 'content');
  return reader.veiled(
    objectionSlot.of(c).map((objection): CaseView['objections'][number] => {
      const { id, receivedAt, data, finding, reply } = objection;
      if (!shown) return { id, receivedAt, content: '', finding: null, reply: null };
      const content = wordsOfObjection(formOf(c, reader.process, objection), data);
      return { id, receivedAt, content, finding: finding ?? null, reply: reply ?? null };
    }),
  );
}

/** The objection that a task checks, and the notice it was made to. Who checks has to know what to check, and whom to answer. */
export function objectionChecked(c: Case, { process, activity, task, roles }: HeldTask): About {
  const objection = objectionSlot.of(c).find(({ id }) => id === activity.item?.id);
  if (!objection) return {};
  const { notice, receivedAt, data } = objection;
  const form = formOf(c, process, objection);
  if (!form) return { notice, objection: { receivedAt, form: null, data: {} } };
  const who = { filer: false, step: task.step, editing: false };
  const access = mostGenerous(roles.map((role) => accessTo(form, { ...who, roles: [role] })));
  return { notice, objection: { receivedAt, form, data: present(form, data, access).data } };
}

/** The form an objection was written on, that of the step which posted its notice. */
function formOf(c: Case, process: CompiledProcess, objection: Objection): CompiledForm | undefined {
  const notice = noticeSlot.of(c).find(({ id }) => id === objection.notice);
  return process.forms.get((notice && noticeAt(process, notice.step)?.objections) ?? '');
}

/** The form on which objections are taken now. */
export function formOpen(c: Case, process: CompiledProcess): string | null {
  const open = noticeSlot.of(c).find((notice) => notice.kind === 'publicity' && notice.open && !notice.ended);
  return (open && noticeAt(process, open.step)?.objections) ?? null;
}
