/** Shapes of requests about definitions: a source, and what a request is about. */
import Type from 'typebox';

/** A drawing may be large; the rest of a source is far smaller. */
const DIAGRAM_LENGTH = 5_000_000;
/** Bodies with a source and a drawing, bytes. */
export const SOURCE_LIMIT = 8 * 1024 * 1024;

const Files = Type.Record(Type.String(), Type.Any());

export const SourceSchema = Type.Object(
  {
    definition: Files,
    forms: Files,
    groups: Files,
    diagram: Type.Optional(Type.String({ maxLength: DIAGRAM_LENGTH })),
    scenarios: Type.Optional(Files),
  },
  { additionalProperties: false },
);

const Key = Type.String({ minLength: 1, maxLength: 100 });
const Id = Type.String({ minLength: 1, maxLength: 100 });
export const Version = Type.Integer({ minimum: 1, maximum: 1_000_000_000 });

export const KeyParams = Type.Object({ key: Key });
export const DraftParams = Type.Object({ key: Key, id: Id });
export const VersionParams = Type.Object({ key: Key, version: Version });

/** The fields of `Subject` in core/api-admin.ts. */
export const SubjectFields = {
  draft: Type.Optional(Id),
  version: Type.Optional(Version),
  source: Type.Optional(SourceSchema),
  diagram: Type.Optional(Type.String({ maxLength: DIAGRAM_LENGTH })),
};

export const SubjectBody = Type.Object(SubjectFields, { additionalProperties: false });

const Note = Type.Optional(Type.String({ maxLength: 2000 }));
const Revision = Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 }));

export const DraftSchema = Type.Object(
  {
    rev: Revision,
    from: Type.Optional(Version),
    source: SubjectFields.source,
    diagram: SubjectFields.diagram,
    note: Note,
  },
  { additionalProperties: false },
);

export const PublishSchema = Type.Object(
  { draft: Id, rev: Revision, note: Note, effectiveFrom: Type.Optional(Type.String({ maxLength: 40 })) },
  { additionalProperties: false },
);

/** Two versions or drafts to compare: a number is a version. */
export const DiffQuery = Type.Object({ from: Id, to: Id });
