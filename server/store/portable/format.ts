/**
 * The portable form of a store: a gzip of JSON lines, the same from either backend and read by either. One line each:
 *
 *     {"xiangzhi":"backup","format":1,"at":"2026-03-02T01:00:00.000Z"}   the head
 *     {"counter":"…","value":7}                                          a named counter
 *     {"in":"cases","doc":{…}}                                           a document
 *     {"file":"<id>","part":"<base64>"} … {"file":"<id>","size":123}     the content of a file, in parts
 *     {"end":{"counters":3,"documents":812,"files":4}}                   the end: without it the file is cut off
 */
import { INDEXES } from '../indexes.ts';
import type { CollectionName, Doc } from '../types.ts';

/** The format this program writes; it reads this one and those before. */
export const FORMAT = 1;

/** Left out: who is logged in, and which server is doing what. */
const OF_THE_MOMENT: CollectionName[] = ['sessions', 'leases'];

/** What projections follow from: read last, so that nothing that follows is newer than its source. */
const SOURCES: CollectionName[] = ['funds', 'cases'];

/** Collections in the order they are written. */
export const KEPT: CollectionName[] = [
  ...(Object.keys(INDEXES) as CollectionName[]).filter(
    (name) => ![...OF_THE_MOMENT, ...SOURCES].includes(name),
  ),
  ...SOURCES,
];

export interface Counts {
  counters: number;
  documents: number;
  files: number;
}

export type Line =
  | { xiangzhi: 'backup'; format: number; at: string }
  | { counter: string; value: number }
  | { in: CollectionName; doc: Doc }
  | { file: string; part: string }
  | { file: string; size: number }
  | { end: Counts };

/** Something about a backup that its owner can do something about; the message is Chinese. */
export class BackupError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'BackupError';
  }
}
