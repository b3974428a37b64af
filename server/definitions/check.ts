/** What is wrong with a source, as the house sees it: its roles, and who holds them. Proved in a thread of its own, once per source. */
import type { DiagnosticView } from '../../core/api-admin.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import type { Context } from '../context.ts';
import type { ProcessDraftDoc, UserDoc } from '../store/documents.ts';
import { whole } from '../store/whole.ts';
import { hashOf, sourceText } from './versions.ts';

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
  const facts = { key, roles, holders: await holdersOf(context), quick };
  const name = hashOf(JSON.stringify([key, sourceText(source), roles, [...facts.holders].sort(), quick]));
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
  const began = from === null ? '一个新事项' : `版本 ${from}`;
  return [
    {
      severity: 'warning',
      code: 'draft_outdated',
      element: '',
      path: '',
      message: `草稿从${began}改起,后来又发布了版本 ${newest.version};发布前请比较,以免覆盖其间的修改`,
    },
  ];
}

/** Roles somebody in the house holds. */
async function holdersOf({ store }: Context): Promise<Set<string>> {
  const users = await whole<UserDoc>(store, 'users');
  return new Set(users.flatMap(({ positions }) => positions.map(({ role }) => role)));
}
