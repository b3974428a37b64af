/**
 * The closed vocabulary of machine configs: what a guard, an action and a heard event may be called, and which
 * parameters are FEEL. The compiler refuses anything else; the designer offers nothing else.
 */

/** How a parameter of an action is read; `feel-map-there` by another case, over its own data. */
export type ParamKind = 'literal' | 'feel' | 'feel-map' | 'feel-map-there' | 'period';

export interface ActionWord {
  /** What it does, for the designer's help. */
  help: string;
  params: Record<string, ParamKind>;
  required: string[];
  /** Parameters not named in `params` are FEEL by field path (`set`). */
  open?: boolean;
}

/**
 * Guards: `{ "type": "when", "params": { "if": FEEL } }`, the name of a computed value as a string, or where the machine
 * is, `{ "type": "in", "params": { "state": … } }` (see state-guards).
 */
export const GUARDS = ['when', 'in'] as const;

export const ACTIONS: Record<string, ActionWord> = {
  set: { help: 'Writes values into the case data: path → FEEL.', params: {}, required: [], open: true },
  'ledger.put': {
    help: 'Adds or replaces a ledger row; one row per case and `row`.',
    params: {
      ledger: 'literal',
      row: 'feel',
      keys: 'feel',
      fields: 'feel-map',
      from: 'feel',
      to: 'feel',
      region: 'feel',
    },
    required: ['ledger', 'fields'],
  },
  'ledger.close': {
    help: 'Ends a row this case wrote.',
    params: { ledger: 'literal', row: 'feel', to: 'feel', reason: 'feel' },
    required: ['ledger'],
  },
  'fund.open': {
    help: 'Opens the account of a region and year, with its quota.',
    params: { fund: 'literal', region: 'feel', data: 'feel-map' },
    required: ['fund', 'region', 'data'],
  },
  'fund.advance': {
    help: 'Pays money into an account.',
    params: { fund: 'literal', region: 'feel', amount: 'feel', data: 'feel-map' },
    required: ['fund', 'region', 'amount'],
  },
  'fund.commit': {
    help: 'Sets money of an account aside for this case; the machine hears FUND_RESERVED or INSUFFICIENT.',
    params: { fund: 'literal', region: 'feel', amount: 'feel', limit: 'feel', data: 'feel-map' },
    required: ['fund', 'region', 'amount'],
  },
  'fund.spend': {
    help: 'Spends what this case set aside (at most that, once).',
    params: { fund: 'literal', region: 'feel', amount: 'feel', data: 'feel-map' },
    required: ['fund', 'region', 'amount'],
  },
  'fund.commit_spend': {
    help: 'Sets aside and spends in one; the machine hears FUND_SPENT or INSUFFICIENT.',
    params: { fund: 'literal', region: 'feel', amount: 'feel', limit: 'feel', data: 'feel-map' },
    required: ['fund', 'region', 'amount'],
  },
  'fund.release': {
    help: 'Frees what this case set aside.',
    params: { fund: 'literal', region: 'feel', data: 'feel-map' },
    required: ['fund', 'region'],
  },
  'fund.reverse': {
    help: 'Books money back that was spent.',
    params: { fund: 'literal', region: 'feel', amount: 'feel', data: 'feel-map' },
    required: ['fund', 'region', 'amount'],
  },
  'fund.settle': {
    help: 'Closes an account for the year.',
    params: { fund: 'literal', region: 'feel', data: 'feel-map' },
    required: ['fund', 'region', 'data'],
  },
  notify: {
    help: 'Sends a message to role holders.',
    params: { to: 'feel', message: 'literal', data: 'feel-map' },
    required: ['to', 'message'],
  },
  document: {
    help: 'Issues a document 文书 of the definition.',
    params: { document: 'literal', data: 'feel-map' },
    required: ['document'],
  },
  refer: {
    help: 'Records a referral 转介 to another process.',
    params: { process: 'feel', reason: 'feel', data: 'feel-map' },
    required: ['process', 'reason'],
  },
  open: {
    help: 'Starts a case of a process. With `answer` this case hears that message when the other one ends: `event.message` has its `case`, `case_no`, `outcome`, and as `result` what is asked for there.',
    params: {
      process: 'literal',
      region: 'feel',
      data: 'feel-map',
      answer: 'literal',
      result: 'feel-map-there',
    },
    required: ['process', 'data'],
  },
  send: {
    help: 'Sends a message to the running case of a process and region begun last; without one there is an incident, unless `optional`. With `all` to every other running case of the process in the region and below.',
    params: {
      process: 'literal',
      region: 'feel',
      message: 'literal',
      data: 'feel-map',
      optional: 'literal',
      all: 'literal',
    },
    required: ['process', 'region', 'message'],
  },
  'obligation.open': {
    help: 'Something owed later; late ones mark the fund account red when `fund` is given.',
    params: { kind: 'literal', due: 'period', fund: 'literal', region: 'feel', data: 'feel-map' },
    required: ['kind', 'due'],
  },
  'obligation.done': { help: 'The thing owed is there.', params: { kind: 'literal' }, required: ['kind'] },
};

/** One item of a step's list is done, others may not be: `event.items` are those done, the latest last. */
export const ITEM_DONE = 'item.done';

/** Events a machine may hear that are not outcomes, actions or messages of the definition. */
export const ENGINE_EVENTS = [
  ITEM_DONE,
  'notice.ended',
  'objection',
  'FUND_RESERVED',
  'FUND_SPENT',
  'INSUFFICIENT',
] as const;
