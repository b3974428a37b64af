/** Takes a published version back before its date. */
import type { Context } from '../context.ts';
import { errors, HttpError } from '../errors.ts';
import type { By } from '../store/documents.ts';
import { messages } from './messages.ts';

/** Takes a version back that waits for its date. @throws HttpError 404; 409 `version_in_force` */
export async function withdraw(
  context: Context,
  key: string,
  version: number,
  by: By,
  note: string,
): Promise<void> {
  await context.library.reload();
  const found = context.library.versions(key).find((each) => each.version === version);
  if (!found) throw errors.unknown('version');
  if (found.state !== 'scheduled')
    throw new HttpError(409, 'version_in_force', messages.publish.inForce, 'version');
  const { state: _state, ...doc } = found;
  await context.store.set('versions', { ...doc, withdrawn: { at: context.clock.now(), by, note } });
  await context.library.reload();
}
