/** Steps with people: who acts, with which form, and what they may answer. `meta.task` of a state. */
import Type, { type Static } from 'typebox';
import { closed } from './closed.ts';
import { Feel, PeriodSpec } from './feel.ts';
import { words } from './messages.ts';

/** A named condition of an act; when it does not hold the act is refused with its sentence. */
export const Rule = closed(words.rule, {
  /** FEEL; true when the act is allowed. */
  must: Feel,
  code: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
  /** Chinese; `{{ FEEL }}` is filled in. */
  message: Type.String(),
  path: Type.Optional(Type.String()),
  source: Type.Optional(Type.String()),
});
export type Rule = Static<typeof Rule>;

/** The money an outcome decides, told on its button. */
const OutcomeAmount = closed(words.outcomeAmount, {
  /** The money field of the outcome's form in which it may be typed. */
  field: Type.Optional(Type.String()),
  /** FEEL over the case's data, in fen: the amount where nothing is typed. */
  otherwise: Type.Optional(Feel),
});

/** What a step can end with, and what a person may do at it. */
export const OutcomeSpec = closed(words.outcome, {
  /** The button's words. */
  label: Type.String(),
  /** How it reads: forward, against, back, or beside the way. */
  tone: Type.Optional(Type.Enum(['positive', 'negative', 'back', 'neutral'])),
  /** What it says among several voices; default by its tone: positive for, negative against, back return, neutral abstain. */
  vote: Type.Optional(Type.Enum(['for', 'against', 'return', 'abstain'])),
  /** Ends the step at once, whatever the other seats say. */
  decisive: Type.Optional(Type.Boolean()),
  /** The machine hears it but the step goes on (an act beside the step's own outcome). */
  stays: Type.Optional(Type.Boolean()),
  /** Said once in a case 一次告知; again only with a reason as comment. */
  once: Type.Optional(Type.Boolean()),
  /** Refused where what is handed in is what stood there already: a correction corrects something. */
  changed: Type.Optional(Type.Boolean()),
  /** The form that goes with it, when not the seat's or step's; null for none. */
  form: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  /** Fields that this outcome requires, beyond the form's own. */
  required: Type.Optional(Type.Array(Type.String())),
  /** Skip the form's required fields (a return needs no complete assessment). */
  partial: Type.Optional(Type.Boolean()),
  rules: Type.Optional(Type.Array(Rule)),
  /** It goes where an outcome of another tone goes, and that is meant. */
  sameWay: Type.Optional(Type.Boolean()),
  /** Where its data goes, when not the step's block. */
  block: Type.Optional(Type.String()),
  amount: Type.Optional(OutcomeAmount),
  /** The step the button names, of several that it may lead to. */
  then: Type.Optional(Type.String()),
});
export type OutcomeSpec = Static<typeof OutcomeSpec>;

/** A place at the table: who acts, and with what. */
export const Seat = closed(words.seat, {
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
  /** What the voice weighs, 1 by default; 0: an opinion for those who decide after it. */
  weight: Type.Optional(Type.Number()),
  /** Who filed the case may take it too; by default nobody does a step of a case that they filed. */
  own: Type.Optional(Type.Boolean()),
  label: Type.Optional(Type.String()),
});
export type Seat = Static<typeof Seat>;

/** Of a list only the rows that have to be looked at again. */
const KeptRows = closed(words.keptRows, {
  field: Type.String(),
  /** FEEL over `row`: those that are kept. */
  rows: Feel,
});

/** A step with people. */
export const TaskSpec = closed(words.task, {
  /**
   * any 或签, all 会签, ratio 票签, sequential 依次. Default any. What return, refusal and abstention mean in each stands in
   * `VOTING` and `PREVAILS` (engine/voting.ts).
   */
  mode: Type.Optional(Type.Enum(['any', 'all', 'ratio', 'sequential'])),
  seats: Type.Array(Seat, { minItems: 1 }),
  outcomes: Type.Record(Type.String(), OutcomeSpec),
  form: Type.Optional(Type.String()),
  due: Type.Optional(PeriodSpec),
  /** FEEL list of user ids that may not take part (回避, investigator ≠ approver). */
  exclude: Type.Optional(Feel),
  /** Weight for it that is needed (mode ratio): a share 0…1, or exactly as `2/3`. Default one half. */
  pass: Type.Optional(Type.Union([Type.Number(), Type.String({ pattern: '^[1-9][0-9]*/[1-9][0-9]*$' })])),
  /** More than `pass` is needed, not just as much (过半数). */
  over: Type.Optional(Type.Boolean()),
  /** Of what `pass` is the share: of all that have a voice (default), or of those for and against. */
  of: Type.Optional(Type.Enum(['all', 'cast'])),
  /** The same as a number of votes (of weight), two of five: instead of `pass`. */
  need: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Keep every seat's block: data is a list, one entry a person. */
  collect: Type.Optional(Type.Boolean()),
  /** Seats do not see each other's blocks until the step is over. */
  independent: Type.Optional(Type.Boolean()),
  /** FEEL list of objects with an `id`: one activity for each, also for those that appear while the step is open. */
  each: Type.Optional(Feel),
  /**
   * Fields that are said once for the step and not by each voice: the minutes 会议记录. Whoever speaks first on a visit
   * writes them; they stand for all who follow.
   */
  minutes: Type.Optional(Type.Array(Type.String())),
  /** What a later visit of the step starts with of the last one: all, or these fields. Default nothing. */
  prefill: Type.Optional(Type.Union([Type.Boolean(), Type.Array(Type.Union([Type.String(), KeptRows]))])),
  /** Where the block goes; default the step's id. `.` merges into the start form. */
  block: Type.Optional(Type.String()),
});
export type TaskSpec = Static<typeof TaskSpec>;
