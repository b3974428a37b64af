/** Ledgers 台账 (C12): dated rows that cases write, who receives what from when to when. */
import Type from 'typebox';
import { told } from '../../definition/closed.ts';
import type { Day, JsonObject, RegionCode } from '../../basics.ts';
import type { BlockSpec } from '../spec.ts';
import { LedgerLookup, LedgerSpec } from './language.ts';
import { words } from './messages.ts';

/** A row is written, or ends. */
export interface LedgerEffect {
  kind: 'ledger';
  ledger: string;
  op: 'put' | 'close';
  row: string;
  data: JsonObject;
  keys: string[];
  from: Day;
  to?: Day;
  region: RegionCode;
}

export const ledger = {
  id: 'ledger',
  definition: {
    ledgers: told(Type.Optional(Type.Record(Type.String(), LedgerSpec)), words.ledgers),
  },
  lookup: { kind: 'ledger', schema: LedgerLookup, finds: 'rows' },
  effects: ['ledger'],
  actions: {
    'ledger.put': {
      label: words.put.label,
      help: words.put.help,
      params: {
        ledger: { kind: 'literal', label: words.ledger, required: true, principal: true },
        fields: { kind: 'feel-map', label: words.put.fields, required: true },
        keys: { kind: 'feel', label: words.put.keys, hint: words.put.keysHint },
        row: { kind: 'feel', label: words.row, hint: words.rowHint },
        from: { kind: 'feel', label: words.put.from },
        to: { kind: 'feel', label: words.put.to },
        region: { kind: 'feel', label: words.put.region },
      },
      blank: { ledger: '', fields: {} },
    },
    'ledger.close': {
      label: words.close.label,
      help: words.close.help,
      params: {
        ledger: { kind: 'literal', label: words.ledger, required: true, principal: true },
        row: { kind: 'feel', label: words.row, hint: words.rowHint },
        to: { kind: 'feel', label: words.close.to },
        reason: { kind: 'feel', label: words.close.reason, needs: 'reasonField' },
        reasonField: { kind: 'literal', label: words.close.reasonField },
      },
      blank: { ledger: '' },
    },
  },
} as const satisfies BlockSpec;
