/** Campaigns as they leave the server: numbers counted from their cases, by region. */
import Type, { type Static } from 'typebox';
import { Data, Moment, nullable, oneOf, Region, shape } from './common.ts';

/** Where a case stands for its campaign. */
export const StandingWord = oneOf('new', 'working', 'returned', 'submitted', 'done', 'zero', 'waived');

const Count = Type.Integer();

/** How many stand where; `held` are waited for, of these `late` are. */
const Counts = shape('CampaignCounts', {
  total: Count,
  new: Count,
  working: Count,
  returned: Count,
  submitted: Count,
  done: Count,
  zero: Count,
  waived: Count,
  held: Count,
  late: Count,
});
export type CampaignCounts = Static<typeof Counts>;

const item = {
  id: Type.String(),
  label: Type.String(),
  /** The process of its cases. */
  process: Type.String(),
  processTitle: Type.String(),
  /** The case that holds it; null for one that no case holds. */
  holder: nullable(
    shape('CampaignHolder', { id: Type.String(), caseNo: Type.String(), title: Type.String() }),
  ),
  startedAt: Moment,
};

export const CampaignItem = shape('CampaignItem', item);
export type CampaignItem = Static<typeof CampaignItem>;

export const CampaignView = shape('Campaign', {
  ...item,
  /** `opening` while cases are still to be opened. */
  state: oneOf('opening', 'opened'),
  /** Rows found, and those whose case could not be opened; a job says why. */
  rows: Count,
  left: Count,
  due: nullable(Moment),
  counts: Counts,
  /** The region whose parts follow, and those above it up to the campaign's own. */
  under: Type.Array(Type.Object({ region: Region, name: Type.String() })),
  regions: Type.Array(Type.Object({ region: Region, name: Type.String(), counts: Counts })),
  /** Whether this person may urge, add rows and let rows off. */
  runs: Type.Boolean(),
});
export type CampaignView = Static<typeof CampaignView>;

/** A case of a campaign. */
export const CampaignRow = shape('CampaignRow', {
  case: Type.String(),
  caseNo: Type.String(),
  title: Type.String(),
  region: Region,
  regionName: Type.String(),
  standing: StandingWord,
  standingWord: Type.String(),
  held: Type.Boolean(),
  late: Type.Boolean(),
  due: nullable(Moment),
});
export type CampaignRow = Static<typeof CampaignRow>;

/** A row as it is handed in: named values, of which `id`, `region` or `key` tells it from others. */
export const RowData = Data;

const Text = Type.String({ maxLength: 300 });
const Expression = Type.Optional(Type.String({ maxLength: 2_000 }));
const under = Type.Optional(Region);
const Source = Type.Union([
  Type.Object(
    { regions: oneOf('city', 'county', 'township', 'village', 'group'), under },
    { additionalProperties: false },
  ),
  Type.Object({ people: Text, under }, { additionalProperties: false }),
  Type.Object({ ledger: Text, under }, { additionalProperties: false }),
  Type.Object({ cases: Text, under }, { additionalProperties: false }),
]);

/** A campaign that no case holds, in the words of a definition; expressions see `row` and `today`. */
export const CampaignBody = Type.Object(
  {
    process: Text,
    label: Type.Optional(Type.String({ maxLength: 200 })),
    /** Where its rows come from, as in a definition; or the rows themselves. */
    from: Type.Optional(Source),
    rows: Type.Optional(Type.Array(RowData, { maxItems: 50_000 })),
    where: Expression,
    key: Expression,
    data: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 2_000 }))),
    /** Until when, a moment. */
    due: Type.Optional(Moment),
    dun: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
    waive: Type.Optional(Type.Array(Text)),
    /** The same again is the same campaign. */
    requestId: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  },
  { additionalProperties: false },
);
export type CampaignBody = Static<typeof CampaignBody>;
