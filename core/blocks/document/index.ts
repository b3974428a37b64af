import { mapOf } from '../../engine/params.ts';
import { block } from '../block.ts';
import { issue } from './carry.ts';
import { document as spec } from './spec.ts';

export const document = block({
  spec,
  carries: { document: issue },
  actions: {
    document: (run, params, data) =>
      void run.effect({
        kind: 'document',
        document: String(params.document),
        data: mapOf(run, params.data, data),
      }),
  },
});
