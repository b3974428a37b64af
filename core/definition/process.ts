/**
 * The language of `workflows/<process>/process.json`: an XState v5 machine config in JSON with a closed
 * vocabulary, and beside it what the machine's steps mean to people. One source: the JSON Schema below; the
 * types are derived from it.
 *
 * Every expression is FEEL. It sees: the start form's fields by name; each step's block under the step's id;
 * `case` (id, case_no, region, county, town, started_at, filer, seq), `params`, `handlers` (who acted, by step), the
 * definition's `lookups` and `computed` by name, `notice` (the last publicity), `objections`, `event` (what is being
 * heard), `actor`, `now`, `today`.
 */
import Type, { type Static } from 'typebox';

const Feel = Type.String({ description: 'FEEL' });

/**
 * A length of time or a moment: `{ "wd": 3 }`, `{ "cd": "params.appeal_days" }`, `{ "h": 24, "from": "case.started_at" }`,
 * `{ "until": "date expression" }`. wd and cd exclude the first day and end at 24:00 of the last; h and min are exact.
 */
export const PeriodSpec = Type.Object(
  {
    wd: Type.Optional(Type.Union([Type.Integer(), Feel])),
    cd: Type.Optional(Type.Union([Type.Integer(), Feel])),
    h: Type.Optional(Type.Union([Type.Number(), Feel])),
    min: Type.Optional(Type.Union([Type.Number(), Feel])),
    until: Type.Optional(Feel),
    from: Type.Optional(Feel),
  },
  { additionalProperties: false },
);
export type PeriodSpec = Static<typeof PeriodSpec>;

