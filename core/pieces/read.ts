/** A piece of process as it was written, brought to the present format and judged. */
import { schemaFaults } from '../definition/faults.ts';
import { PieceDefinition } from '../definition/piece.ts';
import { upgradePiece } from '../definition/upgrade.ts';
import { words } from './messages.ts';

interface Fault {
  /** JSON pointer in the piece. */
  path: string;
  message: string;
}

/** The piece, where nothing is missing to be one; else what is, whoever uses it. Never throws. */
export function readPiece(id: string, written: unknown): { piece?: PieceDefinition; faults: Fault[] } {
  const { piece, diagnostics } = upgradePiece(written, id);
  const refused = diagnostics.filter(({ severity }) => severity === 'error');
  const faults = refused.length > 0 ? refused : schemaFaults(PieceDefinition, piece);
  if (faults.length > 0) return { faults: faults.map(({ path, message }) => ({ path, message })) };
  const { id: said, initial, states } = piece as PieceDefinition;
  if (said !== id) return { faults: [{ path: '/id', message: words.differs(id) }] };
  if (!Object.hasOwn(states, initial))
    return { faults: [{ path: '/initial', message: words.noStep(initial) }] };
  return { piece: piece as PieceDefinition, faults: [] };
}
