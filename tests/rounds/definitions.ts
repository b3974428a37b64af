/** Things that come round and belong to nobody's process. */
import type { JsonObject } from '../../core/vocabulary.ts';
import { draft, framed } from '../patterns/load.ts';

const fill = (role: string): JsonObject => ({
  meta: {
    label: '填报',
    task: { form: 'patterns/note', seats: [{ role }], outcomes: { complete: { label: '完成' } } },
  },
  on: { complete: 'closed' },
});

const closed: JsonObject = { type: 'final', meta: { end: 'closed', label: '办结' } };

const report = framed('monthly-sheet', {
  region: 'village',
  start: { roles: ['city_civil_clerk'], form: 'patterns/start', outcome: 'submit' },
  params: { day: { key: 'test.sheet_day', type: 'integer', default: 10, label: '哪一天' } },
  schedules: {
    monthly: {
      label: '每月报表',
      on: { every: 'month', day: 5 },
      lead: { cd: 4 },
      rows: { regions: 'village' },
      where: 'row.region in ["990101001001", "990101001002", "990102001001"]',
      data: { village: 'row.region', subject: 'schedule.month' },
      dun: 2,
    },
    yearly: {
      label: '年度汇总',
      on: { every: 'year', dates: ['12-10'] },
      rows: { regions: 'county' },
      data: { village: 'row.region + "001001"', subject: '"年报"' },
    },
    counted: {
      label: '按参数的日子',
      on: { every: 'month', day: 'params.day', at: '08:00' },
      rows: { regions: 'county' },
      where: 'row.region = "990102"',
      data: { village: 'row.region + "001001"', subject: '"日子"' },
      due: { wd: 3 },
    },
  },
  machine: {
    id: 'monthly-sheet',
    initial: 'draft',
    states: { draft: draft('fill'), fill: fill('village_committee'), closed },
  },
});

const recheck = framed('row-recheck', {
  region: 'village',
  start: { roles: ['city_civil_clerk'], form: 'patterns/start', outcome: 'submit' },
  schedules: {
    due: {
      label: '到期复核',
      on: { every: 'day' },
      lead: { cd: 20 },
      rows: { ledger: 'rounds_benefit' },
      where: 'row.next_check_on = schedule.day',
      key: 'row.household_no',
      data: { village: 'row.region', subject: 'row.household_no' },
    },
  },
  machine: {
    id: 'row-recheck',
    initial: 'draft',
    states: { draft: draft('fill'), fill: fill('township_window'), closed },
  },
});

export const DEFINITIONS: Record<string, JsonObject> = { 'monthly-sheet': report, 'row-recheck': recheck };
