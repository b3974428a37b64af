/** What a state says of the notice it posts: `meta.notice`. */
import Type, { type Static } from 'typebox';
import { closed } from '../../definition/closed.ts';
import { Condition, Feel, FormId, PeriodSpec } from '../../definition/feel.ts';
import { language as words } from './messages.ts';
import { NOTICE_RANGES } from './range.ts';

/** What the value of a line of a notice can be. */
export const NOTICE_VALUES = ['text', 'number', 'money', 'date', 'date-time', 'region'] as const;

/** Where a notice is shown. */
export const NoticeRanges = Type.Array(Type.Enum([...NOTICE_RANGES]), { minItems: 1, uniqueItems: true });

/** A public announcement posted while the state lasts. */
export const NoticeSpec = closed(words.notice, {
  kind: Type.Enum(['publicity', 'result']),
  title: Feel,
  days: PeriodSpec,
  /** Where it is shown; on the internet alone where it does not say. What leaves the internet out is not on the public board. */
  range: Type.Optional(NoticeRanges),
  /** What the public sees, in order: name → label and FEEL. Names must be on the definition's `public` white-list. */
  fields: Type.Array(
    closed(words.field, {
      name: Type.String(),
      label: Type.String(),
      value: Feel,
      /** What the value is. Where it is a form's field by its path, the form says it; a plain text needs no word. */
      as: Type.Optional(Type.Enum([...NOTICE_VALUES])),
    }),
  ),
  /** Post only when true; when false the period counts as over at once. */
  when: Type.Optional(Condition),
  /** FEEL: true keeps the clock of the last notice of this step (its content is unchanged). */
  keep: Type.Optional(Condition),
  /** Objections are taken while the period runs, on this form; the machine hears `objection`. */
  objections: Type.Optional(FormId),
  /** Which fields of the form an objection is checked on are what came of it and what is answered. */
  answer: Type.Optional(
    closed(words.answer, {
      finding: Type.String(),
      reply: Type.Optional(Type.String()),
      /** Which findings uphold an objection. */
      upheld: Type.Optional(Type.Array(Type.String())),
    }),
  ),
  /** How long a publicity stays on the public board once its period is over; 30 calendar days where it does not say. */
  archive: Type.Optional(PeriodSpec),
});
export type NoticeSpec = Static<typeof NoticeSpec>;
