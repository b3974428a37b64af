/** A deliberate look at masked personal data: shown in full to who handles the case, and recorded with its reason. */
import { randomUUID } from 'node:crypto';
import { atPath } from '../../core/json.ts';
import { present } from '../../core/form/present.ts';
import type { Actor, JsonObject, Json } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import { blockAccess, START_BLOCK } from '../present/access.ts';
import type { Opened } from '../queries/cases.ts';

const CLOSED = '这些内容不对您开放';

/** The values at paths of the start form that the asker sees, masked or not. @throws 403 for any other path */
export async function unmask(
  context: Context,
  { process, doc, relation }: Opened,
  actor: Actor,
  paths: string[],
  reason: string,
): Promise<JsonObject> {
  const form = process.forms.get(process.definition.start.form) ?? null;
  if (!form) throw errors.forbidden(CLOSED);
  const { data, masked } = present(form, doc.data, blockAccess(process, relation, START_BLOCK, form));
  const values = paths.map((path): [string, Json | undefined] => [
    path,
    atPath(masked.includes(path) ? doc.data : data, path),
  ]);
  if (values.some(([, value]) => value === undefined)) throw errors.forbidden(CLOSED);
  await context.store.insert('looks', {
    _id: randomUUID(),
    case: doc.id,
    user: actor.user,
    name: actor.name,
    paths,
    reason,
    at: context.clock.now(),
  });
  return Object.fromEntries(values) as JsonObject;
}
