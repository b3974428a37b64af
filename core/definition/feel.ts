/** Expressions and lengths of time, as every part of the language writes them. */
import Type, { type Static } from 'typebox';
import { closed } from './closed.ts';
import { words } from './messages.ts';

/** An expression in FEEL. */
export const Feel = Type.String({ description: words.feel, 'x-reads': 'value' });

/** An expression that holds or does not. */
export const Condition = Type.String({ description: words.feel, 'x-reads': 'condition' });

/** The same over a row, as `row`. */
export const RowFeel = Type.String({ description: words.feel, 'x-reads': 'value', 'x-sees': 'row' });
export const RowCondition = Type.String({ description: words.feel, 'x-reads': 'condition', 'x-sees': 'row' });

/** A text with `{{ FEEL }}` in it. */
export const Template = Type.String({ 'x-reads': 'template' });

/** The id of a form. */
export const FormId = Type.String({ 'x-reads': 'form' });

/**
 * A length of time or a moment: `{ "wd": 3 }`, `{ "cd": "params.appeal_days" }`, `{ "h": 24, "from": "case.started_at" }`,
 * `{ "until": "date expression" }`. wd and cd exclude the first day and end at 24:00 of the last; h and min are exact.
 */
export const PeriodSpec = closed(
  words.period,
  {
    wd: Type.Optional(Type.Union([Type.Integer(), Feel])),
    cd: Type.Optional(Type.Union([Type.Integer(), Feel])),
    h: Type.Optional(Type.Union([Type.Number(), Feel])),
    min: Type.Optional(Type.Union([Type.Number(), Feel])),
    until: Type.Optional(Feel),
    from: Type.Optional(Feel),
  },
  { 'x-reads': 'period' },
);
export type PeriodSpec = Static<typeof PeriodSpec>;
