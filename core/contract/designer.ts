/** The designer: versions, drafts, checking, comparing, publishing, packages. */
import Type from 'typebox';
import { addresses } from './addresses.ts';
import { describe } from './call.ts';
import { summaries } from './messages/summaries.zh-CN.ts';
import { listOf } from './shapes/common.ts';
import * as shapes from './shapes/designer.ts';
import { MigrateBody, MigratePreview, MigrationView } from './shapes/migration.ts';
import { ReplayBody, ReplayView, SimulateBody, SimulateView } from './shapes/trial.ts';

const at = addresses.designer;
const says = summaries.designer;

const { Id } = shapes;
const byKey = Type.Object({ key: Id });
const byId = Type.Object({ key: Id, id: Id });
const byVersion = Type.Object({ key: Id, version: shapes.VersionNumber });

const reading = {
  house: describe(at.house, {
    summary: says.house,
    who: 'reads',
    answers: { 200: shapes.HouseView },
    errors: [],
  }),
  list: describe(at.list, {
    summary: says.list,
    who: 'reads',
    answers: { 200: listOf(shapes.ProcessAdminItem) },
    errors: [],
  }),
  versions: describe(at.versions, {
    summary: says.versions,
    who: 'reads',
    params: byKey,
    answers: { 200: listOf(shapes.VersionItem) },
    errors: [404],
  }),
  version: describe(at.version, {
    summary: says.version,
    who: 'reads',
    params: byVersion,
    answers: { 200: shapes.VersionView },
    errors: [404, 409],
  }),
  diff: describe(at.diff, {
    summary: says.diff,
    who: 'reads',
    params: byKey,
    /** Two versions or drafts: a number is a version. */
    query: Type.Object({ from: Id, to: Id }),
    answers: { 200: shapes.DiffView },
    errors: [404, 409],
  }),
  check: describe(at.check, {
    summary: says.check,
    who: 'reads',
    params: byKey,
    body: shapes.Subject,
    answers: { 200: shapes.CheckView },
    errors: [404, 409],
  }),
  export: describe(at.export, {
    summary: says.export,
    who: 'reads',
    params: byKey,
    query: Type.Object({
      version: Type.Optional(shapes.VersionNumber),
      /** Id of a draft to export instead of a version. */
      draft: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    answers: { 200: 'application/zip' },
    errors: [404, 409],
  }),
};

const drafts = {
  drafts: describe(at.drafts, {
    summary: says.drafts,
    who: 'reads',
    params: byKey,
    answers: { 200: listOf(shapes.DraftItem) },
    errors: [404],
  }),
  createDraft: describe(at.createDraft, {
    summary: says.createDraft,
    who: 'designs',
    params: byKey,
    body: shapes.DraftBody,
    answers: { 201: shapes.DraftView },
    errors: [404, 409],
  }),
  readDraft: describe(at.readDraft, {
    summary: says.readDraft,
    who: 'reads',
    params: byId,
    answers: { 200: shapes.DraftView },
    errors: [404],
  }),
  saveDraft: describe(at.saveDraft, {
    summary: says.saveDraft,
    who: 'designs',
    params: byId,
    body: shapes.DraftBody,
    answers: { 200: shapes.DraftView },
    errors: [404, 409],
  }),
  deleteDraft: describe(at.deleteDraft, {
    summary: says.deleteDraft,
    who: 'designs',
    params: byId,
    answers: { 204: null },
    errors: [404, 409],
  }),
  import: describe(at.import, {
    summary: says.import,
    who: 'designs',
    /** Key to import under; default the package's own. */
    query: Type.Object({
      key: Type.Optional(Type.String({ maxLength: 100 })),
      /** Of a drawing with several processes the id of the one that is meant. */
      process: Type.Optional(Type.String({ maxLength: 200 })),
      /** Where several may be meant and none is named, nothing is read in: 409 `process_choice` lists them. */
      ask: Type.Optional(Type.Boolean()),
    }),
    upload: true,
    answers: { 201: shapes.ImportView },
    errors: [409],
  }),
};

const publishing = {
  publish: describe(at.publish, {
    summary: says.publish,
    who: 'publishes',
    params: byKey,
    body: shapes.PublishBody,
    answers: { 201: shapes.VersionItem },
    errors: [404, 409],
  }),
  withdraw: describe(at.withdraw, {
    summary: says.withdraw,
    who: 'publishes',
    params: byVersion,
    query: Type.Object({ note: shapes.Note }),
    answers: { 204: null },
    errors: [404, 409],
  }),
};

const trial = {
  simulate: describe(at.simulate, {
    summary: says.simulate,
    who: 'reads',
    params: byKey,
    body: SimulateBody,
    answers: { 200: SimulateView },
    errors: [404, 409],
  }),
  replay: describe(at.replay, {
    summary: says.replay,
    who: 'reads',
    params: byKey,
    body: ReplayBody,
    answers: { 200: ReplayView },
    errors: [404, 409],
  }),
};

const migrations = {
  migrate: describe(at.migrate, {
    summary: says.migrate,
    who: 'publishes',
    params: byKey,
    body: MigrateBody,
    answers: { 200: MigratePreview, 202: MigrationView },
    errors: [404, 409],
  }),
  migrations: describe(at.migrations, {
    summary: says.migrations,
    who: 'reads',
    params: byKey,
    answers: { 200: listOf(MigrationView) },
    errors: [404],
  }),
  migration: describe(at.migration, {
    summary: says.migration,
    who: 'reads',
    params: byId,
    answers: { 200: MigrationView },
    errors: [404],
  }),
  stopMigration: describe(at.stopMigration, {
    summary: says.stopMigration,
    who: 'publishes',
    params: byId,
    answers: { 200: MigrationView },
    errors: [404, 409],
  }),
};

export const designer = { ...reading, ...drafts, ...publishing, ...trial, ...migrations };
