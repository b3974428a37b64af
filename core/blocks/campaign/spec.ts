/** Campaigns 批次 (C06): a case opens a case for each row of a register and hears when all are in. */
import Type from 'typebox';
import type { Actor, JsonObject, Membership, RegionCode } from '../../basics.ts';
import { told } from '../../definition/closed.ts';
import type { BlockSpec } from '../spec.ts';
import { CampaignLookup, CampaignSpec, COUNTED, JoinSpec, type RowSource } from './language.ts';
import { words } from './messages.ts';

/** The rows of a campaign, its expressions read as far as they read the case that holds it. */
export type Rows = (Exclude<RowSource, { list: string }> & { under: RegionCode }) | { list: JsonObject[] };

/** What every case of a campaign begins with. */
export interface Opening {
  process: string;
  where?: string;
  key?: string;
  data: Record<string, string>;
  /** What its expressions see where no case holds it. */
  around?: JsonObject;
  /** Without its row. */
  member: Omit<Membership, 'row'>;
  openedBy?: { case: string; depth: number };
}

/** What reaches beyond the case. */
export type CampaignEffect =
  | { kind: 'campaign'; rows: Rows; opening: Opening }
  /** The last that one case owed its campaign is there: perhaps nothing is open any more. */
  | { kind: 'settled'; of: string }
  | { kind: 'campaign.tell'; of: string; message: string; data: JsonObject };

/** All cases of a campaign are opened; `left` could not be. */
export interface CampaignOpened {
  type: 'CampaignOpened';
  id: string;
  campaign: string;
  total: number;
  left: number;
}

/** A campaign may have nothing to wait for any more. */
export interface CampaignSettled {
  type: 'CampaignSettled';
  id: string;
  campaign: string;
}

/** Who runs a campaign has what came later opened too: rows handed in, or whatever its register has now. */
export interface ExtendCampaign {
  type: 'ExtendCampaign';
  by: Actor;
  requestId?: string;
  campaign: string;
  list?: JsonObject[];
}

/** Who has the case is reminded, as long as its campaign waits for it. */
interface RemindMember {
  type: 'RemindMember';
  id: string;
}

/** Its commands. */
export type CampaignCommand = CampaignOpened | CampaignSettled | ExtendCampaign | RemindMember;

export const OPENED = 'CAMPAIGN_OPENED';
export const SETTLED = 'CAMPAIGN_SETTLED';
export const LATE = 'CAMPAIGN_LATE';

export const campaign = {
  id: 'campaign',
  title: words.title,
  definition: {
    campaigns: told(Type.Optional(Type.Record(Type.String(), CampaignSpec)), words.campaigns),
    joins: told(Type.Optional(JoinSpec), words.joins),
  },
  meta: {
    awaits: told(Type.Optional(Type.String()), words.awaits),
    counts: told(Type.Optional(Type.Enum([...COUNTED])), words.counts),
  },
  lookup: { kind: 'campaign', schema: CampaignLookup, finds: 'one' },
  effects: ['campaign', 'settled', 'campaign.tell'],
  actions: {
    'campaign.open': {
      label: words.open.label,
      help: words.open.help,
      params: {
        campaign: { kind: 'literal', label: words.open.campaign, required: true, principal: true },
      },
      blank: { campaign: '' },
    },
    'campaign.tell': {
      label: words.tell.label,
      help: words.tell.help,
      params: {
        campaign: { kind: 'literal', label: words.tell.campaign, required: true, principal: true },
        message: { kind: 'literal', label: words.tell.message, required: true },
        data: { kind: 'feel-map', label: words.tell.data },
      },
      blank: { campaign: '', message: '' },
    },
  },
  heard: { [OPENED]: words.heard.opened, [SETTLED]: words.heard.settled, [LATE]: words.heard.late },
  events: {
    'campaign.ordered': { text: ({ label }: JsonObject) => words.events.ordered(String(label ?? '')) },
    'campaign.opened': { text: ({ total }: JsonObject) => words.events.opened(String(total ?? '')) },
    'campaign.settled': { text: () => words.events.settled },
    'campaign.late': { text: () => words.events.late },
    'campaign.reminded': { text: () => words.events.reminded, minor: true },
  },
  timers: {
    due: { label: words.timers.due, turns: true },
    remind: { label: words.timers.remind },
    dun: { label: words.timers.dun },
  },
} as const satisfies BlockSpec;
