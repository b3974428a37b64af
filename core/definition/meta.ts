/** What a state of the machine means to people; `meta` in the machine config. */
import Type, { type Static } from 'typebox';
import { closed } from './closed.ts';
import { Feel, PeriodSpec } from './feel.ts';
import { words } from './messages.zh-CN.ts';
import { TaskSpec } from './task.ts';

/** What the value of a line of a notice can be. */
export const NOTICE_VALUES = ['text', 'number', 'money', 'date', 'date-time', 'region'] as const;

/** A public announcement posted while the state lasts. */
export const NoticeSpec = closed(words.notice, {
  kind: Type.Enum(['publicity', 'result']),
  title: Feel,
  days: PeriodSpec,
  /** What the public sees, in order: name → label and FEEL. Names must be on the definition's `public` white-list. */
  fields: Type.Array(
    closed(words.noticeField, {
      name: Type.String(),
      label: Type.String(),
      value: Feel,
      /** What the value is. Where it is a form's field by its path, the form says it; a plain text needs no word. */
      as: Type.Optional(Type.Enum([...NOTICE_VALUES])),
    }),
  ),
  /** Post only when true; when false the period counts as over at once. */
  when: Type.Optional(Feel),
  /** FEEL: true keeps the clock of the last notice of this step (its content is unchanged). */
  keep: Type.Optional(Feel),
  /** Objections are taken while the period runs, on this form; the machine hears `objection`. */
  objections: Type.Optional(Type.String()),
  /** Which fields of the form an objection is checked on are what came of it and what is answered. */
  answer: Type.Optional(
    closed(words.noticeAnswer, { finding: Type.String(), reply: Type.Optional(Type.String()) }),
  ),
  /** How long a publicity stays on the public board once its period is over; 30 calendar days where it does not say. */
  archive: Type.Optional(PeriodSpec),
});
export type NoticeSpec = Static<typeof NoticeSpec>;

export const StateMeta = closed(words.meta, {
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
});
export type StateMeta = Static<typeof StateMeta>;
