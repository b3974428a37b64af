/** What is wrong with a source, as the house sees it: its roles, and who holds them. Proved in a thread of its own, once per source. */
import type { DiagnosticView } from '../../core/api-admin.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import { processesNamed } from '../../core/versions/named.ts';
import type { Context } from '../context.ts';
import type { ProcessDraftDoc, UserDoc } from '../store/documents.ts';
import { whole } from '../store/whole.ts';
import { holdersAmong } from './holders.ts';
import { hashOf, sourceText } from './versions.ts';
import { messages } from './messages.ts';

/** Findings kept, of the sources checked last. */
const KEPT = 100;

/** All findings about a source published under `key`, errors first; a quick look leaves the proof out. @throws HttpError 422 `too_complex` */
export async function check(
  context: Context,
  key: string,
  source: VersionSource,
  quick = false,
): Promise<DiagnosticView[]> {
  const { findings: kept, workers } = context;
  const { roles } = context.library;
  const others = quick ? {} : await sentOnTo(context, key, source);
  const people = await whole<UserDoc>(context.store, 'users');
  const facts = { key, roles, others, ...holdersAmong(people), quick };
  const beside = Object.entries(others).map(([other, its]) => [other, sourceText(its)]);
  const name = hashOf(
    JSON.stringify([key, sourceText(source), roles, [...facts.atOnePost].sort(), beside, quick]),
  );
  const known = kept.get(name) ?? workers.run('check', { source, facts });
  kept.delete(name);
  kept.set(name, known);
  for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
  // what failed is tried again next time
  return known.catch((error: unknown) => {
    kept.delete(name);
    throw error;
  });
}

/** The processes its cases are sent on to, and those of theirs, as they are in force: together they may go round. */
async function sentOnTo(
  { library }: Context,
  key: string,
  source: VersionSource,
): Promise<Record<string, VersionSource>> {
  const found: Record<string, VersionSource> = {};
  const waiting = processesNamed(source);
  for (const other of waiting) {
    const inForce = other === key || Object.hasOwn(found, other) ? null : library.latest(other);
    const its = inForce && (await library.source(other, inForce.version));
    if (!its) continue;
    found[other] = its;
    waiting.push(...processesNamed(its));
  }
  return found;
}

/** The findings about a draft: also that something was published since it began. */
export async function checkDraft(
  context: Context,
  draft: ProcessDraftDoc,
  source: VersionSource,
  quick = false,
): Promise<DiagnosticView[]> {
  return [...(await check(context, draft.process, source, quick)), ...outdated(context, draft)];
}

function outdated({ library }: Context, { process, from }: ProcessDraftDoc): DiagnosticView[] {
  const [newest] = library.versions(process);
  if (!newest || newest.version === from) return [];
  const began = from === null ? messages.newProcess : messages.version(from);
  return [
    {
      severity: 'warning',
      code: 'draft_outdated',
      element: '',
      path: '',
      message: messages.outdated(began, newest.version),
    },
  ];
}
