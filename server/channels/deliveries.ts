/** The deliveries of a message: a row for each person and each channel, made in one write with the message. */
import type { ChannelId } from '../../core/blocks/message/spec.ts';
import type { MessageRow } from '../../core/world/rows.ts';
import type { Context } from '../context.ts';
import { versionOf } from '../definitions/library.ts';
import type { CaseDoc, DeliveryDoc, UserDoc } from '../store/documents.ts';
import type { WriteOp } from '../store/types.ts';
import { IN_APP, type Addressee, type Channel } from './channel.ts';
import { channelsOn } from './index.ts';
import { addresseeOf, applicantOf, recipientsOf } from './recipients.ts';

/** What writes a message with its deliveries, these first: one that is there is one whose deliveries are. */
export async function tellingOps(context: Context, row: MessageRow, doc?: CaseDoc): Promise<WriteOp[]> {
  const users = await recipientsOf(context, row.to);
  const outside = doc ? await outsideRows(context, row, doc, users) : [];
  const { id, ...rest } = row;
  return [
    ...[...users.map((user) => inAppRow(row, user)), ...outside].map((delivery): WriteOp => ({
      op: 'add',
      collection: 'deliveries',
      doc: delivery,
    })),
    { op: 'add', collection: 'messages', doc: { _id: id, ...rest } },
  ];
}

/** In the in-box it is there at once. */
function inAppRow(row: MessageRow, user: UserDoc): DeliveryDoc {
  return {
    ...deliveryOf(row, IN_APP, addresseeOf(user)),
    state: 'delivered',
    attempts: 1,
    due: 0,
    sentAt: row.at,
  };
}

/** A message that has no text of its own to fill in stays in the house. */
async function outsideRows(
  context: Context,
  row: MessageRow,
  doc: CaseDoc,
  users: UserDoc[],
): Promise<DeliveryDoc[]> {
  const channels = channelsOn(context);
  if (channels.length === 0 || row.template === undefined) return [];
  const { process: key, version } = doc;
  const process = await versionOf(context, { process: key, version: row.version ?? version });
  // a version that does not load keeps nobody from reading it in the house
  if (!process) return [];
  const applicant = await applicantOf(context, process, doc, row.to);
  const filer = doc.filer.user;
  const people = users
    .filter(({ _id }) => !applicant || _id !== filer)
    .map((user): [Addressee, string[]] => [addresseeOf(user), user.muted ?? []]);
  if (applicant) people.push([applicant, users.find(({ _id }) => _id === applicant.user)?.muted ?? []]);
  return people.flatMap(([to, muted]) =>
    channels
      .filter((channel) => !muted.includes(channel.id) && channel.addressOf(to) !== undefined)
      .map((channel) => queued(row, channel, to)),
  );
}

function queued(row: MessageRow, channel: Channel, to: Addressee): DeliveryDoc {
  const address = channel.addressOf(to) ?? '';
  return { ...deliveryOf(row, channel.id, to), address: channel.masked(address) };
}

function deliveryOf(row: MessageRow, channel: ChannelId, to: Addressee): DeliveryDoc {
  return {
    _id: `${row.id}:${channel}:${to.user ?? ''}`,
    seq: 1,
    message: row.id,
    case: row.case,
    channel,
    user: to.user,
    name: to.name,
    address: null,
    state: 'queued',
    due: 1,
    attempts: 0,
    nextAt: 0,
    error: null,
    at: row.at,
    sentAt: null,
  };
}
