import { block } from '../block.ts';
import { ask, listed as tellRows } from './carry.ts';
import { lookUp } from './lookup.ts';
import { asked, closedTo, decide, fired, letGo, listed, reserve, unheard } from './on.ts';
import { list as spec } from './spec.ts';
import { listSlot } from './state.ts';

export const list = block({
  spec,
  actions: { 'list.decide': decide },
  carries: { listed: tellRows, 'list.ask': ask },
  lookUp,
  commands: { Reserve: reserve, Listed: listed, LetGo: letGo, AskList: asked },
  closedTo,
  fired,
  unheard,
  waitsFor: (c, { ref }) => listSlot.of(c).held?.token === ref,
});
