import { block } from '../block.ts';
import { lookUp } from './lookup.ts';
import { openCase, referCase, sendMessage } from './on.ts';
import { open } from './open.ts';
import { proof } from './proof.ts';
import { refer } from './refer.ts';
import { send } from './send.ts';
import { link as spec } from './spec.ts';
import { tell } from './tell.ts';

export const link = block({
  spec,
  actions: { open: openCase, send: sendMessage, refer: referCase },
  carries: { open, send, tell, refer },
  lookUp,
  proof,
});
