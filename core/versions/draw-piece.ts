/** What stands behind a call activity that names a piece of process 公共流程段: its steps as they stand in this process. */
import { machineToModel } from '../bpmn/to-model.ts';
import { writeBpmn } from '../bpmn/write.ts';
import type { VersionSource } from '../definition/source.ts';
import { isObject } from '../json.ts';
import { withoutPieces } from '../pieces/expand.ts';
import { outlinesOf } from '../pieces/outlines.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { delayWords } from './draw.ts';

/** A use of a piece: which, under which name, with what set. */
export interface PieceUse {
  /** Key of the state that stands for it. */
  key: string;
  use: string;
  with: JsonObject;
  as: JsonObject;
}

/** BPMN XML of the steps of a piece, its parameters filled in and each way out an end with its words. */
export function drawnPiece(
  { key, use, with: given, as }: PieceUse,
  { definition: { params }, pieces }: Pick<VersionSource, 'definition' | 'pieces'>,
): string {
  const outlines = new Map(outlinesOf(pieces));
  const exits = Object.entries(outlines.get(use)?.exits(given) ?? {});
  const ends = exits.map(([name, label]): [string, Json] => [
    `to_${name}`,
    { type: 'final', meta: { label, end: name } },
  ]);
  const on = Object.fromEntries(exits.map(([name]): [string, Json] => [name, `to_${name}`]));
  const state: JsonObject = { use, with: given, as, on };
  const machine = { id: 'piece', initial: key, states: { [key]: state, ...Object.fromEntries(ends) } };
  const { machine: whole, delays } = withoutPieces({
    definition: { key: 'piece', machine },
    ...(pieces ? { pieces } : {}),
  });
  const { model } = machineToModel(isObject(whole) ? (whole as JsonObject) : { id: 'piece', states: {} }, {
    title: outlines.get(use)?.title ?? use,
    words: delayWords({ delays, params }),
    pieces: outlines,
  });
  return writeBpmn(model);
}
