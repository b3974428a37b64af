/** A deliberate look at masked personal data: shown in full to who handles the case, and recorded with its reason. */
import { randomUUID } from 'node:crypto';
import { atPath } from '../../core/engine/json.ts';
import type { Actor, JsonObject, Json } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import { blockAccess, START_BLOCK } from '../present/access.ts';
import type { Opened } from '../queries/cases.ts';

/** The values at the paths of the start form. @throws 403 when a path is hidden from the asker */
export async function lookAt(context: Context, { process, doc, relation }: Opened, actor: Actor, paths: string[], reason: string): Promise<JsonObject> {
  const form = process.forms.get(process.definition.start.form) ?? null;
  const access = blockAccess(process, relation, START_BLOCK, form);
  if (paths.some((path) => access(path) === 'hidden')) throw errors.forbidden('这些内容不对您开放');
  await context.store.insert('looks', { _id: randomUUID(), case: doc.id, user: actor.user, name: actor.name, paths, reason, at: context.clock.now() });
  return Object.fromEntries(paths.map((path): [string, Json] => [path, atPath(doc.data, path) ?? null]));
}
