/** Links and messages between cases 关联办件 (C31): one opens another, sends it a message, is told how it ended. */
import type { JsonObject, OpenedBy, RegionCode } from '../../basics.ts';
import type { BlockSpec } from '../spec.ts';
import { CasesLookup } from './language.ts';
import { words } from './messages.ts';

/** The ledger of referrals 转介. */
export const REFERRALS = 'referrals';

/** What reaches beyond the case. */
export type LinkEffect =
  | { kind: 'refer'; process: string; reason: string; data: JsonObject }
  | { kind: 'open'; process: string; data: JsonObject; region: RegionCode; openedBy: OpenedBy }
  | { kind: 'tell'; case: string; message: string; data: JsonObject }
  | {
      kind: 'send';
      process: string;
      region: RegionCode;
      message: string;
      data: JsonObject;
      optional: boolean;
      /** To every running case of the process in the region and below it, not only to the one begun last in it. */
      all?: true;
    };

export const link = {
  id: 'link',
  ledgers: [REFERRALS],
  lookup: { kind: 'cases', schema: CasesLookup, finds: 'rows' },
  effects: ['open', 'send', 'tell', 'refer'],
  follows: ['open', 'send', 'tell'],
  actions: {
    open: {
      label: words.open.label,
      help: words.open.help,
      params: {
        process: {
          kind: 'literal',
          label: words.process,
          required: true,
          principal: true,
          choice: 'process',
        },
        data: { kind: 'feel-map', label: words.data, required: true },
        region: { kind: 'feel', label: words.open.region },
        answer: { kind: 'literal', label: words.open.answer, choice: 'message' },
        result: { kind: 'feel-map-there', label: words.open.result, hint: words.open.resultHint },
      },
      blank: { process: '', data: {} },
    },
    send: {
      label: words.send.label,
      help: words.send.help,
      params: {
        process: {
          kind: 'literal',
          label: words.process,
          required: true,
          principal: true,
          choice: 'process',
        },
        region: { kind: 'feel', label: words.region, required: true },
        message: { kind: 'literal', label: words.send.message, required: true },
        data: { kind: 'feel-map', label: words.data },
        optional: { kind: 'flag', label: words.send.optional },
        all: { kind: 'flag', label: words.send.all },
      },
      blank: { process: '', region: 'case.region', message: '' },
    },
    refer: {
      label: words.refer.label,
      help: words.refer.help,
      params: {
        process: { kind: 'feel', label: words.refer.process, required: true, principal: true },
        reason: { kind: 'feel', label: words.refer.reason, required: true },
        data: { kind: 'feel-map', label: words.data },
      },
      blank: { process: '', reason: '' },
    },
  },
  events: {
    'case.referred': { text: ({ reason }: JsonObject) => words.refer.event(String(reason ?? '')) },
  },
} as const satisfies BlockSpec;
