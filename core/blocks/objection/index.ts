import { block } from '../block.ts';
import { answerObjection, fileObjection } from './on.ts';
import { proof } from './proof.ts';
import { objection as spec } from './spec.ts';
import { objectionSlot } from './state.ts';
import { formOpen, objectionChecked, objectionsRead } from './view.ts';

export const objection = block({
  spec,
  facts: {
    objections: (c) => objectionSlot.of(c).map((o) => ({ ...o.data, id: o.id, finding: o.finding ?? null })),
  },
  commands: { FileObjection: fileObjection },
  standing: (c) => objectionSlot.of(c).length,
  view: (c, reader) => ({ objections: objectionsRead(c, reader) }),
  about: objectionChecked,
  openTo: formOpen,
  itemDone: answerObjection,
  proof,
});
