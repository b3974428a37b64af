/** Ledgers 台账 (C12): dated rows that cases write, who receives what from when to when. */
import Type from 'typebox';
import { told } from '../../definition/closed.ts';
import type { Day, JsonObject, RegionCode } from '../../basics.ts';
import type { BlockSpec } from '../spec.ts';
import { LedgerLookup, LedgerSpec } from './language.ts';
import { words } from './messages.ts';

/** A row is written, or ends. */
interface LedgerEffect {
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

/** A row of which only one may be in force for each of its keys is entered; the case hears whether it was. */
interface EnterEffect {
  kind: 'ledger.enter';
  ledger: string;
  row: string;
  data: JsonObject;
  keys: string[];
  from: Day;
  to?: Day;
  region: RegionCode;
  reason: string;
}

/** The row that carries a key is ended, whichever case entered it; with `data` another takes its place from the day after. */
interface EndEffect {
  kind: 'ledger.end';
  ledger: string;
  row: string;
  key: string;
  /** Its last day. */
  to: Day;
  reason: string;
  data?: JsonObject;
  region?: RegionCode;
}

/** What is asked of ledgers. */
export type LedgerEffects = LedgerEffect | EnterEffect | EndEffect;

/** What the machine hears of an entry. */
export const ENTERED = 'ROW_ENTERED';
export const TAKEN = 'ROW_TAKEN';

export const ledger = {
  id: 'ledger',
  definition: {
    ledgers: told(Type.Optional(Type.Record(Type.String(), LedgerSpec)), words.ledgers),
  },
  lookup: { kind: 'ledger', schema: LedgerLookup, finds: 'rows' },
  effects: ['ledger', 'ledger.enter', 'ledger.end'],
  follows: ['ledger.enter'],
  heard: { [ENTERED]: words.heard.entered, [TAKEN]: words.heard.taken },
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
    'ledger.enter': {
      label: words.enter.label,
      help: words.enter.help,
      params: {
        ledger: { kind: 'literal', label: words.ledger, required: true, principal: true },
        fields: { kind: 'feel-map', label: words.put.fields, required: true },
        keys: { kind: 'feel', label: words.enter.keys, hint: words.enter.keysHint, required: true },
        reason: { kind: 'feel', label: words.enter.reason, required: true },
        row: { kind: 'feel', label: words.row, hint: words.rowHint },
        from: { kind: 'feel', label: words.put.from },
        to: { kind: 'feel', label: words.put.to },
        region: { kind: 'feel', label: words.put.region },
      },
      answers: [ENTERED, TAKEN],
      blank: { ledger: '', fields: {}, keys: '', reason: '' },
    },
    'ledger.change': {
      label: words.change.label,
      help: words.change.help,
      params: {
        ledger: { kind: 'literal', label: words.ledger, required: true, principal: true },
        key: { kind: 'feel', label: words.change.key, required: true },
        fields: { kind: 'feel-map', label: words.change.fields, required: true },
        reason: { kind: 'feel', label: words.enter.reason, required: true },
        from: { kind: 'feel', label: words.put.from },
        region: { kind: 'feel', label: words.put.region },
      },
      blank: { ledger: '', key: '', fields: {}, reason: '' },
    },
    'ledger.exit': {
      label: words.exit.label,
      help: words.exit.help,
      params: {
        ledger: { kind: 'literal', label: words.ledger, required: true, principal: true },
        key: { kind: 'feel', label: words.change.key, required: true },
        reason: { kind: 'feel', label: words.exit.reason, required: true },
        to: { kind: 'feel', label: words.exit.to },
      },
      blank: { ledger: '', key: '', reason: '' },
    },
  },
} as const satisfies BlockSpec;
