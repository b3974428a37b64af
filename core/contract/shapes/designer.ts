/** What administrators exchange with the server: drafts, versions, checks and comparisons of processes. */
import Type, { type Static } from 'typebox';
import type { VersionSource } from '../../definition/source.ts';
import type { RoleLevel } from '../../engine/roles.ts';
import type { FieldGroup } from '../../form/types.ts';
import { Anything, Moment, nullable, oneOf, shape } from './common.ts';

/** A drawing may be large; the rest of a source is far smaller. */
const DIAGRAM_LENGTH = 5_000_000;

const Files = Type.Record(Type.String(), Type.Any());
const Diagram = Type.Optional(Type.String({ maxLength: DIAGRAM_LENGTH }));
export const Id = Type.String({ minLength: 1, maxLength: 100 });
export const VersionNumber = Type.Integer({ minimum: 1, maximum: 1_000_000_000 });
export const Revision = Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 }));
export const Note = Type.Optional(Type.String({ maxLength: 2000 }));

/** The files of one process; what compiles them checks them. */
export const Source = Type.Unsafe<VersionSource>(
  Type.Object(
    {
      definition: Files,
      forms: Files,
      groups: Files,
      pieces: Type.Optional(Files),
      diagram: Diagram,
      scenarios: Type.Optional(Files),
    },
    { title: 'Source', additionalProperties: false },
  ),
);

/** What `check`, `simulate`, `replay` and `diff` look at: a stored draft or version, or a source on its own. */
export const subject = {
  draft: Type.Optional(Id),
  version: Type.Optional(VersionNumber),
  source: Type.Optional(Source),
  diagram: Diagram,
};
export const Subject = Type.Object(subject, { additionalProperties: false });
export type Subject = Static<typeof Subject>;

/** A draft as sent: either the whole source, or a diagram to be compiled into the source so far. */
export const DraftBody = Type.Object(
  {
    /** Only on saving: the revision that was edited. 409 `conflict` when it is not the latest. */
    rev: Revision,
    /** Only on creating: version to begin from; default the one in force. */
    from: Type.Optional(VersionNumber),
    source: subject.source,
    diagram: subject.diagram,
    note: Note,
  },
  { additionalProperties: false },
);
export type DraftBody = Static<typeof DraftBody>;

