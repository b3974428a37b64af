/** Packages and diagrams from outside become drafts. Whatever they are, the answer is diagnostics, and a draft where there is enough. */
import type { DiagnosticView, ProcessChoice } from '../../core/api-admin.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import { Problems } from '../../core/package/index.ts';
import { rekeyed } from '../../core/package/rekey.ts';
import { createDraft } from '../commands/create-process-draft.ts';
import type { Json } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../errors.ts';
import type { By, ProcessDraftDoc } from '../store/documents.ts';
import { checkDraft } from './check.ts';
import { isKey, KEY_RULE, sourceOf } from './drafts.ts';
import type { Role } from './files.ts';
import type { Given } from './unpacked.ts';
import type { WorkerPool } from './worker-pool.ts';
import { messages } from './messages.ts';

/** What was read from outside. */
export interface Read {
  key: string;
  /** Null where there is not enough for a draft; the diagnostics say why. */
  source: VersionSource | null;
  diagnostics: DiagnosticView[];
}

interface ReadOptions {
  /** Key to import under; default the package's own, for a bare diagram one made of its id. */
  key?: string;
  /** Of a bare diagram with several processes the id of the one that is meant. */
  process?: string;
  /** Ask which of several is meant where none is named. */
  ask?: boolean;
  roles: Role[];
  workers: WorkerPool;
}

/**
 * What came from outside as a source, its diagram compiled where it counts; `before` is what is wrong with it already.
 * @throws HttpError 422 `too_complex`, 409 `process_choice` with the processes there are
 */
export async function readPackage(
  files: Given,
  before: Problems,
  { key, process, ask, roles, workers }: ReadOptions,
): Promise<Read> {
  const unpacked = await workers.run('unpack', { given: files, found: before.list });
  const problems = new Problems();
  problems.add(...unpacked.diagnostics);
  const diagnostics = problems.list;
  const { redraw: diagram } = unpacked;
  const bare = unpacked.source === null;
  const wanted = key ?? unpacked.key;
  if (wanted === '' ? !bare : !isKey(wanted)) {
    problems.error('key_invalid', 'process', messages.keyInvalid(wanted, KEY_RULE));
    return { key: wanted, source: null, diagnostics };
  }
  const given = unpacked.source && rekeyed(unpacked.source, wanted);
  if (diagram === null) return { key: wanted, source: given, diagnostics };
  const drawn = await workers.run('redraw', {
    source: given,
    diagram,
    roles,
    ...(wanted === '' ? {} : { key: wanted }),
    ...(process === undefined ? {} : { process }),
  });
  if (ask === true && bare && process === undefined) chosenOf(drawn.processes);
  if (!drawn.readable && !given) {
    for (const { severity, ...finding } of drawn.findings)
      if (severity !== 'info') problems.add({ severity, ...finding });
    return { key: wanted, source: null, diagnostics };
  }
  return { key: String(drawn.source.definition.key), source: drawn.source, diagnostics };
}

/** @throws HttpError 409 where several processes may be meant */
function chosenOf(processes: readonly ProcessChoice[]): void {
  const own = processes.filter((each) => each.own);
  if (own.length < 2) return;
  throw new HttpError(
    409,
    'process_choice',
    messages.processChoice(own.length),
    'process',
    processes as unknown as Json,
  );
}

interface Imported {
  key: string;
  draft: ProcessDraftDoc | null;
  diagnostics: DiagnosticView[];
}

/**
 * Begins a draft from what was read, and checks it. What a foreign diagram lacks to run is a warning here.
 * @throws HttpError 422 for a key that is none
 */
export async function importDraft(context: Context, read: Read, name: string, by: By): Promise<Imported> {
  const { key, source, diagnostics } = read;
  if (!source) return { key, draft: null, diagnostics };
  const draft = await createDraft(context, key, { source, note: messages.importedBy(name.slice(-80)) }, by);
  const found = await checkDraft(context, draft, sourceOf(draft));
  return { key, draft, diagnostics: [...diagnostics, ...found] };
}
