/**
 * The language of a reusable piece of a process 公共流程段, `workflows/shared/<name>.json`: steps with ways out of it, and
 * what a process sets when it uses the piece in place of a state. `${name}` stands for a parameter, for a step of the
 * piece by the name it gets there, or as a target for a way out. Its steps are judged where they are used, filled in.
 */
import Type, { type Static, type TSchema } from 'typebox';
import { NoticeSpec } from '../blocks/notice/language.ts';
import { closed } from './closed.ts';
import { Feel, PeriodSpec } from './feel.ts';
import { words } from './messages.zh-CN.ts';
import { Rule, Seat } from './task.ts';

/** What a parameter may be, and how its value is written. */
export const PARAMETERS = {
  text: Type.String(),
  integer: Type.Integer(),
  boolean: Type.Boolean(),
  feel: Feel,
  period: PeriodSpec,
  form: Type.String(),
  role: Type.Union([Type.String(), Type.Array(Type.String())]),
  seats: Type.Array(Seat),
  rules: Type.Array(Rule),
  fields: NoticeSpec.properties.fields,
} satisfies Record<string, TSchema>;

const Parameter = closed(words.pieceParameter, {
  type: Type.Enum(Object.keys(PARAMETERS) as (keyof typeof PARAMETERS)[]),
  label: Type.String(),
  default: Type.Optional(Type.Any()),
  /** May be left out: what it stands for is then left out too. */
  optional: Type.Optional(Type.Boolean()),
});

export const PieceDefinition = closed(
  words.piece,
  {
    $schema: Type.Optional(Type.String()),
    format: Type.Literal(1),
    /** `shared/<file>`, equal to the path. */
    id: Type.String({ pattern: '^shared/[a-z0-9-]+$' }),
    title: Type.String(),
    about: Type.Optional(Type.String()),
    parameters: Type.Optional(Type.Record(Type.String(), Parameter)),
    /** Ways out: name → what it means. */
    exits: Type.Record(Type.String(), Type.String()),
    delays: Type.Optional(Type.Record(Type.String(), Type.Any())),
    /** The step that stands where the piece is used; it gets the name written there. */
    initial: Type.String(),
    states: Type.Record(Type.String(), Type.Record(Type.String(), Type.Any())),
  },
  { $id: 'piece.schema.json', title: 'Xiangzhi piece of a process' },
);
export type PieceDefinition = Static<typeof PieceDefinition>;