/** 422 `not_publishable` carries the diagnostics. */
export const PublishBody = Type.Object(
  {
    draft: Id,
    rev: Revision,
    note: Note,
    /** Default now; a later moment, or the beginning of a later day, schedules it. */
    effectiveFrom: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { additionalProperties: false },
);
export type PublishBody = Static<typeof PublishBody>;

/** Something wrong with a definition or a diagram. */
export const DiagnosticView = shape('Diagnostic', {
  severity: oneOf('error', 'warning'),
  code: Type.String(),
  /** The BPMN element, state, form or name it is about; empty for the whole. */
  element: Type.String(),
  /** Where: a path in the file or diagram. */
  path: Type.String(),
  /** Chinese. */
  message: Type.String(),
  english: Type.Optional(Type.String()),
  /** The way through the process that shows it, element ids. */
  trace: Type.Optional(Type.Array(Type.String())),
});
export type DiagnosticView = Static<typeof DiagnosticView>;

/** Where a version stands: scheduled until its date, in force until the next one's, then past. */
export const VersionState = oneOf('scheduled', 'effective', 'past');
export type VersionState = Static<typeof VersionState>;

const version = {
  version: Type.Integer(),
  /** SM3 over the source. */
  hash: Type.String(),
  state: VersionState,
  publishedAt: Moment,
  publishedBy: Type.String(),
  /** What changed, in the publisher's words. */
  note: Type.String(),
  /** New cases run it from then on. */
  effectiveFrom: Moment,
  /** Cases that run on it now. */
  running: Type.Integer(),
};

export const VersionItem = shape('VersionItem', version);
export type VersionItem = Static<typeof VersionItem>;

export const VersionView = shape('Version', {
  ...version,
  key: Type.String(),
  title: Type.String(),
  source: Source,
  /** BPMN XML with layout: the one drawn, else drawn from the machine. */
  diagram: Type.String(),
});
export type VersionView = Static<typeof VersionView>;

const draft = {
  id: Type.String(),
  /** Counts up with every save; a save names the one it began from. */
  rev: Type.Integer(),
  /** Version the draft began from; null for a new process. */
  from: nullable(Type.Integer()),
  note: Type.String(),
  savedAt: Moment,
  savedBy: Type.String(),
};

export const DraftItem = shape('DraftItem', draft);
export type DraftItem = Static<typeof DraftItem>;

/** A draft 草稿 as opened in the designer. */
export const DraftView = shape('Draft', {
  ...draft,
  key: Type.String(),
  title: Type.String(),
  source: Source,
  diagram: Type.String(),
  diagnostics: Type.Array(DiagnosticView),
});
export type DraftView = Static<typeof DraftView>;

/** A line of the designer's list. */
export const ProcessAdminItem = shape('DesignedProcess', {
  key: Type.String(),
  title: Type.String(),
  group: Type.String(),
  /** In force; null before the first publishing. */
  version: nullable(Type.Integer()),
  /** How many versions there are. */
  versions: Type.Integer(),
  scheduled: nullable(Type.Object({ version: Type.Integer(), effectiveFrom: Moment })),
  /** Cases running on any version. */
  running: Type.Integer(),
  draft: nullable(DraftItem),
  /** Why a process from files could not be published, or a version does not load. */
  diagnostics: Type.Array(DiagnosticView),
  /** Where the diagnostics come from: the file. */
  file: Type.Optional(Type.String()),
});
export type ProcessAdminItem = Static<typeof ProcessAdminItem>;

/** One process of a drawing with several, as the details of 409 `process_choice` list them. */
export const ProcessChoice = shape('ProcessChoice', {
  id: Type.String(),
  /** Its own name, its pool's, else its id. */
  title: Type.String(),
  /** The file says that this one is run. */
  executable: Type.Boolean(),
  elements: Type.Integer(),
  /** Ids of those that call it. */
  calledBy: Type.Array(Type.String()),
  /** Ids of those that come with it, because it calls them. */
  brings: Type.Array(Type.String()),
  /** Ids of those that are left out when it is taken. */
  leaves: Type.Array(Type.String()),
  /** May be chosen; one that is called comes with its caller. */
  own: Type.Boolean(),
});
export type ProcessChoice = Static<typeof ProcessChoice>;

/**
 * A package or a diagram that became a draft. 422 `package_invalid` where it could not; 409 `process_choice` with the
 * processes where there are several and the call asks which.
 */
export const ImportView = shape('Import', {
  key: Type.String(),
  draft: DraftItem,
  diagnostics: Type.Array(DiagnosticView),
});
export type ImportView = Static<typeof ImportView>;

export const CheckView = shape('Check', {
  /** Nothing that forbids publishing. */
  ok: Type.Boolean(),
  diagnostics: Type.Array(DiagnosticView),
});
export type CheckView = Static<typeof CheckView>;

/** One difference between two versions, for the diagram and in words. */
export const Change = shape('Change', {
  kind: oneOf('added', 'removed', 'changed'),
  about: oneOf(
    'step',
    'flow',
    'form',
    'field',
    'action',
    'param',
    'table',
    'document',
    'notice',
    'rule',
    'other',
  ),
  /** BPMN element id or state key to mark on the diagram; null where it is none. */
  element: nullable(Type.String()),
  /** Path in the source. */
  path: Type.String(),
  /** In Chinese, for who knows the policy: 「县级审批」的期限由 3 个工作日改为 5 个工作日. */
  text: Type.String(),
  before: Type.Optional(Anything),
  after: Type.Optional(Anything),
});
export type Change = Static<typeof Change>;

export const DiffView = shape('Comparison', {
  changes: Type.Array(Change),
  /** Both diagrams, to be shown side by side. */
  diagrams: Type.Object({ before: Type.String(), after: Type.String() }),
});
export type DiffView = Static<typeof DiffView>;

/** A role of the house, by name. */
export const HouseRole = shape('Role', {
  id: Type.String(),
  name: Type.String(),
  level: Type.Unsafe<RoleLevel>(Type.String()),
  citizen: Type.Optional(Type.Boolean()),
});
export type HouseRole = Static<typeof HouseRole>;

/** What all processes of the house build on: roles, shared groups of fields and pieces of process by id. */
export const HouseView = shape('House', {
  roles: Type.Array(HouseRole),
  groups: Type.Unsafe<Record<string, FieldGroup>>(Files),
  /** Pieces of process 公共流程段 by id. */
  pieces: Files,
});
export type HouseView = Static<typeof HouseView>;
