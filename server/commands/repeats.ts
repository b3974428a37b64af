/** Whether a command was answered before: a client's repeat, an effect's answer that is in already, a message delivered twice. */
import type { Command } from '../../core/engine/commands.ts';
import { answered, compared, REMEMBERED, requestOf } from '../../core/engine/requests.ts';
import type { CaseDoc, RequestDoc } from '../store/documents.ts';
import { requestKey } from '../store/projection.ts';
import type { Store } from '../store/types.ts';

/** `same` for this very command, `other` for one that asked something else under this id. However long ago it was. */
export async function repeatOf(
  store: Store,
  current: CaseDoc,
  command: Command,
): Promise<'no' | 'same' | 'other'> {
  if (command.type === 'Answer')
    return current.outbox.some((entry) => entry.id === command.effect) ? 'no' : 'same';
  const recent = answered(current, command);
  const id = requestOf(command);
  if (recent !== 'no' || id === undefined || current.requests.length < REMEMBERED) return recent;
  const key = requestKey(current._id, id);
  const known = onItsWay(current, key) ?? (await store.get<RequestDoc>('requests', key));
  return known ? compared(known, command) : 'no';
}

/** One that the last commits have put out of the case and that is not written out yet. */
function onItsWay({ outbox }: CaseDoc, key: string): RequestDoc | undefined {
  for (const entry of outbox) {
    if (entry.kind !== 'project') continue;
    for (const op of entry.ops)
      if (op.op === 'add' && op.collection === 'requests' && op.doc._id === key) return op.doc as RequestDoc;
  }
  return undefined;
}
