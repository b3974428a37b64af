/** A deliberate look at masked personal data: shown in full to who handles the case, and recorded with its reason. */
import { randomUUID } from 'node:crypto';
import { atPath } from '../../core/json.ts';
import { present } from '../../core/form/present.ts';
import type { Actor, JsonObject, Json } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import { messages } from './messages.ts';
import { blockAccess, START_BLOCK } from '../present/access.ts';
import { ledgerRowFor } from '../present/ledger-row.ts';
import { ledgerRowsOf, type Opened } from '../queries/cases.ts';

/** A column of a row of a ledger, by the row's place in the case. */
const IN_LEDGER = /^ledger\.(\d{1,4})\.([^.]+)$/;

/** The rows the asker sees in the case, their visible columns in full. */
async function rowsOf(context: Context, { process, doc, relation }: Opened): Promise<JsonObject[]> {
  if (relation.roles.length === 0) return [];
  const rows = await ledgerRowsOf(context, doc.id);
  return rows.map(({ ledger, data }) => {
    const seen = ledgerRowFor([process], ledger, data, relation).data;
    return Object.fromEntries(Object.entries(data).filter(([name]) => Object.hasOwn(seen, name)));
  });
}

/** The values at paths of the start form that the asker sees, masked or not. @throws 403 for any other path */
export async function unmask(
  context: Context,
  opened: Opened,
  actor: Actor,
  paths: string[],
  reason: string,
): Promise<JsonObject> {
  if ((reason.match(/\p{L}/gu) ?? []).length < 2) throw errors.invalid(messages.looks.reason, 'reason');
  const { process, doc, relation } = opened;
  const form = process.forms.get(process.definition.start.form) ?? null;
  if (!form) throw errors.forbidden(messages.closedToYou);
  const { data, masked } = present(form, doc.data, blockAccess(process, relation, START_BLOCK, form));
  const book = paths.some((path) => IN_LEDGER.test(path)) ? await rowsOf(context, opened) : [];
  const values = paths.map((path): [string, Json | undefined] => {
    const [, row, column = ''] = IN_LEDGER.exec(path) ?? [];
    if (row !== undefined) return [path, book[Number(row)]?.[column]];
    return [path, atPath(masked.includes(path) ? doc.data : data, path)];
  });
  if (values.some(([, value]) => value === undefined)) throw errors.forbidden(messages.closedToYou);
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
