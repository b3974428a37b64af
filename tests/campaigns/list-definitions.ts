/** A list over cases of two levels: a round decides over the sheets of its counties, and so does each county. */
import type { JsonObject } from '../../core/vocabulary.ts';
import { draft, FORMS as PATTERN_FORMS, framed } from '../patterns/load.ts';

const text = { type: 'string' };
const rows = {
  type: 'array',
  maxItems: 600,
  items: { type: 'object', properties: { row: text, message: text, reason: text } },
};

export const FORMS: Record<string, JsonObject> = {
  ...PATTERN_FORMS,
  'patterns/list': { id: 'patterns/list', title: '名单', schema: { type: 'object', properties: { rows } } },
};

const seat = (role: string, outcomes: JsonObject, more: JsonObject = {}): JsonObject => ({
  task: { seats: [{ role }], outcomes, ...more },
});

const listing = (role: string, campaign: string): JsonObject => ({
  meta: {
    label: '名单',
    ...seat(
      role,
      { decide: { label: '决定', stays: true }, finish: { label: '结束', form: null } },
      { form: 'patterns/list' },
    ),
  },
  on: {
    decide: { actions: [{ type: 'list.decide', params: { campaign, rows: 'listing.rows' } }] },
    finish: 'finished',
  },
});

const opener = { roles: ['city_civil_clerk'], form: 'patterns/start', outcome: 'submit' };

export const DEFINITIONS: Record<string, JsonObject> = {
  'list-round': framed('list-round', {
    region: '"9901"',
    start: opener,
    campaigns: {
      counties: {
        label: '各县',
        process: 'list-county',
        rows: { regions: 'county' },
        data: { village: 'row.region' },
      },
    },
    machine: {
      id: 'list-round',
      initial: 'draft',
      states: {
        draft: draft('begin'),
        begin: { entry: [{ type: 'campaign.open', params: { campaign: 'counties' } }], always: 'listing' },
        listing: listing('city_civil_approver', 'counties'),
        finished: { type: 'final', meta: { end: 'finished' } },
      },
    },
  }),
  'list-county': framed('list-county', {
    region: 'village',
    start: opener,
    campaigns: {
      sheets: {
        label: '各村',
        process: 'list-sheet',
        rows: { regions: 'village' },
        data: { village: 'row.region' },
      },
    },
    lookups: { ready: { members: 'sheets', where: 'list contains(row.steps, "ready")' } },
    machine: {
      id: 'list-county',
      initial: 'draft',
      states: {
        draft: draft('begin'),
        begin: { entry: [{ type: 'campaign.open', params: { campaign: 'sheets' } }], always: 'listing' },
        listing: listing('county_civil_approver', 'sheets'),
        finished: { type: 'final', meta: { end: 'finished' } },
      },
    },
  }),
  'list-sheet': framed('list-sheet', {
    region: 'village',
    start: opener,
    messages: ['list.choose', 'list.drop', 'list.back'],
    decidable: {
      'list.choose': {
        rules: [{ must: 'entry.reason != "no"', code: 'not_fit', message: '不符合条件' }],
      },
      'list.drop': {},
      'list.back': {},
    },
    machine: {
      id: 'list-sheet',
      initial: 'draft',
      states: {
        draft: draft('ready'),
        ready: {
          meta: {
            label: '待定',
            ...seat('village_committee', { object: { label: '异议' }, leave: { label: '退出' } }),
          },
          on: { object: 'held', leave: 'left', 'list.choose': 'chosen', 'list.drop': 'dropped' },
        },
        held: {
          meta: { label: '查证', ...seat('township_reviewer', { complete: { label: '不属实' } }) },
          on: { complete: 'ready' },
        },
        chosen: { meta: { label: '入选', waits: true, counts: 'submitted' }, on: { 'list.back': 'ready' } },
        dropped: { type: 'final', meta: { end: 'dropped' } },
        left: { type: 'final', meta: { end: 'left' } },
      },
    },
  }),
};
