/** Campaigns 批次: ordered, looked at with the numbers of every region, urged, and what came later added. */
import Type from 'typebox';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import {
  CampaignBody,
  CampaignItem,
  CampaignRow,
  CampaignView,
  RowData,
  StandingWord,
} from './shapes/campaign.ts';
import { Cursor, IdParams, Limit, listOf, pageOf, Region } from './shapes/common.ts';
import { JobView } from './shapes/job.ts';

const at = addresses.campaigns;
const says = summaries.campaigns;

export const campaigns = {
  list: describe(at.list, {
    summary: says.list,
    who: 'person',
    answers: { 200: listOf(CampaignItem) },
    errors: [],
  }),
  order: describe(at.order, {
    summary: says.order,
    who: 'admin',
    body: CampaignBody,
    answers: { 201: CampaignView },
    errors: [404, 409],
  }),
  read: describe(at.read, {
    summary: says.read,
    who: 'person',
    params: IdParams,
    query: Type.Object({
      /** The region whose parts are counted; the campaign's own where left out. */
      under: Type.Optional(Region),
      /** Cases of campaigns below count too: of a round the villages of its counties. */
      deep: Type.Optional(Type.Boolean()),
    }),
    answers: { 200: CampaignView },
    errors: [404],
  }),
  rows: describe(at.rows, {
    summary: says.rows,
    who: 'person',
    params: IdParams,
    query: Type.Object({
      standing: Type.Optional(StandingWord),
      /** Only what is late. */
      late: Type.Optional(Type.Boolean()),
      region: Type.Optional(Region),
      deep: Type.Optional(Type.Boolean()),
      cursor: Cursor,
      limit: Limit,
    }),
    answers: { 200: pageOf(CampaignRow) },
    errors: [404],
  }),
  extend: describe(at.extend, {
    summary: says.extend,
    who: 'person',
    params: IdParams,
    body: Type.Object({ rows: Type.Optional(Type.Array(RowData, { maxItems: 50_000 })) }),
    answers: { 202: CampaignView },
    errors: [404, 409],
  }),
  remind: describe(at.remind, {
    summary: says.remind,
    who: 'person',
    params: IdParams,
    answers: { 202: JobView },
    errors: [404],
  }),
};
