/**
 * The language of a reusable piece of a process 公共流程段, `workflows/shared/<name>.json`: steps with ways out of it, and
 * what a process sets when it uses the piece in place of a state. `${name}` stands for a parameter, for a step of the
 * piece by the name it gets there, or as a target for a way out. What says `only` stands there under those settings alone.
 * Its steps are judged where they are used, filled in.
 */
import Type, { type Static, type TSchema } from 'typebox';
import { BLOCK_PARAMETERS } from '../blocks/specs.ts';
import { closed } from './closed.ts';
import { Feel, PeriodSpec } from './feel.ts';
import { words } from './messages.ts';
import { Rule, Seat } from './task.ts';

/** What a parameter may be, and how its value is written. */
export const PARAMETERS = {
  text: Type.String(),
  integer: Type.Integer(),
  boolean: Type.Boolean(),
  choice: Type.String(),
  feel: Feel,
  period: PeriodSpec,
  form: Type.String(),
  role: Type.Union([Type.String(), Type.Array(Type.String())]),
  seats: Type.Array(Seat),
  rules: Type.Array(Rule),
  ...BLOCK_PARAMETERS,
} satisfies Record<string, TSchema>;

/** Under which settings something stands there: parameter → its values, all of them at once. */
const Only = Type.Record(
  Type.String(),
  Type.Array(Type.Union([Type.String(), Type.Boolean()]), { minItems: 1 }),
);

const Parameter = closed(words.pieceParameter, {
  type: Type.Enum(Object.keys(PARAMETERS) as (keyof typeof PARAMETERS)[]),
  label: Type.String(),
  default: Type.Optional(Type.Any()),
  /** May be left out: what it stands for is then left out too. */
  optional: Type.Optional(Type.Boolean()),
  /** Of a choice: what there is to choose from, value → what it means. */
  choices: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** Of a form: the shared group of fields a new one begins with. */
  group: Type.Optional(Type.String()),
  /** Asked for only under these settings. */
  only: Type.Optional(Only),
});

const Exit = Type.Union([Type.String(), closed(words.pieceExit, { label: Type.String(), only: Only })]);

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
    /** Ways out: name → what it means; some are there only under some settings. */
    exits: Type.Record(Type.String(), Exit),
    delays: Type.Optional(Type.Record(Type.String(), Type.Any())),
    /** The step that stands where the piece is used; it gets the name written there. */
    initial: Type.String(),
    states: Type.Record(Type.String(), Type.Record(Type.String(), Type.Any())),
  },
  { $id: 'piece.schema.json', title: 'Xiangzhi piece of a process' },
);
export type PieceDefinition = Static<typeof PieceDefinition>;
