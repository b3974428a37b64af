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
import Type, { type Static, type TSchema, type TUnsafe } from 'typebox';
import { BLOCK_DEFINITION, BLOCK_LOOKUPS, type BlockLookup } from '../blocks/specs.ts';
import { closed, extended } from './closed.ts';
import { Feel, PeriodSpec } from './feel.ts';
import { MachineConfig } from './machine.ts';
import { words } from './messages.ts';
import { Rule } from './task.ts';

export type { PeriodSpec } from './feel.ts';
export type { StateMeta } from './meta.ts';
export type { OutcomeSpec, Rule, Seat, TaskSpec } from './task.ts';

/** A value that offices set, dated and by region; never a constant in a definition. */
const ParamSpec = closed(words.param, {
  /** Key in the store, shared by all processes. */
  key: Type.String(),
  type: Type.Enum(['money', 'integer', 'number', 'boolean', 'string', 'list']),
  default: Type.Any(),
  label: Type.String(),
  source: Type.Optional(Type.String()),
  /** FEEL day whose value holds; without it the day the case was handed in 受理日期. `today`: that of each decision. */
  asOf: Type.Optional(Feel),
});
type ParamSpec = Static<typeof ParamSpec>;

/** A question asked afresh at every command that may need it, in one of the blocks. */
export const Lookup = Type.Union([...BLOCK_LOOKUPS]) as TSchema as TUnsafe<BlockLookup>;
export type Lookup = Static<typeof Lookup>;

/** What the holder of a role sees of a case; form permissions refine it. */
export const ViewSpec = closed(words.view, {
  roles: Type.Array(Type.String()),
  /** Blocks (step ids; `application` for the start form) and fields: `home_visit.neighbour_interviews`. `*` all. */
  fields: Type.Array(Type.String()),
  access: Type.Enum(['hidden', 'masked', 'read']),
});
export type ViewSpec = Static<typeof ViewSpec>;

/** 办事指南: what one should know before applying. */
export const Guide = closed(words.guide, {
  summary: Type.String(),
  who: Type.Array(Type.String()),
  bring: Type.Array(Type.String()),
  steps: Type.Array(Type.String()),
  days: Type.String(),
  basis: Type.Array(Type.String()),
  phone: Type.Optional(Type.String()),
});
export type Guide = Static<typeof Guide>;

/** How a case begins. */
const StartSpec = closed(words.start, {
  roles: Type.Array(Type.String()),
  form: Type.String(),
  /** Outcome of the initial step that handing in the start form gives. */
  outcome: Type.String(),
  rules: Type.Optional(Type.Array(Rule)),
  /** FEEL list of start-form paths that may be missing for now (act first, complete later). */
  optional: Type.Optional(Feel),
});

/** An act on the case as a whole: `withdraw`, `appeal` …; the machine hears it as an event. */
const ActionSpec = closed(words.action, {
  label: Type.String(),
  roles: Type.Array(Type.String()),
  form: Type.Optional(Type.String()),
  required: Type.Optional(Type.Array(Type.String())),
  rules: Type.Optional(Type.Array(Rule)),
  /** FEEL: offered at all. */
  when: Type.Optional(Feel),
});

/** What it says whatever blocks there are. */
const Own = closed(
  words.process,
  {
    $schema: Type.Optional(Type.String()),
    /** Number of this language; older files are upgraded, newer ones refused. */
    format: Type.Literal(2),
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
    /** FEEL: names, or texts with names in them, of whose own affair the case is; they take no part. Default every name in the start form. */
    interested: Type.Optional(Feel),
    /** What look-ups of other cases find of this one beside its number and status, by name: FEEL over its data. */
    shows: Type.Optional(Type.Record(Type.String(), Feel)),
    start: StartSpec,
    params: Type.Optional(Type.Record(Type.String(), ParamSpec)),
    lookups: Type.Optional(Type.Record(Type.String(), Lookup)),
    /** Named expressions, evaluated when read. A table is read as `<name>` too: its outputs as an object. */
    computed: Type.Optional(Type.Record(Type.String(), Feel)),
    delays: Type.Optional(Type.Record(Type.String(), PeriodSpec)),
    machine: MachineConfig,
    /** Steps of the usual way, in order: what an applicant is told lies ahead. Special turns are not promised. */
    usual: Type.Optional(Type.Array(Type.String())),
    actions: Type.Optional(Type.Record(Type.String(), ActionSpec)),
    /** Messages from other cases and schedules that the machine hears. */
    messages: Type.Optional(Type.Array(Type.String())),
    /** White-list of public field names; nothing else ever leaves on a notice. */
    public: Type.Optional(Type.Array(Type.String())),
    views: Type.Optional(Type.Array(ViewSpec)),
  },
  { $id: 'process.schema.json', title: 'Xiangzhi process' },
);

export const ProcessDefinition = extended(Own, BLOCK_DEFINITION);
export type ProcessDefinition = Static<typeof ProcessDefinition>;
