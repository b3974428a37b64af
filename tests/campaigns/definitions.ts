/** A round of three levels that belongs to nobody's process: round → county batch → village sheet. */
import type { JsonObject } from '../../core/vocabulary.ts';
import { draft, framed } from '../patterns/load.ts';

const task = (label: string, role: string, on: JsonObject, more: JsonObject = {}): JsonObject => ({
  meta: {
    label,
    ...more,
    task: {
      form: 'patterns/note',
      seats: [{ role }],
      outcomes: Object.fromEntries(Object.keys(on).map((name) => [name, { label: WORDS[name] ?? name }])),
    },
  },
  on,
});

const WORDS: Record<string, string> = { complete: '完成', return: '退回', zero_report: '零报告' };

const end = (id: string, more: JsonObject = {}): JsonObject => ({
  type: 'final',
  meta: { end: id, label: id, ...more },
});
const open = (campaign: string): JsonObject => ({ type: 'campaign.open', params: { campaign } });

const round = framed('round', {
  region: '"9901"',
  start: { roles: ['city_civil_clerk'], form: 'patterns/start', outcome: 'submit' },
  messages: [],
  campaigns: {
    counties: {
      label: '各县批次',
      process: 'county-batch',
      rows: { regions: 'county' },
      data: { village: 'row.region', subject: 'row.name' },
      due: { cd: 30 },
    },
  },
  lookups: { counties: { campaign: 'counties' } },
  machine: {
    id: 'round',
    initial: 'draft',
    states: {
      draft: draft('approval'),
      approval: task('批准', 'city_civil_approver', {
        complete: { target: 'working', actions: [open('counties')] },
      }),
      working: {
        meta: { label: '各县办理', waits: true, awaits: 'counties' },
        on: {
          CAMPAIGN_SETTLED: {
            target: 'closed',
            actions: [
              { type: 'set', params: { counted: 'counties' } },
              { type: 'campaign.tell', params: { campaign: 'counties', message: 'round.over' } },
            ],
          },
        },
      },
      closed: end('closed'),
    },
  },
});

const county = framed('county-batch', {
  region: 'village',
  start: { roles: ['city_civil_clerk'], form: 'patterns/start', outcome: 'submit' },
  messages: ['round.over'],
  campaigns: {
    villages: {
      label: '各村表',
      process: 'village-sheet',
      rows: { regions: 'village' },
      where: 'not(ends with(row.name, "社区"))',
      data: { village: 'row.region', subject: 'row.name' },
      due: { cd: 10 },
      remind: [3],
      dun: 2,
      waive: ['county_civil_approver'],
    },
  },
  lookups: { villages: { campaign: 'villages' } },
  machine: {
    id: 'county-batch',
    initial: 'draft',
    states: {
      draft: draft('collecting'),
      collecting: {
        entry: [open('villages')],
        meta: { label: '各村填报', waits: true, awaits: 'villages' },
        on: { CAMPAIGN_SETTLED: 'report' },
      },
      report: task('汇总', 'county_civil_clerk', { complete: 'with_city' }),
      with_city: {
        meta: { label: '已报市', waits: true, counts: 'submitted' },
        on: { 'round.over': 'closed' },
      },
      closed: end('closed'),
    },
  },
});

const village = framed('village-sheet', {
  region: 'village',
  start: { roles: ['city_civil_clerk'], form: 'patterns/start', outcome: 'submit' },
  machine: {
    id: 'village-sheet',
    initial: 'draft',
    states: {
      draft: draft('fill'),
      fill: task('填报', 'village_committee', { complete: 'check', zero_report: 'zero' }),
      check: task('审核', 'township_reviewer', { complete: 'accepted', return: 'again' }),
      again: task('补正', 'village_committee', { complete: 'check' }, { counts: 'returned' }),
      accepted: end('accepted'),
      zero: end('zero', { counts: 'zero' }),
    },
  },
});

export const DEFINITIONS: Record<string, JsonObject> = {
  round,
  'county-batch': county,
  'village-sheet': village,
};
