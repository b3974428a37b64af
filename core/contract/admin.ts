/** For the administrator: the training clock, the world a scenario is given, the calendar. */
import Type from 'typebox';
import type { Json } from '../vocabulary.ts';
import type { WorldPreset } from '../scenario/types.ts';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { Cursor, Data, Limit, Moment, nullable, oneOf, pageOf, shape } from './shapes/common.ts';
import { CalendarRecord, CalendarYear } from './shapes/reference.ts';
import { OfficeSetting, SettingView } from './shapes/setting.ts';

const at = addresses.admin;
const says = summaries.admin;

const Account = Type.String({ maxLength: 15 });
const Rows = Type.Array(Type.Record(Type.String(), Type.Any()), { maxItems: 10_000 });
const Days = Type.Array(Type.String({ maxLength: 10 }), { maxItems: 366, uniqueItems: true });

const Look = shape('Look', {
  id: Type.String(),
  /** `look` at a case, or what was changed. */
  kind: Type.String(),
  caseId: nullable(Type.String()),
  by: Type.String(),
  paths: Type.Array(Type.String()),
  reason: Type.String(),
  at: Moment,
});

/** What a scenario is given: parameters, ledgers by key, accounts by region (null: there is none). */
const World = Type.Unsafe<WorldPreset>(
  Type.Object({
    params: Type.Optional(Type.Record(Type.String(), Type.Any())),
    ledger: Type.Optional(Type.Record(Type.String(), Rows)),
    fund: Type.Optional(
      Type.Record(
        Type.String({ pattern: '^\\d{2,15}$' }),
        nullable(Type.Object({ balance: Type.Integer({ minimum: 0 }) })),
        { additionalProperties: false },
      ),
    ),
  }),
);

export const admin = {
  moveClock: describe(at.moveClock, {
    summary: says.moveClock,
    who: 'learner',
    body: Type.Object({ now: Type.String({ maxLength: 40 }) }),
    answers: { 200: Type.Object({ now: Moment, fired: Type.Integer() }) },
    errors: [409],
  }),
  presetWorld: describe(at.presetWorld, {
    summary: says.presetWorld,
    who: 'trainer',
    body: World,
    answers: { 204: null },
    errors: [409],
  }),
  // what a case would send to an account: the account keeps its own rules
  askFund: describe(at.askFund, {
    summary: says.askFund,
    who: 'trainer',
    body: Type.Object({
      op: oneOf('commit', 'spend', 'commit_spend', 'release', 'reverse'),
      account: Account,
      amount: Type.Optional(Type.Integer({ minimum: 0 })),
      ref: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    answers: { 200: nullable(Data) },
    errors: [409],
  }),
  readFund: describe(at.readFund, {
    summary: says.readFund,
    who: 'admin',
    query: Type.Object({ account: Account }),
    answers: { 200: Data },
    errors: [404],
  }),
  calendars: describe(at.calendars, {
    summary: says.calendars,
    who: 'admin',
    answers: {
      200: Type.Object({
        years: Type.Record(Type.String(), CalendarRecord),
        /** The year soon needed that is not there. */
        missing: nullable(Type.Integer()),
      }),
    },
    errors: [],
  }),
  readNotice: describe(at.readNotice, {
    summary: says.readNotice,
    who: 'admin',
    body: Type.Object({ text: Type.String({ maxLength: 50_000 }) }),
    answers: {
      200: Type.Object({
        year: nullable(Type.Integer()),
        holidays: Type.Array(Type.String()),
        workdays: Type.Array(Type.String()),
        /** Days of another year that the notice names. */
        otherYears: Type.Array(Type.String()),
        problems: Type.Array(Type.String()),
      }),
    },
    errors: [],
  }),
  setCalendar: describe(at.setCalendar, {
    summary: says.setCalendar,
    who: 'admin',
    params: Type.Object({ year: Type.String({ pattern: '^\\d{4}$' }) }),
    body: Type.Object({ holidays: Days, workdays: Days }),
    answers: { 200: CalendarYear },
    errors: [],
  }),
  setParam: describe(at.setParam, {
    summary: says.setParam,
    who: 'admin',
    params: Type.Object({ key: Type.String({ maxLength: 200 }) }),
    body: Type.Object({
      region: Type.String({ maxLength: 15 }),
      from: Type.String({ maxLength: 10 }),
      value: Type.Unsafe<Json>(Type.Any()),
      reason: Type.String({ minLength: 2, maxLength: 200 }),
    }),
    answers: {
      200: Type.Object({
        key: Type.String(),
        region: Type.String(),
        from: Type.String(),
        value: Type.Unsafe<Json>(Type.Any()),
      }),
    },
    errors: [],
  }),
  setting: describe(at.setting, {
    summary: says.setting,
    who: 'admin',
    answers: { 200: SettingView },
    errors: [],
  }),
  setSetting: describe(at.setSetting, {
    summary: says.setSetting,
    who: 'admin',
    body: Type.Object({ rev: Type.Integer({ minimum: 0 }), setting: OfficeSetting }),
    answers: { 200: SettingView },
    errors: [409],
  }),
  looks: describe(at.looks, {
    summary: says.looks,
    who: 'admin',
    query: Type.Object({
      caseId: Type.Optional(Type.String({ maxLength: 100 })),
      cursor: Cursor,
      limit: Limit,
    }),
    answers: { 200: pageOf(Look) },
    errors: [],
  }),
};
