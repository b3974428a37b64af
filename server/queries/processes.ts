/** What administrators see of processes: the list, versions, drafts, a comparison. */
import type {
  DiagnosticView,
  DiffView,
  DraftItem,
  DraftView,
  ProcessAdminItem,
  VersionItem,
  VersionView,
} from '../../core/api-admin.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import type { Context } from '../context.ts';
import { checkDraft } from '../definitions/check.ts';
import { openDrafts, sourceOf } from '../definitions/drafts.ts';
import type { KnownVersion } from '../definitions/published-versions.ts';
import { versionSource } from '../definitions/sources.ts';
import { subjectSource } from '../definitions/subject.ts';
import { errors } from '../errors.ts';
import type { ProcessDraftDoc } from '../store/documents.ts';

/** Cases that still have a way to go. */
const UNDER_WAY = { in: ['running', 'suspended'] };

/** Every process that was published, is being drafted, or lies in the files and cannot be. */
export async function listProcesses(context: Context): Promise<ProcessAdminItem[]> {
  const { library } = context;
  const drafts = await openDrafts(context);
  const keys = new Set([
    ...library.published(),
    ...library.problems.map(({ key }) => key),
    ...drafts.map(({ process }) => process),
  ]);
  return Promise.all(
    [...keys].sort().map((key) =>
      processItem(
        context,
        key,
        drafts.find(({ process }) => process === key),
      ),
    ),
  );
}

async function processItem(
  { library, store }: Context,
  key: string,
  draft: ProcessDraftDoc | undefined,
): Promise<ProcessAdminItem> {
  const versions = library.versions(key);
  const current = library.latest(key);
  const named = versions.find(({ state }) => state === 'effective') ?? versions[0];
  const coming = versions.filter(({ state }) => state === 'scheduled').sort(byDate)[0];
  const problems = library.problems.filter((problem) => problem.key === key);
  return {
    key,
    title: named?.title ?? draft?.title ?? key,
    group: named?.group ?? '',
    version: current?.version ?? null,
    versions: versions.length,
    scheduled: coming ? { version: coming.version, effectiveFrom: coming.effectiveFrom } : null,
    running: await store.count('cases', { process: key, status: UNDER_WAY }),
    draft: draft ? draftItem(draft) : null,
    diagnostics: problems.flatMap(({ diagnostics }) => diagnostics),
    ...(problems[0] ? { file: problems[0].file } : {}),
  };
}

function byDate(a: KnownVersion, b: KnownVersion): number {
  return a.effectiveFrom < b.effectiveFrom ? -1 : 1;
}

/** The versions of a process, newest first. @throws HttpError 404 */
export async function listVersions(context: Context, key: string): Promise<VersionItem[]> {
  const versions = context.library.versions(key);
  if (versions.length === 0 && (await openDrafts(context, key)).length === 0) throw errors.unknown('process');
  return Promise.all(versions.map((version) => versionItem(context, version)));
}

export async function versionItem({ store }: Context, version: KnownVersion): Promise<VersionItem> {
  const { process, hash, state, publishedAt, publishedBy, note, effectiveFrom } = version;
  return {
    version: version.version,
    hash,
    state,
    publishedAt,
    publishedBy: publishedBy.name,
    note,
    effectiveFrom,
    running: await store.count('cases', { process, version: version.version, status: UNDER_WAY }),
  };
}

/** One version with its source and diagram. @throws HttpError 404 */
export async function viewVersion(context: Context, key: string, version: number): Promise<VersionView> {
  const source = await versionSource(context, key, version);
  const known = context.library.versions(key).find((each) => each.version === version);
  if (!known) throw errors.unknown('version');
  return {
    ...(await versionItem(context, known)),
    key,
    title: known.title,
    source,
    diagram: await context.workers.draw(source, context.library.roles),
  };
}

export function draftItem({ _id, seq, from, note, savedAt, savedBy }: ProcessDraftDoc): DraftItem {
  return { id: _id, rev: seq, from, note, savedAt, savedBy: savedBy.name };
}

/** A draft as opened in the designer, with what a quick look finds; the proof is asked for by a check. */
export async function viewDraft(context: Context, draft: ProcessDraftDoc): Promise<DraftView> {
  const source = sourceOf(draft);
  const [diagram, diagnostics]: [string, DiagnosticView[]] = await Promise.all([
    context.workers.draw(source, context.library.roles),
    checkDraft(context, draft, source, true),
  ]);
  return { ...draftItem(draft), key: draft.process, title: draft.title, source, diagram, diagnostics };
}

/** What differs between two versions or drafts. @throws HttpError 404 */
export async function compare(context: Context, key: string, from: string, to: string): Promise<DiffView> {
  const [before, after] = await Promise.all([named(context, key, from), named(context, key, to)]);
  return context.workers.run('compare', { before, after, roles: context.library.roles });
}

/** A number is a version, anything else a draft. */
function named(context: Context, key: string, which: string): Promise<VersionSource> {
  return subjectSource(context, key, /^\d{1,9}$/.test(which) ? { version: Number(which) } : { draft: which });
}
