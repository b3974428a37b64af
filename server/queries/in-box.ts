/** What somebody was told, and who was told what of a case. */
import type { Actor } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import type { DeliveryView } from '../../core/contract/shapes/message.ts';
import { messages } from '../channels/messages.ts';
import { versionOf } from '../definitions/library.ts';
import { errors } from '../errors.ts';
import { nameOfDoer, relationTo } from '../present/access.ts';
import { subjectFor } from '../present/subject.ts';
import { veilOf } from '../present/veil.ts';
import type { Opened } from './cases.ts';
import type { CaseDoc, DeliveryDoc, MessageDoc } from '../store/documents.ts';

/** The in-box of a person, newest first. */
export async function inBox({ store }: Context, { user }: Actor, limit: number): Promise<MessageDoc[]> {
  const told = await store.find<DeliveryDoc>('deliveries', {
    filter: { user, channel: 'in-app' },
    sort: { by: 'at', dir: -1 },
    limit,
  });
  const found = await store.getMany<MessageDoc>(
    'messages',
    told.map(({ message }) => message),
  );
  return found.filter((message) => message !== null);
}

/** A message tells of its case what the case tells its reader: where the subject is hidden, it is called by its process. */
export async function messageFor(context: Context, id: string, text: string, actor: Actor): Promise<string> {
  const doc = await context.store.getShared<CaseDoc>('cases', id);
  const process = doc && (await versionOf(context, doc));
  const relation = doc && process && relationTo(process, doc, actor);
  if (!relation) return text;
  return veilOf(process, doc, relation)(text.replaceAll(doc.subject, subjectFor(process, doc, relation)));
}

/** Deliveries of one case that are listed. */
const LISTED = 500;

/** Whether somebody may have a message of a case sent once more: who works on it, or looks after the house. */
export function mayResend({ process, relation }: Opened): boolean {
  return (
    relation.roles.length > 0 &&
    (relation.handles ||
      relation.roles.some((role) => process.stewards.has(role) || process.overseers.has(role)))
  );
}

/** Who was told what of a case, the newest first; for the staff. @throws 403 */
export async function deliveriesOf(context: Context, opened: Opened): Promise<DeliveryView[]> {
  const { process, doc, relation } = opened;
  if (relation.roles.length === 0) throw errors.forbidden();
  const rows = await context.store.find<DeliveryDoc>('deliveries', {
    filter: { case: doc.id },
    sort: { by: 'at', dir: -1 },
    limit: LISTED,
  });
  const told = await context.store.getMany<MessageDoc>('messages', [
    ...new Set(rows.map((row) => row.message)),
  ]);
  const texts = new Map(told.flatMap((message) => (message ? [[message._id, message.text]] : [])));
  const veil = veilOf(process, doc, relation);
  const shown = (text: string): string =>
    veil(text.replaceAll(doc.subject, subjectFor(process, doc, relation)));
  return rows.map((row) => ({
    id: row._id,
    name: nameOfDoer(relation, { user: row.user, name: row.name }),
    channel: row.channel,
    label: messages.labels[row.channel],
    address: row.address,
    text: shown(texts.get(row.message) ?? ''),
    state: row.state,
    attempts: row.attempts,
    error: row.error,
    at: row.at,
    sentAt: row.sentAt,
    nextAt: row.state === 'failed' ? new Date(row.nextAt).toISOString() : null,
    mayResend: mayResend(opened) && (row.state === 'failed' || row.state === 'dead'),
  }));
}
