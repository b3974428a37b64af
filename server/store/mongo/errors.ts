import {
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoError,
  MongoExpiredSessionError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} from 'mongodb';
import { StoreUnavailable } from '../types.ts';

const DUPLICATE_KEY = 11000;

/** Server codes for "not the primary", "shutting down", "the majority did not answer in time". */
const UNREACHABLE_CODES = new Set([6, 7, 50, 64, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

const UNREACHABLE_ERRORS = [
  MongoNetworkError,
  MongoServerSelectionError,
  MongoNotConnectedError,
  MongoTopologyClosedError,
  MongoClientClosedError,
  MongoExpiredSessionError,
  MongoWriteConcernError,
];

/** Runs driver calls; what means "cannot be reached" becomes StoreUnavailable, with the driver's error as cause. */
export async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isUnreachable(error) ? new StoreUnavailable(error) : error;
  }
}

/** Whether a unique value, the id included, was there already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && meansDuplicate(error.code, error.message);
}

/** FerretDB 1.24 reports a duplicate that an update meets as an internal error. */
function meansDuplicate(code: unknown, message = ''): boolean {
  return code === DUPLICATE_KEY || message.includes('UNIQUE constraint failed');
}

/** The members of a bulk write that met a duplicate, by index; anything else that went wrong is thrown on. */
export function duplicatesIn(error: unknown): number[] {
  if (!(error instanceof MongoBulkWriteError)) throw error;
  // Not acknowledged by the majority: whatever else happened, the batch has to be tried again.
  if (error.result.getWriteConcernError()) throw new StoreUnavailable(error);
  const failures = [error.writeErrors].flat();
  if (failures.length === 0 || failures.some((failure) => !meansDuplicate(failure.code, failure.errmsg)))
    throw error;
  return failures.map((failure) => failure.index);
}

/** Two upserts of one new id may collide; the loser finds the document there the second time. */
export async function onceMore<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return write();
  }
}

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof MongoError)) return false;
  return (
    UNREACHABLE_ERRORS.some((kind) => error instanceof kind) ||
    (error instanceof MongoServerError && UNREACHABLE_CODES.has(Number(error.code)))
  );
}
