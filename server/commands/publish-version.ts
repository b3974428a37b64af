/** Brings a draft of a process into force, now or on a date. */
import type { DiagnosticView, PublishBody } from '../../core/api-admin.ts';
import { isDay } from '../../core/time/day.ts';
import { parseInstant, startOfDay } from '../../core/time/instant.ts';
import { forPublishing } from '../../core/versions/check.ts';
import type { Instant, Json } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { errors, HttpError } from '../errors.ts';
import type { By, ProcessDraftDoc, VersionDoc } from '../store/documents.ts';
import { replaceDraft } from '../store/process-drafts.ts';
import { check } from '../definitions/check.ts';
import { draftConflict, draftOf, sourceOf } from '../definitions/drafts.ts';
import type { KnownVersion } from '../definitions/published-versions.ts';
import { addVersion } from './add-version.ts';
import { messages } from './messages.ts';

/**
 * Publishes a draft as the next version. The same revision published twice is one version.
 * @throws HttpError 404 `unknown_draft`; 409 `conflict` when the draft was saved since; 422 `not_publishable` with what is
 * wrong, or for a date that is none or past
 */
export async function publish(
  context: Context,
  key: string,
  body: PublishBody,
  by: By,
): Promise<KnownVersion> {
  const again = context.library
    .versions(key)
    .find(({ draft }) => draft?.id === body.draft && (body.rev === undefined || draft.rev === body.rev));
  if (again) return again;
  const draft = await draftOf(context, key, body.draft);
  if (body.rev !== undefined && body.rev !== draft.seq) throw draftConflict(draft);
  const now = context.clock.now();
  const effectiveFrom = dateOf(body.effectiveFrom, now);
  const source = sourceOf(draft);
  refuseErrors(forPublishing(await check(context, key, source)));
  const publication = {
    origin: 'designer' as const,
    publishedAt: now,
    publishedBy: by,
    note: body.note ?? draft.note,
    effectiveFrom,
    draft: { id: draft._id, rev: draft.seq },
  };
  const version = await addVersion(context.store, key, source, publication, (known) =>
    known.find((doc) => doc.draft?.id === draft._id && doc.draft.rev === draft.seq),
  );
  await close(context, draft, version, by);
  await context.library.reload();
  return known(context, version);
}

/** When it comes into force. @throws HttpError 422 */
function dateOf(wanted: string | undefined, now: Instant): Instant {
  if (wanted === undefined) return now;
  const date = isDay(wanted) ? startOfDay(wanted) : parseInstant(wanted);
  if (!date) throw errors.invalid(messages.publish.timeShape, 'effectiveFrom');
  if (date < now) throw errors.invalid(messages.publish.notBefore, 'effectiveFrom');
  return date;
}

function refuseErrors(diagnostics: DiagnosticView[]): void {
  const wrong = diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = wrong;
  if (!first) return;
  throw new HttpError(
    422,
    'not_publishable',
    messages.publish.notYet(first.message, wrong.length),
    first.path || 'draft',
    diagnostics as unknown as Json,
  );
}

/** The draft is done with. Where somebody saves it at this moment it stays open: what they wrote is not published. */
async function close(
  context: Context,
  draft: ProcessDraftDoc,
  { version }: VersionDoc,
  by: By,
): Promise<void> {
  const closed = { how: 'published' as const, at: context.clock.now(), by, version };
  await replaceDraft(context.store, { ...draft, seq: draft.seq + 1, open: false, closed });
}

function known({ library }: Context, { process, version }: VersionDoc): KnownVersion {
  const found = library.versions(process).find((each) => each.version === version);
  if (!found) throw errors.unknown('version');
  return found;
}
