import { knownDate } from '../../time/open.ts';
import { block } from '../block.ts';
import { dueOf, fulfil, lapse, owe, oweUntil } from './on.ts';
import { words } from './messages.ts';
import { obligation as spec } from './spec.ts';
import { obligationSlot } from './state.ts';

export const obligation = block({
  spec,
  actions: {
    'obligation.open': owe,
    'obligation.done': (run, params) => fulfil(run, String(params.kind)),
  },
  shows: (c) =>
    obligationSlot.of(c).map(({ kind, data, dueAt, state }) => ({
      label: String(data.label ?? kind),
      text: words.states[state],
      at: knownDate(dueAt),
      state,
    })),
  fired: (run, { ref }) => lapse(run, ref),
  moved: oweUntil,
  reckoned: dueOf,
  waitsFor: (c, { ref }) => obligationSlot.of(c).some((o) => o.id === ref && o.state === 'open'),
});
