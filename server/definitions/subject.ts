/** Which source a check, a simulation, a replay or a comparison is about. */
import type { Subject } from '../../core/api-admin.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import { refuseDepth } from './bounds.ts';
import { draftOf, sourceOf } from './drafts.ts';
import { currentSource, versionSource } from './sources.ts';

/**
 * The source a request is about: the draft, version or source it names, else the version in force. A diagram is compiled
 * into that, or for a process that does not exist yet into an empty one.
 * @throws HttpError 404 `unknown_draft`, `unknown_version`, `unknown_process`
 */
export async function subjectSource(context: Context, key: string, subject: Subject): Promise<VersionSource> {
  refuseDepth(subject.source);
  const base = await named(context, key, subject);
  const drawn = subject.diagram ?? subject.source?.diagram;
  if (drawn !== undefined) return context.workers.redraw(base, drawn, context.library, key);
  if (!base) throw errors.unknown('process');
  return base;
}

async function named(
  context: Context,
  key: string,
  { draft, version, source }: Subject,
): Promise<VersionSource | null> {
  if (draft !== undefined) return sourceOf(await draftOf(context, key, draft));
  if (version !== undefined) return versionSource(context, key, version);
  return source ?? currentSource(context, key);
}
