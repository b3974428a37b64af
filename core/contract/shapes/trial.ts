/** Trying a design out: scenarios on it, past cases through it. */
import Type, { type Static } from 'typebox';
import type { Coverage } from '../../scenario/coverage.ts';
import type { Generated } from '../../scenario/generate.ts';
import type { SimulationLimits } from '../../scenario/simulate.ts';
import type { ScenarioResult } from '../../scenario/types.ts';
import { nullable, shape, typed } from './common.ts';
import { subject } from './designer.ts';

/** More scenarios are not taken in one request. */
const SCENARIOS = 1_000;
/** More past cases are not looked at in one request. */
export const REPLAYED = 5_000;

/** Scenarios on a source, which takes the place of the version in force for them. */
export const SimulateBody = Type.Object(
  {
    ...subject,
    /** Default those of the source, else those that come with the process. 422 `scenario_invalid` with the path of a fault. */
    scenarios: Type.Optional(Type.Array(Type.Unknown(), { maxItems: SCENARIOS })),
    /** Keep what one sees after each step, in `results[].looks`. */
    looks: Type.Optional(Type.Boolean()),
    /** Also look for scenarios that reach what these miss. */
    generate: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type SimulateBody = Static<typeof SimulateBody>;

export const SimulateView = shape('Simulation', {
  results: Type.Array(typed<ScenarioResult>('ScenarioResult')),
  coverage: typed<Coverage>('Coverage'),
  /** So much is run for one request. */
  limits: typed<SimulationLimits>('SimulationLimits'),
  /** A bound was met; what came after was not run. */
  stopped: Type.Boolean(),
  generated: Type.Optional(typed<Generated>('GeneratedScenarios')),
});
export type SimulateView = Static<typeof SimulateView>;

/** Past cases through the draft, the newest first. */
export const ReplayBody = Type.Object(
  {
    ...subject,
    /** How many at most. */
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: REPLAYED })),
    /** Only cases begun at or after this moment or day. */
    since: Type.Optional(Type.String({ maxLength: 40 })),
    /** Only these cases. */
    cases: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: REPLAYED })),
  },
  { additionalProperties: false },
);
export type ReplayBody = Static<typeof ReplayBody>;

/** What came of a past case, and what would come of it under the draft. */
export const ReplayOutcome = shape('ReplayOutcome', {
  status: Type.String(),
  outcome: nullable(Type.String()),
  steps: Type.Array(Type.String()),
  /** Fen paid or committed, where money was moved. */
  amount: nullable(Type.Number()),
  /** From start to end, milliseconds; null while it runs. */
  duration: nullable(Type.Number()),
});
export type ReplayOutcome = Static<typeof ReplayOutcome>;

export const ReplayItem = shape('ReplayedCase', {
  case: Type.String(),
  caseNo: Type.String(),
  title: Type.String(),
  was: ReplayOutcome,
  would: nullable(ReplayOutcome),
  /** What differs: `outcome`, `amount`, `duration`, `steps`, `refused`. */
  differs: Type.Array(Type.String()),
  /** The command that the draft would refuse or not understand, in words; null where there is none. */
  stopped: nullable(Type.String()),
});
export type ReplayItem = Static<typeof ReplayItem>;

export const ReplayView = shape('Replay', {
  compared: Type.Integer(),
  same: Type.Integer(),
  differing: Type.Array(ReplayItem),
  /** Cases that match and were not looked at, for they are too many for one request. */
  left: Type.Integer(),
  /** Cases looked at that cannot be compared: recorded by an older program that kept too little, or their version does not load. */
  unreplayable: Type.Optional(Type.Integer()),
});
export type ReplayView = Static<typeof ReplayView>;
