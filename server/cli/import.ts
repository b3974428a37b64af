/**
 * `xiangzhi import <file.zip|file.bpmn|folder> [--key k] [--process id] [--publish] [--into folder] [--json]`: a package or a foreign
 * diagram becomes a draft in the store, or files of a house. Exit 1 when there are errors, 2 when it is called wrongly.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { DiagnosticView } from '../../core/api-admin.ts';
import { Problems } from '../../core/package/index.ts';
import { LIMITS } from '../../core/package/zip.ts';
import { publish } from '../commands/publish-version.ts';
import { importDraft, readPackage, type Read } from '../definitions/import.ts';
import type { Given } from '../definitions/unpacked.ts';
import { readDefinitions, type Role } from '../definitions/files.ts';
import { readFolder, writeSource } from '../definitions/source-files.ts';
import { WorkerPool } from '../definitions/worker-pool.ts';
import { HttpError } from '../errors.ts';
import { argumentsOf } from './arguments.ts';
import { openToWrite } from './open.ts';
import { messages } from './messages.ts';

const OPTIONS = {
  key: { type: 'string' },
  process: { type: 'string' },
  publish: { type: 'boolean' },
  into: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** What came of it. */
interface Outcome {
  key: string;
  /** Id of the draft; null where there is none. */
  draft: string | null;
  /** The version it was published as. */
  version: number | null;
  /** Files written. */
  files: string[];
  diagnostics: DiagnosticView[];
}

export async function run(args: string[], root: string): Promise<number> {
  const given = argumentsOf(args, OPTIONS, 1, messages.import.usage);
  if (!given) return 2;
  const [path = ''] = given.positionals;
  const { key, process, into, publish: published, json } = given.values;
  if (!existsSync(path)) {
    console.error(messages.import.missing(path));
    return 2;
  }
  const problems = new Problems();
  const named = typeof key === 'string' ? key : undefined;
  try {
    const files = filesOf(path, named, problems);
    const { roles } = readDefinitions(root);
    const workers = new WorkerPool();
    const read = await readPackage(files, problems, {
      roles,
      workers,
      ...(named === undefined ? {} : { key: named }),
      ...(typeof process === 'string' ? { process } : {}),
    });
    const outcome =
      typeof into === 'string'
        ? await intoFolder(resolve(into), read, roles, workers)
        : await intoStore(root, read, basename(resolve(path)), published === true);
    return tell(outcome, json === true);
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    const { code, message, path: element = '' } = error;
    const refused = { severity: 'error' as const, code, element, path: element, message };
    const diagnostics = [...problems.list, refused];
    return tell({ key: named ?? '', draft: null, version: null, files: [], diagnostics }, json === true);
  }
}

function filesOf(path: string, key: string | undefined, problems: Problems): Given {
  const found = statSync(path);
  if (found.isDirectory()) return readFolder(path, key, problems);
  if (found.size > LIMITS.archive) {
    problems.error('file_too_large', basename(path), messages.import.tooLarge(LIMITS.archive / 1e6));
    return new Map();
  }
  return readFileSync(path);
}

async function intoFolder(
  folder: string,
  { key, source, diagnostics }: Read,
  roles: Role[],
  workers: WorkerPool,
): Promise<Outcome> {
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  if (!source || failed) return { key, draft: null, version: null, files: [], diagnostics };
  const written = writeSource(folder, key, source);
  const found = await workers.run('check', { source, facts: { key, roles } });
  return {
    key,
    draft: null,
    version: null,
    files: written.files,
    diagnostics: [...diagnostics, ...written.diagnostics, ...found],
  };
}

async function intoStore(root: string, read: Read, name: string, published: boolean): Promise<Outcome> {
  const context = await openToWrite(root);
  const by = { user: null, name: messages.import.by };
  try {
    const { key, draft, diagnostics } = await importDraft(context, read, name, by);
    const imported = { key, draft: draft?._id ?? null, version: null, files: [], diagnostics };
    if (!draft || !published) return imported;
    try {
      const { version } = await publish(context, key, { draft: draft._id, rev: draft.seq }, by);
      return { ...imported, version };
    } catch (error) {
      // what was a warning of the draft may be what forbids publishing
      if (error instanceof HttpError && error.code === 'not_publishable')
        return { ...imported, diagnostics: [...read.diagnostics, ...detailsOf(error)] };
      throw error;
    }
  } finally {
    await context.store.close();
  }
}

/** The diagnostics a refused publishing carries. */
function detailsOf({ details }: HttpError): DiagnosticView[] {
  return Array.isArray(details) ? (details as unknown as DiagnosticView[]) : [];
}

function tell(outcome: Outcome, json: boolean): number {
  const { key, draft, version, files, diagnostics } = outcome;
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  if (json) console.log(JSON.stringify(outcome, null, 2));
  else {
    for (const d of diagnostics) console.log(`${d.severity} ${d.code} ${d.element} ${d.path}: ${d.message}`);
    for (const file of files) console.log(messages.import.wrote(file));
    if (version !== null) console.log(messages.import.published(key, version));
    else if (draft !== null) console.log(messages.import.draftKept(key, draft));
    else if (files.length === 0)
      console.log(failed ? messages.import.nothingImported : messages.import.nothingToChange);
  }
  return failed ? 1 : 0;
}
