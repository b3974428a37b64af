/** Funds 资金 (C22): an account is asked; the machine hears how a commitment went. */
import type { FundOp, JsonObject, RegionCode } from '../../basics.ts';
import type { ParamWord } from '../action.ts';
import type { BlockSpec } from '../spec.ts';
import { FundLookup } from './language.ts';
import { words } from './messages.ts';

/** An operation on an account; `answer` when the case waits for how it went. */
export interface FundEffect {
  kind: 'fund';
  op: FundOp;
  fund: string;
  region: RegionCode;
  data: JsonObject;
  answer: boolean;
}

const account = {
  fund: { kind: 'literal', label: words.fund, required: true, principal: true },
  region: { kind: 'feel', label: words.region, required: true },
} as const satisfies Record<string, ParamWord>;
const amount = { kind: 'feel', label: words.amount, required: true } as const satisfies ParamWord;
const limit = { kind: 'feel', label: words.limit } as const satisfies ParamWord;
const data = { kind: 'feel-map', label: words.data } as const satisfies ParamWord;
const all = { ...data, required: true } as const satisfies ParamWord;
const blank = { fund: '', region: 'case.region' };
const incoming = { params: { ...account, amount, data }, blank: { ...blank, amount: '' } };

export const fund = {
  id: 'fund',
  lookup: { kind: 'fund', schema: FundLookup, finds: 'one' },
  effects: ['fund'],
  follows: ['fund'],
  actions: {
    'fund.open': { ...words.open, params: { ...account, data: all }, blank: { ...blank, data: {} } },
    'fund.advance': { ...words.advance, ...incoming },
    'fund.top_up': { ...words.topUp, ...incoming },
    'fund.carry_over': { ...words.carryOver, ...incoming },
    'fund.commit': {
      ...words.commit,
      params: { ...account, amount, limit, data },
      answers: ['FUND_RESERVED', 'INSUFFICIENT'],
      blank: { ...blank, amount: '' },
    },
    'fund.spend': { ...words.spend, params: { ...account, amount, data }, blank: { ...blank, amount: '' } },
    'fund.commit_spend': {
      ...words.commitSpend,
      params: { ...account, amount, limit, data },
      answers: ['FUND_SPENT', 'INSUFFICIENT'],
      blank: { ...blank, amount: '' },
    },
    'fund.release': { ...words.release, params: { ...account, data }, blank },
    'fund.reverse': {
      ...words.reverse,
      params: { ...account, amount, data },
      blank: { ...blank, amount: '' },
    },
    'fund.settle': { ...words.settle, params: { ...account, data: all }, blank: { ...blank, data: {} } },
  },
  heard: {
    FUND_RESERVED: words.heard.reserved,
    FUND_SPENT: words.heard.spent,
    INSUFFICIENT: words.heard.insufficient,
  },
} as const satisfies BlockSpec;