/** A named condition of an act; when it does not hold the act is refused with its sentence. */
export const Rule = Type.Object(
  {
    /** FEEL; true when the act is allowed. */
    must: Feel,
    code: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
    message: Type.String({ description: 'Chinese; {{ FEEL }} is filled in' }),
    path: Type.Optional(Type.String()),
    source: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type Rule = Static<typeof Rule>;

/** What a step can end with, and what a person may do at it. */
export const OutcomeSpec = Type.Object(
  {
    /** The button's words. */
    label: Type.String(),
    /** How it reads: forward, against, back, or beside the way. */
    tone: Type.Optional(Type.Enum(['positive', 'negative', 'back', 'neutral'])),
    /** Ends the step at once, whatever the other seats say. */
    decisive: Type.Optional(Type.Boolean()),
    /** The machine hears it but the step goes on (an act beside the step's own outcome). */
    stays: Type.Optional(Type.Boolean()),
    /** The form that goes with it, when not the seat's or step's; null for none. */
    form: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    /** Fields that this outcome requires, beyond the form's own. */
    required: Type.Optional(Type.Array(Type.String())),
    /** Skip the form's required fields (a return needs no complete assessment). */
    partial: Type.Optional(Type.Boolean()),
    rules: Type.Optional(Type.Array(Rule)),
    /** Where its data goes, when not the step's block. */
    block: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type OutcomeSpec = Static<typeof OutcomeSpec>;

/** A place at the table: who acts, and with what. */
export const Seat = Type.Object(
  {
    /** A role id, several (any of them), or `filer`. */
    role: Type.Union([Type.String(), Type.Array(Type.String())]),
    /** How many different persons of the role; each gets a task. Default 1. */
    count: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Exists only when true at the time the step opens. */
    when: Type.Optional(Feel),
    /** Not counted for completion; there for an act beside the step. */
    optional: Type.Optional(Type.Boolean()),
    form: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    /** Outcomes this seat may give; default all without seats of their own. */
    outcomes: Type.Optional(Type.Array(Type.String())),
    /** Region whose office acts, FEEL; default the case's. */
    region: Type.Optional(Feel),
    weight: Type.Optional(Type.Number()),
    label: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type Seat = Static<typeof Seat>;

/** A step with people. */
export const TaskSpec = Type.Object(
  {
    /** any 或签, all 会签, ratio 票签, sequential 依次. Default any. */
    mode: Type.Optional(Type.Enum(['any', 'all', 'ratio', 'sequential'])),
    seats: Type.Array(Seat, { minItems: 1 }),
    outcomes: Type.Record(Type.String(), OutcomeSpec),
    form: Type.Optional(Type.String()),
    due: Type.Optional(PeriodSpec),
    /** FEEL list of user ids that may not take part (回避, investigator ≠ approver). */
    exclude: Type.Optional(Feel),
    /** Votes for the first outcome needed, 0…1 of all weights (mode ratio). */
    pass: Type.Optional(Type.Number()),
    /** The same as a number of votes (of weight), two of five: instead of `pass`. */
    need: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Keep every seat's block: data is a list, one entry a person. */
    collect: Type.Optional(Type.Boolean()),
    /** Seats do not see each other's blocks until the step is over. */
    independent: Type.Optional(Type.Boolean()),
    /** FEEL list of objects with an `id`: one activity for each, also for those that appear while the step is open. */
    each: Type.Optional(Feel),
    /** Where the block goes; default the step's id. `.` merges into the start form. */
    block: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type TaskSpec = Static<typeof TaskSpec>;

/** What the value of a line of a notice can be. */
export const NOTICE_VALUES = ['text', 'number', 'money', 'date', 'date-time', 'region'] as const;

/** A public announcement posted while the state lasts. */
export const NoticeSpec = Type.Object(
  {
    kind: Type.Enum(['publicity', 'result']),
    title: Feel,
    days: PeriodSpec,
    /** What the public sees, in order: name → label and FEEL. Names must be on the definition's `public` white-list. */
    fields: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          label: Type.String(),
          value: Feel,
          /** What the value is. Where it is a form's field by its path, the form says it; a plain text needs no word. */
          as: Type.Optional(Type.Enum([...NOTICE_VALUES])),
        },
        { additionalProperties: false },
      ),
    ),
    /** Post only when true; when false the period counts as over at once. */
    when: Type.Optional(Feel),
    /** FEEL: true keeps the clock of the last notice of this step (its content is unchanged). */
    keep: Type.Optional(Feel),
    /** Objections are taken while the period runs, on this form; the machine hears `objection`. */
    objections: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type NoticeSpec = Static<typeof NoticeSpec>;

/** What a state of the machine means; `meta` in the machine config. */
export const StateMeta = Type.Object(
  {
    label: Type.Optional(Type.String()),
    /** In words for the person who waits: what happens here. */
    help: Type.Optional(Type.String()),
    task: Type.Optional(TaskSpec),
    notice: Type.Optional(NoticeSpec),
    /** A step that waits for time or an answer, without people. */
    waits: Type.Optional(Type.Boolean()),
    /** The statutory clock stands still here. */
    pauses: Type.Optional(Type.Boolean()),
    /** An end of the case: its outcome id. */
    end: Type.Optional(Type.String()),
    /** State word of the case while here, where it is not 办理中. */
    word: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type StateMeta = Static<typeof StateMeta>;

/** An XState v5 machine config in JSON. Its guards, actions and delays are those of core/engine/vocabulary. */
export const MachineConfig = Type.Record(Type.String(), Type.Any());
export type MachineConfig = Static<typeof MachineConfig>;

/** A value that offices set, dated and by region; never a constant in a definition. */
export const ParamSpec = Type.Object(
  {
    /** Key in the store, shared by all processes. */
    key: Type.String(),
    type: Type.Enum(['money', 'integer', 'number', 'boolean', 'string', 'list']),
    default: Type.Any(),
    label: Type.String(),
    source: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type ParamSpec = Static<typeof ParamSpec>;

/** A question asked afresh at every command that may need it. */
export const Lookup = Type.Union([
  Type.Object(
    {
      ledger: Type.String(),
      /** FEEL list of keys; rows that carry any of them. */
      keys: Feel,
      /** FEEL day: rows effective from then on. */
      since: Type.Optional(Feel),
      /** Extra conditions, FEEL over `row`. */
      where: Type.Optional(Feel),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      cases: Type.String({ description: 'process key' }),
      keys: Feel,
      where: Type.Optional(Feel),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      fund: Type.String(),
      /** FEEL region code of the account. */
      region: Feel,
      /** FEEL year of the account; default the present one. */
      year: Type.Optional(Feel),
    },
    { additionalProperties: false },
  ),
]);
export type Lookup = Static<typeof Lookup>;

/** A decision table 标准表 in DMN terms: inputs, rules, hit policy; region- and date-effective through its values. */
export const DecisionTable = Type.Object(
  {
    label: Type.String(),
    hit: Type.Enum(['first', 'unique', 'collect']),
    inputs: Type.Array(Type.Object({ name: Type.String(), value: Feel }, { additionalProperties: false })),
    outputs: Type.Array(Type.String()),
    /** `when`: one FEEL unary test per input (`-` any). `then`: one FEEL per output. */
    rules: Type.Array(
      Type.Object(
        {
          when: Type.Array(Type.String()),
          then: Type.Array(Feel),
          from: Type.Optional(Type.String()),
          to: Type.Optional(Type.String()),
          region: Type.Optional(Type.String()),
          note: Type.Optional(Type.String()),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type DecisionTable = Static<typeof DecisionTable>;

/** What the holder of a role sees of a case; form permissions refine it. */
export const ViewSpec = Type.Object(
  {
    roles: Type.Array(Type.String()),
    /** Blocks (step ids; `application` for the start form) and fields: `home_visit.neighbour_interviews`. `*` all. */
    fields: Type.Array(Type.String()),
    access: Type.Enum(['hidden', 'masked', 'read']),
  },
  { additionalProperties: false },
);
export type ViewSpec = Static<typeof ViewSpec>;

/** A document 文书 for print: numbered, kept with the case. */
export const DocumentSpec = Type.Object(
  {
    title: Type.String(),
    /** `{county}民救不〔{yyyy}〕{seq}号`; absent: no number. */
    number: Type.Optional(Type.String()),
    /** Lines of text; `# ` heading, `| a | b |` rows of a table, `{{ FEEL }}` filled in and escaped. */
    body: Type.Array(Type.String()),
    /** FEEL: who gets it. */
    to: Type.Optional(Feel),
  },
  { additionalProperties: false },
);
export type DocumentSpec = Static<typeof DocumentSpec>;

/** 办事指南: what one should know before applying. */
export const Guide = Type.Object(
  {
    summary: Type.String(),
    who: Type.Array(Type.String()),
    bring: Type.Array(Type.String()),
    steps: Type.Array(Type.String()),
    days: Type.String(),
    basis: Type.Array(Type.String()),
    phone: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type Guide = Static<typeof Guide>;

export const ProcessDefinition = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    /** Number of this language; older files are upgraded, newer ones refused. */
    format: Type.Literal(1),
    key: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
    title: Type.String(),
    /** Which group of 事项 it is listed under. */
    group: Type.Optional(Type.String()),
    guide: Type.Optional(Guide),
    /** `{region6}-LS-{yyyy}-{seq5}`: region6 county, yyyy year, seqN a counter per county and year. */
    caseNo: Type.String(),
    /** FEEL: one line for lists; mask names here. */
    subject: Feel,
    /** FEEL: the region the case belongs to. */
    region: Feel,
    /** FEEL list: values by which other cases find this one. */
    keys: Type.Optional(Feel),
    start: Type.Object(
      {
        roles: Type.Array(Type.String()),
        form: Type.String(),
        /** Outcome of the initial step that handing in the start form gives. */
        outcome: Type.String(),
        rules: Type.Optional(Type.Array(Rule)),
        /** FEEL list of start-form paths that may be missing for now (act first, complete later). */
        optional: Type.Optional(Feel),
      },
      { additionalProperties: false },
    ),
    /** Statutory limit from `from` (step entered) to `until` (step entered), standing still where `meta.pauses`. */
    limit: Type.Optional(
      Type.Object(
        { period: PeriodSpec, from: Type.String(), until: Type.Array(Type.String()) },
        { additionalProperties: false },
      ),
    ),
    params: Type.Optional(Type.Record(Type.String(), ParamSpec)),
    lookups: Type.Optional(Type.Record(Type.String(), Lookup)),
    tables: Type.Optional(Type.Record(Type.String(), DecisionTable)),
    /** Named expressions, evaluated when read. A table is read as `<name>` too: its outputs as an object. */
    computed: Type.Optional(Type.Record(Type.String(), Feel)),
    delays: Type.Optional(Type.Record(Type.String(), PeriodSpec)),
    machine: MachineConfig,
    /** Steps of the usual way, in order: what an applicant is told lies ahead. Special turns are not promised. */
    usual: Type.Optional(Type.Array(Type.String())),
    /** Acts on the case as a whole: `withdraw`, `appeal` …; the machine hears them as events. */
    actions: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object(
          {
            label: Type.String(),
            roles: Type.Array(Type.String()),
            form: Type.Optional(Type.String()),
            required: Type.Optional(Type.Array(Type.String())),
            rules: Type.Optional(Type.Array(Rule)),
            /** FEEL: offered at all. */
            when: Type.Optional(Feel),
          },
          { additionalProperties: false },
        ),
      ),
    ),
    /** Messages from other cases and schedules that the machine hears. */
    messages: Type.Optional(Type.Array(Type.String())),
    documents: Type.Optional(Type.Record(Type.String(), DocumentSpec)),
    /** White-list of public field names; nothing else ever leaves on a notice. */
    public: Type.Optional(Type.Array(Type.String())),
    views: Type.Optional(Type.Array(ViewSpec)),
  },
  { $id: 'process.schema.json', title: 'Xiangzhi process', additionalProperties: false },
);
export type ProcessDefinition = Static<typeof ProcessDefinition>;
