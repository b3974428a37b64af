import type { AnyBulkWriteOperation, Db } from 'mongodb';
import { DuplicateKey } from '../errors.ts';
import { remaining, type WithOutbox } from '../outbox.ts';
import type { CollectionName, Doc, WriteOp } from '../types.ts';
import { duplicatesIn, isDuplicate } from './errors.ts';
import type { EventLog } from './events.ts';

type DocOp = Extract<WriteOp, { op: 'put' | 'add' | 'delete' }>;
type AppendOp = Extract<WriteOp, { op: 'append' }>;
type ClearEffectsOp = Extract<WriteOp, { op: 'clear-effects' }>;

/**
 * Applies a batch. Neighbours of one kind that touch different documents go in one bulk write per collection; the
 * order between such stretches is kept, because an effect may only be unboxed after what it caused is written.
 */
export async function applyOps(db: Db, log: EventLog, ops: WriteOp[]): Promise<void> {
  for (const stretch of stretches(ops)) {
    switch (stretch[0]!.op) {
      case 'append':
        await log.append((stretch as AppendOp[]).map((op) => op.doc));
        break;
      case 'clear-effects':
        for (const op of stretch as ClearEffectsOp[]) await clearEffects(db, op);
        break;
      case 'put':
      case 'add':
      case 'delete':
        await writeDocs(db, stretch as DocOp[]);
    }
  }
}

function stretches(ops: WriteOp[]): WriteOp[][] {
  const result: WriteOp[][] = [];
  let kind = '';
  let touched = new Set<string>();
  for (const op of ops) {
    const ownKind = op.op === 'append' || op.op === 'clear-effects' ? op.op : 'doc';
    const document = op.op === 'append' ? op.doc._id : `${op.collection} ${'id' in op ? op.id : op.doc._id}`;
    if (ownKind !== kind || touched.has(document)) {
      result.push([]);
      touched = new Set();
    }
    kind = ownKind;
    touched.add(document);
    result.at(-1)!.push(op);
  }
  return result;
}

async function writeDocs(db: Db, ops: DocOp[]): Promise<void> {
  const groups = new Map<CollectionName, DocOp[]>();
  for (const op of ops) groups.set(op.collection, [...(groups.get(op.collection) ?? []), op]);
  await Promise.all([...groups].map(([collection, group]) => writeCollection(db, collection, group)));
}

async function writeCollection(db: Db, collection: CollectionName, ops: DocOp[]): Promise<void> {
  try {
    await db.collection<Doc>(collection).bulkWrite(ops.map(bulkOf), { ordered: false });
  } catch (error) {
    for (const index of duplicatesIn(error)) await settle(db, ops[index]!);
  }
}

function bulkOf(op: DocOp): AnyBulkWriteOperation<Doc> {
  switch (op.op) {
    case 'put':
      return { replaceOne: { filter: older(op.doc), replacement: op.doc, upsert: true } };
    case 'add':
      return { insertOne: { document: op.doc } };
    case 'delete':
      return { deleteOne: { filter: { _id: op.id } } };
  }
}

/** Matches the stored document only while its revision, if it has one, is lower. */
function older(doc: Doc & { rev: number }) {
  return { _id: doc._id, rev: { $not: { $gte: doc.rev } } };
}

/**
 * A put or add that met a duplicate. For an add the id was there: nothing to do. For a put the stored document is
 * newer, or another server inserted it a moment ago: then a plain replace decides. If the id is not there at all
 * the duplicate was another unique value, and no repetition will help.
 */
async function settle(db: Db, op: DocOp): Promise<void> {
  if (op.op === 'delete') return;
  const documents = db.collection<Doc>(op.collection);
  if (op.op === 'put') {
    try {
      const { matchedCount } = await documents.replaceOne(older(op.doc), op.doc);
      if (matchedCount > 0) return;
    } catch (error) {
      throw isDuplicate(error) ? new DuplicateKey(op.collection, op.doc._id, error) : error;
    }
  }
  if ((await documents.countDocuments({ _id: op.doc._id }, { limit: 1 })) === 0) {
    throw new DuplicateKey(op.collection, op.doc._id);
  }
}

/**
 * Takes effects out of an outbox. Under one `seq` an outbox only shrinks, so `seq` and length together say that
 * nobody wrote between reading and writing.
 */
async function clearEffects(db: Db, op: ClearEffectsOp): Promise<void> {
  const documents = db.collection<WithOutbox>(op.collection);
  const effects = new Set(op.effects);
  for (;;) {
    const doc = await documents.findOne({ _id: op.id }, { projection: { seq: 1, outbox: 1 } });
    const outbox = doc && remaining(doc, effects);
    if (!doc || !outbox) return;
    const { matchedCount } = await documents.updateOne(
      { _id: op.id, seq: doc['seq'], outbox: { $size: doc.outbox!.length } },
      outbox.length > 0 ? { $set: { outbox, pending: 1 } } : { $set: { outbox }, $unset: { pending: 1 } },
    );
    if (matchedCount > 0) return;
  }
}
