/** What an office says of itself: its words on the public pages, and where training plays. */
import Type, { type Static } from 'typebox';
import { Moment, Region, shape } from './common.ts';

const Words = Type.String({ maxLength: 60 });
const Fen = Type.Integer({ minimum: 0 });

export const OfficeSetting = shape(
  'OfficeSetting',
  {
    /** Whose people the public pages are for; empty: the county, or the city above several. */
    place: Words,
    /** Who runs them; empty: the government of the place. */
    office: Words,
    phone: Type.String({ pattern: '^$|^\\d[\\d -]{5,19}$' }),
    /** When it is open; empty: the pages do not say. */
    hours: Words,
    /** Where scenarios and training play that say nothing of it. */
    region: Region,
    /** The fund whose accounts they speak of by the street alone, and how each is opened. */
    fund: Type.String({ pattern: '^[a-z0-9_]{0,60}$' }),
    quota: Fen,
    threshold: Fen,
  },
  { additionalProperties: false },
);
export type OfficeSetting = Static<typeof OfficeSetting>;

/** One change: what was said of which part, and what is. */
const SettingChange = Type.Object({
  at: Moment,
  by: Type.String(),
  changed: Type.Array(
    Type.Object({
      name: Type.Unsafe<keyof OfficeSetting>(Type.String()),
      before: Type.Union([Type.String(), Type.Integer()]),
      after: Type.Union([Type.String(), Type.Integer()]),
    }),
  ),
});
export type SettingChange = Static<typeof SettingChange>;

/** The setting as it is now, with every change of it, the latest last. */
export const SettingView = shape('Setting', {
  /** Said again when it is changed: a change that began from an earlier one is refused. */
  rev: Type.Integer(),
  setting: OfficeSetting,
  changes: Type.Array(SettingChange),
});
export type SettingView = Static<typeof SettingView>;
