import { textsOf } from '../../json.ts';
import { mapOf, valueOf } from '../../engine/params.ts';
import { fill } from '../../engine/template.ts';
import { block } from '../block.ts';
import { notify } from './carry.ts';
import { message as spec } from './spec.ts';

export const message = block({
  spec,
  carries: { notify },
  actions: {
    notify: (run, params, data) =>
      void run.effect({
        kind: 'notify',
        to: textsOf(valueOf(run, params.to, data)),
        message: fill(String(params.message), run.scope(data)),
        data: mapOf(run, params.data, data),
      }),
  },
});
