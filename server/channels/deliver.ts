/**
 * Sends what is due. A server takes a delivery compare-and-set, so that of two one sends it; what fails waits as
 * `server/jobs/retry.ts` says, and is in the end a dead letter like any other.
 */
import { outsideText } from '../../core/blocks/message/outside.ts';
import { doInTime } from '../../core/world/work.ts';
import type { Context } from '../context.ts';
import { attemptsOf, forgetFailures, noteFailure } from '../effects/attempts.ts';
import { RETRY } from '../jobs/retry.ts';
import { changeDelivery } from '../store/deliveries.ts';
import type { CaseDoc, DeliveryDoc, MessageDoc, UserDoc } from '../store/documents.ts';
import { StoreUnavailable } from '../store/types.ts';
import { readableWorld } from '../world.ts';
import type { Addressee, Channel } from './channel.ts';
import { channelNamed } from './index.ts';
import { messages } from './messages.ts';
import { addresseeOf, applicantOf, isMeant } from './recipients.ts';

const BATCH = 100;
/** A server that took a delivery and died is waited for this long. */
const LEASE_MS = 60_000;

/** Under which kind its failures are counted. */
const DELIVERY = 'delivery';

/** There is nobody any more whom it could be sent to. */
class Undeliverable extends Error {}

/** Sends everything that is due; answers how many were taken in hand. */
export async function deliverDue(context: Context): Promise<number> {
  let taken = 0;
  for (;;) {
    const now = Date.now();
    const due = await context.store.find<DeliveryDoc>('deliveries', {
      filter: { due: 1, nextAt: { lte: now } },
      sort: { by: 'nextAt', dir: 1 },
      limit: BATCH,
    });
    for (const doc of due) {
      const mine = await changeDelivery(context.store, doc, {
        attempts: doc.attempts + 1,
        nextAt: now + LEASE_MS,
      });
      if (mine) await deliver(context, mine);
      if (mine) taken += 1;
    }
    if (due.length < BATCH) return taken;
  }
}

async function deliver(context: Context, doc: DeliveryDoc): Promise<void> {
  const { store } = context;
  try {
    const channel = channelNamed(context, doc.channel);
    if (!channel) throw new Undeliverable(messages.off);
    const address = await send(context, channel, doc);
    await changeDelivery(store, doc, {
      state: 'sent',
      due: 0,
      error: null,
      address: channel.masked(address),
      sentAt: context.clock.now(),
    });
    if (doc.attempts > 1) await forgetFailures(context, doc._id);
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    if (error instanceof Undeliverable)
      await changeDelivery(store, doc, { state: 'dead', due: 0, error: error.message });
    else await failed(context, doc, error);
  }
}

async function failed(context: Context, doc: DeliveryDoc, error: unknown): Promise<void> {
  const before = (await attemptsOf(context, [doc._id])).get(doc._id);
  const tried = { id: doc._id, case: doc.case, kind: DELIVERY };
  const next = await noteFailure(context, tried, RETRY.delivery, error, before);
  await changeDelivery(context.store, doc, {
    state: next === null ? 'dead' : 'failed',
    due: next === null ? 0 : 1,
    nextAt: next ?? 0,
    // what the machine said stands with the failure, for the administrator
    error: messages.broken,
  });
}

/** Fills the text in and hands it over; answers where it went. */
async function send(context: Context, channel: Channel, doc: DeliveryDoc): Promise<string> {
  const [message] = await context.store.getMany<MessageDoc>('messages', [doc.message]);
  const [c] = await context.store.getMany<CaseDoc>('cases', [doc.case]);
  if (!message || !c) throw new Error('its message is not there yet');
  const process = await context.library.version(c.process, message.version ?? c.version);
  const to = await personOf(context, doc, () => applicantOf(context, process, c, message.to), message.to);
  if (!to) throw new Undeliverable(messages.gone);
  const address = channel.addressOf(to);
  if (address === undefined) throw new Undeliverable(messages.unreachable);
  const row = { ...message, id: message._id };
  const text = await doInTime(outsideText(readableWorld(context), process, c, row, channel.id));
  await channel.send(context, {
    id: doc._id,
    to: address,
    subject: messages.subject(process.definition.title),
    text,
    again: doc.attempts > 1,
  });
  return address;
}

/** Whom a delivery is for, as they are now; null for who has left meanwhile. */
async function personOf(
  { store }: Context,
  { user: id }: DeliveryDoc,
  applicant: () => Promise<Addressee | null>,
  to: string[],
): Promise<Addressee | null> {
  const called = await applicant();
  if (called?.user === id) return called;
  const user = id === null ? null : await store.get<UserDoc>('users', id);
  return user && isMeant(user, to) ? addresseeOf(user) : null;
}
