/** Pieces of process 公共流程段 as drawings know them. */

import type { JsonObject } from '../vocabulary.ts';

/** What a drawing needs to know of a piece: what it is called, and its ways out with their words. */
export interface PieceOutline {
  title: string;
  /** Where these parameters are given. */
  exits: (given: JsonObject) => Readonly<Record<string, string>>;
}

/** Pieces stand in a folder of their own; keys of processes have no folder. */
export function isPiece(called: string): boolean {
  return called.startsWith('shared/');
}
