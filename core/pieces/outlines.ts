/** Pieces of process 公共流程段 as a drawing shows them, and which element of it a step of theirs is found under. */
import type { PieceDefinition } from '../definition/piece.ts';
import type { ProcessDefinition } from '../definition/process.ts';
import { upgradePiece } from '../definition/upgrade.ts';
import type { VersionSource } from '../definition/source.ts';
import type { PieceOutline } from '../bpmn/pieces.ts';
import { isObject } from '../json.ts';
import { expandPieces } from './expand.ts';
import { exitsFor } from './only.ts';

/** The pieces of a source by id, whatever their texts are. */
export function outlinesOf(pieces: VersionSource['pieces'] = {}): [string, PieceOutline][] {
  return Object.entries(pieces).map(([id, written]) => {
    const { piece } = upgradePiece(written, id);
    return [
      id,
      {
        title: isObject(piece) && typeof piece.title === 'string' ? piece.title : id,
        exits: (given) =>
          isObject(piece) && isObject(piece.exits)
            ? exitsFor(piece as unknown as PieceDefinition, given)
            : {},
      },
    ];
  });
}

/** The state that stands for a piece, by the names of the steps it stands for. */
export function usersOfSteps({
  definition,
  pieces,
}: Pick<VersionSource, 'definition' | 'pieces'>): Map<string, string> {
  const { origins } = expandPieces(definition as unknown as ProcessDefinition, pieces);
  return new Map([...origins].map(([made, { user }]) => [made.slice(made.lastIndexOf('/') + 1), user]));
}
