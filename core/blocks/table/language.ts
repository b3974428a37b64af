/** How a decision table is written: `tables` of a definition. */
import Type, { type Static } from 'typebox';
import { closed } from '../../definition/closed.ts';
import { Feel } from '../../definition/feel.ts';
import { words } from './messages.ts';

/** A decision table 标准表 in DMN terms: inputs, rules, hit policy; region- and date-effective through its values. */
export const DecisionTable = closed(words.table, {
  label: Type.String(),
  /** FEEL day by which rows with `from` and `to` apply; without it the day the case was handed in 受理日期. */
  asOf: Type.Optional(Feel),
  hit: Type.Enum(['first', 'unique', 'collect']),
  inputs: Type.Array(closed(words.input, { name: Type.String(), value: Feel })),
  outputs: Type.Array(Type.String()),
  rules: Type.Array(
    closed(words.rule, {
      /** One FEEL unary test per input (`-` any). */
      when: Type.Array(Type.String()),
      /** One FEEL per output. */
      then: Type.Array(Feel),
      from: Type.Optional(Type.String()),
      to: Type.Optional(Type.String()),
      region: Type.Optional(Type.String()),
      note: Type.Optional(Type.String()),
    }),
  ),
});
export type DecisionTable = Static<typeof DecisionTable>;
