/** List-level steps 名单 (C07): one act decides many cases, all or none, each as it stands at that moment. */
import Type from 'typebox';
import type { JsonObject } from '../../basics.ts';
import { told } from '../../definition/closed.ts';
import type { BlockSpec } from '../spec.ts';
import { DecidableSpec, MembersLookup } from './language.ts';
import { words } from './messages.ts';

/** What follows from a list that was decided, and from a reservation whose list did not come back. */
export type ListEffect =
  { kind: 'listed'; token: string; cases: string[] } | { kind: 'list.ask'; by: string; token: string };

interface Token {
  /** Of one attempt to decide a list. */
  token: string;
}

/** A list is about to decide: the case judges whether it can hear that, and hears nothing else until it is told how it went. */
interface Reserve extends Token {
  type: 'Reserve';
  /** The case of the list. */
  list: string;
  message: string;
  row: JsonObject;
}

/** The list has decided. */
interface Listed extends Token {
  type: 'Listed';
  /** Heard once. */
  id: string;
}

/** The list has not decided. */
interface LetGo extends Token {
  type: 'LetGo';
}

/** Whether a list has decided is about to be looked at: an attempt under way cannot decide it any more. */
interface AskList extends Token {
  type: 'AskList';
}

export type ListCommand = Reserve | Listed | LetGo | AskList;

/** What a row hears that asked its list. */
export const DECIDED = 'LIST_DECIDED';
export const UNDECIDED = 'LIST_UNDECIDED';

export const list = {
  id: 'list',
  definition: {
    decidable: told(Type.Optional(Type.Record(Type.String(), DecidableSpec)), words.decidable),
  },
  lookup: { kind: 'members', schema: MembersLookup, finds: 'rows' },
  effects: ['listed', 'list.ask'],
  heard: { [DECIDED]: words.heard.decided, [UNDECIDED]: words.heard.undecided },
  actions: {
    'list.decide': {
      label: words.decide.label,
      help: words.decide.help,
      params: {
        campaign: { kind: 'literal', label: words.decide.campaign, required: true, principal: true },
        rows: { kind: 'feel', label: words.decide.rows, required: true },
      },
      blank: { campaign: '', rows: '' },
    },
  },
  events: {
    'list.decided': { text: ({ count }: JsonObject) => words.events.decided(String(count ?? '')) },
    'list.reserved': { text: () => words.events.reserved, minor: true },
    'list.let_go': { text: () => words.events.letGo, minor: true },
  },
  timers: { held: { label: words.timers.held, runsOn: true } },
} as const satisfies BlockSpec;
