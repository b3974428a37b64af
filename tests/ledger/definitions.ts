/** A benefit that belongs to nobody: entered once a person, changed, left; and a month of it, paid once. */
import type { JsonObject } from '../../core/vocabulary.ts';
import { draft, framed } from '../patterns/load.ts';

const end = (id: string): JsonObject => ({ type: 'final', meta: { end: id, label: id } });

const common = {
  region: 'village',
  start: { roles: ['city_civil_clerk'], form: 'patterns/start', outcome: 'submit' },
};

/** `subject` names the persons of the household, with a blank between. */
const entering = (key: string, ledger: string, keys: string): JsonObject =>
  framed(key, {
    ...common,
    ledgers: { [ledger]: { title: '津贴台账', fields: { amount: { title: '金额', type: 'integer' } } } },
    machine: {
      id: key,
      initial: 'draft',
      states: {
        draft: draft({ target: 'entering' }),
        entering: {
          entry: [
            {
              type: 'ledger.enter',
              params: { ledger, fields: { amount: '100' }, keys, reason: '"新增"', region: 'village' },
            },
          ],
          meta: { label: '登记', waits: true },
          on: {
            ROW_ENTERED: 'entered',
            ROW_TAKEN: {
              target: 'refused',
              actions: [{ type: 'set', params: { held: 'event.key', held_by: 'event.case_no' } }],
            },
          },
        },
        entered: end('entered'),
        refused: end('refused'),
      },
    },
  });

const change = framed('row-change', {
  ...common,
  machine: {
    id: 'row-change',
    initial: 'draft',
    states: {
      draft: draft({
        target: 'closed',
        actions: [
          {
            type: 'ledger.change',
            params: {
              ledger: 'test_benefit',
              key: 'subject',
              fields: { amount: '150' },
              reason: '"增发"',
              region: 'village',
            },
          },
        ],
      }),
      closed: end('closed'),
    },
  },
});

const exit = framed('row-exit', {
  ...common,
  machine: {
    id: 'row-exit',
    initial: 'draft',
    states: {
      draft: draft({
        target: 'closed',
        actions: [
          { type: 'ledger.exit', params: { ledger: 'test_benefit', key: 'subject', reason: '"死亡"' } },
        ],
      }),
      closed: end('closed'),
    },
  },
});

export const DEFINITIONS: Record<string, JsonObject> = {
  'row-entry': entering('row-entry', 'test_benefit', 'split(subject, " ")'),
  'month-payment': entering(
    'month-payment',
    'test_payment',
    '[split(subject, " ")[1] + "/津贴/" + substring(string(today), 1, 7)]',
  ),
  'row-change': change,
  'row-exit': exit,
};
