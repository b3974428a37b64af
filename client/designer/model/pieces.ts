/** The pieces of process 公共流程段 one can draw: those of the house, and as they were taken over where the process has them. */
import type { HouseView } from '../../../core/api-admin.ts';
import type { VersionSource } from '../../../core/definition/source.ts';
import type { PieceDefinition } from '../../../core/definition/piece.ts';
import { upgradePiece } from '../../../core/definition/upgrade.ts';
import { equalJson, isObject } from '../../../core/json.ts';
import { exitsFor } from '../../../core/pieces/only.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import type { PieceUse } from '../../../core/versions/draw-piece.ts';
import type { Element } from '../diagram/services.ts';
import { readXz } from '../diagram/xz.ts';

/** The process being drawn, and its house. */
export interface Holder {
  source: VersionSource;
  house: HouseView;
}

/** By id; a process keeps the text of a piece it was made with. */
export function piecesFor({ source, house }: Holder): Record<string, unknown> {
  const all = Object.entries<unknown>({ ...house.pieces, ...source.pieces });
  return Object.fromEntries(all.map(([id, written]) => [id, upgradePiece(written, id).piece]));
}

export function pieceAt(holder: Holder, id: string): PieceDefinition | null {
  const piece = piecesFor(holder)[id];
  return isObject(piece) ? (piece as unknown as PieceDefinition) : null;
}

/** The ways out of a piece as it is used, with their words. */
export function exitsOf(holder: Holder, { use, with: given }: PieceUse): [string, string][] {
  const piece = pieceAt(holder, use);
  return Object.entries(piece ? exitsFor(piece, given) : {});
}

/** Whether the house writes a piece differently by now than when the process took it over. */
export function isOlder({ source, house }: Holder, id: string): boolean {
  const [own, now] = [source.pieces?.[id], house.pieces[id]];
  if (own === undefined || now === undefined) return false;
  return !equalJson(upgradePiece(own, id).piece as Json, upgradePiece(now, id).piece as Json);
}

/** The use an element on the drawing is; null where it is none. */
export function pieceUse(element: Element): PieceUse | null {
  const called = element.businessObject.get('calledElement');
  if (typeof called !== 'string' || !called.startsWith('shared/')) return null;
  const { step, with: given, as } = readXz(element.businessObject);
  return {
    key: typeof step === 'string' && step !== '' ? step : element.id,
    use: called,
    with: isObject(given) ? (given as JsonObject) : {},
    as: isObject(as) ? (as as JsonObject) : {},
  };
}
