/** Pieces of process 公共流程段 as drawings know them. */

/** What a drawing needs to know of a piece: what it is called, and its ways out with their words. */
export interface PieceOutline {
  title: string;
  exits: Readonly<Record<string, string>>;
}

/** Pieces stand in a folder of their own; keys of processes have no folder. */
export function isPiece(called: string): boolean {
  return called.startsWith('shared/');
}
