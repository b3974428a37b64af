/** Taking running cases to another version. */
import Type, { type Static } from 'typebox';
import { Moment, nullable, oneOf, shape } from './common.ts';
import { VersionNumber } from './designer.ts';

/** Without `run` it is a preview and nothing moves. */
export const MigrateBody = Type.Object(
  {
    from: VersionNumber,
    to: VersionNumber,
    /** State ids of the old machine to those of the new one, over what is guessed. null: no counterpart. */
    mapping: Type.Optional(
      Type.Record(Type.String({ maxLength: 300 }), nullable(Type.String({ maxLength: 300 })), {
        maxProperties: 1_000,
      }),
    ),
    /** Only these cases; default all that run on `from`. */
    cases: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 10_000 })),
    run: Type.Optional(Type.Boolean()),
    /** Why; kept in each case's log. Required to run. */
    reason: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
);
export type MigrateBody = Static<typeof MigrateBody>;

const Mapped = Type.Object({
  from: Type.String(),
  label: Type.String(),
  to: nullable(Type.String()),
  how: oneOf('same', 'guessed', 'given', 'none'),
  cases: Type.Integer(),
});

const CaseToMove = Type.Object({
  id: Type.String(),
  caseNo: Type.String(),
  title: Type.String(),
  movable: Type.Boolean(),
  reasons: Type.Array(Type.String()),
  /** Values that change for it, and rules its data would break there and does not break now. */
  bites: Type.Array(Type.String()),
});

export const MigratePreview = shape('MigrationPreview', {
  from: Type.Integer(),
  to: Type.Integer(),
  /** Every state cases are at, where it would go and how that is known. */
  mapping: Type.Array(Mapped),
  /** States of the new machine one can map to. */
  targets: Type.Array(Type.Object({ id: Type.String(), label: Type.String() })),
  /** Those that cannot move first; of many the first thousand, the numbers below count all. */
  cases: Type.Array(CaseToMove),
  movable: Type.Integer(),
  total: Type.Integer(),
});
export type MigratePreview = Static<typeof MigratePreview>;

/** A migration under way; it goes on after a restart. */
export const MigrationView = shape('Migration', {
  id: Type.String(),
  key: Type.String(),
  from: Type.Integer(),
  to: Type.Integer(),
  state: oneOf('running', 'done', 'stopped'),
  total: Type.Integer(),
  moved: Type.Integer(),
  left: Type.Array(
    Type.Object({ id: Type.String(), caseNo: Type.String(), reasons: Type.Array(Type.String()) }),
  ),
  startedAt: Moment,
  startedBy: Type.String(),
  endedAt: nullable(Moment),
});
export type MigrationView = Static<typeof MigrationView>;
