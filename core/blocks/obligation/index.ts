import { fulfil, owe } from '../../engine/obligations.ts';
import { block } from '../block.ts';
import { obligation as spec } from './spec.ts';

export const obligation = block({
  spec,
  actions: {
    'obligation.open': owe,
    'obligation.done': (run, params) => fulfil(run, String(params.kind)),
  },
});
