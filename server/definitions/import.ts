/** Packages and diagrams from outside become drafts. Whatever they are, the answer is diagnostics, and a draft where there is enough. */
import { isUtf8 } from 'node:buffer';
import type { DiagnosticView, ProcessChoice } from '../../core/api-admin.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import type { Problems } from '../../core/package/index.ts';
import { readZip, unpackProcess, type Files } from '../../core/package/index.ts';
import { rekeyed } from '../../core/package/rekey.ts';
import { createDraft } from '../commands/create-process-draft.ts';
import type { Json } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../errors.ts';
import type { By, ProcessDraftDoc } from '../store/documents.ts';
import { checkDraft } from './check.ts';
import { decodeXml } from './decode-xml.ts';
import { isKey, KEY_RULE, sourceOf } from './drafts.ts';
import type { Role } from './files.ts';
import { hashOf } from './versions.ts';
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

const DIAGRAM = /\.(bpmn2?|bpmn20\.xml|xml)$/i;

/** What an upload is: an archive by its first bytes, else a diagram under a name that does not matter. */
export function uploaded(bytes: Uint8Array, problems: Problems): Files {
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return zipped ? readZip(bytes, problems) : new Map([['diagram.bpmn', bytes]]);
}

/**
 * Files as a source, their diagram compiled where it counts.
 * @throws HttpError 422 `too_complex`, 409 `process_choice` with the processes there are
 */
export async function readPackage(
  files: Files,
  problems: Problems,
  { key, process, ask, roles, workers }: ReadOptions,
): Promise<Read> {
  const unpacked = unpackProcess(inUtf8(files), hashOf, problems);
  const { diagnostics, redraw: diagram } = unpacked;
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

/** Diagrams in other encodings are read as they say of themselves; what is in UTF-8 stays byte for byte. */
function inUtf8(files: Files): Files {
  return new Map(
    [...files].map(([path, bytes]) =>
      DIAGRAM.test(path) && !isUtf8(bytes) ? [path, Buffer.from(decodeXml(bytes))] : [path, bytes],
    ),
  );
}
