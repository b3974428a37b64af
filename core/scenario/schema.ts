/**
 * The language of scenarios 情景, `workflows/<process>/scenarios/*.json`: executable examples an official can read. One
 * source: the JSON Schema below; the types are derived from it.
 */
import Type, { type Static } from 'typebox';
import type { Json, JsonObject } from '../vocabulary.ts';

const Values = Type.Unsafe<JsonObject>(Type.Record(Type.String(), Type.Any()));
const Rows = Type.Array(Values);
const Anything = Type.Unsafe<Json>(Type.Any());

/** Who acts: a role, where if not at the case's region, and which of several holders: `township_window@990101001#2`. */
const As = Type.String({
  minLength: 1,
  maxLength: 100,
  description: 'role, role@region, role#2, filer, public',
});
/** A case by the name the scenario gave it, or `<process>@<region>` for one that another case opened. */
const CaseName = Type.String({ minLength: 1, maxLength: 100 });

const closed = { additionalProperties: false };

/** The world as it is before, beyond the demo county's. */
export const WorldPreset = Type.Object(
  {
    /** Parameter values, by their short name in the definition or by key. */
    params: Type.Optional(Values),
    /** Rows by ledger key. */
    ledger: Type.Optional(Type.Record(Type.String(), Rows)),
    /** Balance by street, fen; null: there is no account. */
    fund: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Union([Type.Object({ balance: Type.Integer({ minimum: 0 }) }, closed), Type.Null()]),
      ),
    ),
  },
  closed,
);
export type WorldPreset = Static<typeof WorldPreset>;

/** What must hold; what it leaves out does not matter, and within objects and rows a part is enough. */
export const Expectation = Type.Object(
  {
    /** Every active step, in any order. */
    steps: Type.Optional(Type.Array(Type.String())),
    status: Type.Optional(Type.Enum(['running', 'suspended', 'ended'])),
    outcome: Type.Optional(Type.String()),
    tasks: Type.Optional(Rows),
    data: Type.Optional(Values),
    ledger: Type.Optional(Anything),
    notice: Type.Optional(Anything),
    /** The account of the case’s street; null: there is none. */
    fund: Type.Optional(Type.Union([Values, Type.Null()])),
    events: Type.Optional(Rows),
    /** That the step before was refused: at all, with a code, with a code and at a field. */
    refused: Type.Optional(
      Type.Union([
        Type.Boolean(),
        Type.String(),
        Type.Object({ code: Type.Optional(Type.String()), path: Type.Optional(Type.String()) }, closed),
      ]),
    ),
  },
  closed,
);
export type Expectation = Static<typeof Expectation>;

/** The kinds of steps, each known by the word it is named after. */
export const STEPS = {
  /** Opens a case. */
  start: Type.Object(
    {
      as: As,
      start: Values,
      case: Type.Optional(CaseName),
      process: Type.Optional(Type.String()),
      behalfOf: Type.Optional(Type.Object({ name: Type.String() }, closed)),
    },
    closed,
  ),
  /** An outcome of a step, or an act on the case. */
  do: Type.Object(
    {
      as: As,
      do: Type.String({ minLength: 1, maxLength: 100 }),
      step: Type.Optional(Type.String()),
      data: Type.Optional(Values),
      comment: Type.Optional(Type.String()),
      /** Who a transfer goes to. */
      to: Type.Optional(As),
      case: Type.Optional(CaseName),
    },
    closed,
  ),
  /** Somebody objects to what is announced. */
  object: Type.Object({ as: As, object: Values, case: Type.Optional(CaseName) }, closed),
  /** Time passes: a period `3wd`, or until a moment. */
  wait: Type.Object(
    {
      wait: Type.Union([
        Type.String({ minLength: 1, maxLength: 40 }),
        Type.Object({ until: Type.String({ minLength: 1, maxLength: 40 }) }, closed),
      ]),
    },
    closed,
  ),
  /** Another case moves money of an account. */
  fund: Type.Object(
    {
      fund: Type.Enum([
        'open',
        'advance',
        'top_up',
        'carry_over',
        'commit',
        'spend',
        'commit_spend',
        'release',
        'reverse',
        'settle',
      ]),
      data: Type.Object(
        {
          account: Type.String(),
          amount: Type.Optional(Type.Integer({ minimum: 0 })),
          ref: Type.Optional(Type.String()),
        },
        closed,
      ),
    },
    closed,
  ),
  expect: Type.Object({ expect: Expectation, case: Type.Optional(CaseName) }, closed),
};

export const ScenarioStep = Type.Union(Object.values(STEPS) as Each<typeof STEPS>);
export type ScenarioStep = { [Kind in keyof typeof STEPS]: Static<(typeof STEPS)[Kind]> }[keyof typeof STEPS];

type Each<Kinds> = Kinds[keyof Kinds][];

export const Scenario = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    /** What it shows, in a line an official would write. */
    name: Type.String({ minLength: 1, maxLength: 200 }),
    process: Type.String(),
    /** When it begins: ISO with offset, or a day. */
    at: Type.String({ maxLength: 40 }),
    given: Type.Optional(WorldPreset),
    steps: Type.Array(ScenarioStep),
  },
  closed,
);
export type Scenario = Omit<Static<typeof Scenario>, 'steps'> & { steps: ScenarioStep[] };

const Mark = Type.String({ minLength: 1, description: 'acceptance, acceptance#2, start' });
const Same = Type.Union([
  Type.Object(
    {
      same: Mark,
      as: Type.Optional(As),
      case: Type.Optional(CaseName),
      change: Type.Optional(Values),
      without: Type.Optional(Type.Array(Type.String())),
      comment: Type.Optional(Type.String()),
    },
    closed,
  ),
  Type.Object(
    { same: Type.Object({ from: Type.Optional(Mark), until: Type.Optional(Mark) }, closed) },
    closed,
  ),
]);

/** A scenario as it is written: whole, or told along another one (`like.ts`). */
export const WrittenScenario = Type.Union([
  Scenario,
  Type.Object(
    {
      $schema: Type.Optional(Type.String()),
      name: Type.String({ minLength: 1, maxLength: 200 }),
      /** File name of the other, without its ending. */
      like: Type.String({ minLength: 1 }),
      process: Type.Optional(Type.String()),
      at: Type.Optional(Type.String({ maxLength: 40 })),
      given: Type.Optional(WorldPreset),
      steps: Type.Optional(Type.Array(Type.Union([...ScenarioStep.anyOf, ...Same.anyOf]))),
    },
    closed,
  ),
]);

/** A step that does something. */
export type ActStep = Exclude<ScenarioStep, { expect: Expectation }>;
