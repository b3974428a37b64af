/** A version of a process as a package 流程包: from the store, or from the files where the store has none. */
import { packProcess, writeZip } from '../../core/package/index.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import { upgradeDefinition } from '../../core/definition/upgrade.ts';
import type { Instant } from '../../core/vocabulary.ts';
import { errors } from '../errors.ts';
import type { ProcessDraftDoc, VersionDoc } from '../store/documents.ts';
import type { Store } from '../store/types.ts';
import { whole } from '../store/whole.ts';
import { sourceOf } from './drafts.ts';
import { readDefinitions, readScenarios, type Role } from './files.ts';
import { hashOf, inForce, readSource } from './versions.ts';
import type { WorkerPool } from './worker-pool.ts';
import { messages } from './messages.ts';

/** Where definitions come from. */
interface Places {
  /** Null: there is no store yet. */
  store: Store | null;
  /** Folder with workflows/ and forms/. */
  root: string;
  roles: Role[];
  workers: WorkerPool;
  now: Instant;
}

/** Which state of a process: a version's number, the open draft saved last or the one named; else what is in force. */
interface Which {
  version?: number;
  draft?: string | true;
}

interface Exported {
  /** File name, `临时救助-v3.zip`. */
  name: string;
  bytes: Uint8Array;
}

/** What a package tells of where it comes from. */
interface Found {
  source: VersionSource;
  version: number | null;
  /** Part of the file name. */
  label: string;
}

/** @throws HttpError 404 `unknown_process`, `unknown_version`, `unknown_draft` */
export async function exportProcess(places: Places, key: string, which: Which = {}): Promise<Exported> {
  const { source, version, label } = await find(places, key, which);
  const title = typeof source.definition.title === 'string' ? source.definition.title : key;
  const diagram = await places.workers.draw(source, places.roles);
  const bytes = writeZip(packProcess({ key, title, version, source, diagram }, hashOf));
  return { name: `${fileName(title || key)}${label}.zip`, bytes };
}

async function find(places: Places, key: string, { version, draft }: Which): Promise<Found> {
  const { store, now } = places;
  if (draft !== undefined) return fromDraft(store, key, draft);
  const versions = store ? await whole<VersionDoc>(store, 'versions', { process: key }) : [];
  if (store && versions.length > 0) {
    const doc = version === undefined ? inForce(versions, now) : versions.find((v) => v.version === version);
    const source = doc ? await readSource(store, doc) : 'altered';
    if (!doc || source === 'altered') throw errors.unknown('version');
    return { ...withExamples(places, doc, source), version: doc.version, label: `-v${doc.version}` };
  }
  const found = readDefinitions(places.root).processes.find((process) => process.key === key);
  if (!found?.source) throw errors.unknown('process');
  if (version !== undefined) throw errors.unknown('version');
  const { source, file } = found;
  return { source: { ...source, ...readScenarios(places.root, file) }, version: null, label: '' };
}

async function fromDraft(store: Store | null, key: string, which: string | true): Promise<Found> {
  const drafts = store
    ? await whole<ProcessDraftDoc>(store, 'process_drafts', { open: true, process: key })
    : [];
  const wanted = which === true ? drafts : drafts.filter(({ _id }) => _id === which);
  const [last] = wanted.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  if (!last) throw errors.unknown('draft');
  return { source: sourceOf(last), version: null, label: messages.draftLabel };
}

/** The present format, and for a version published from files the examples that lie beside them. */
function withExamples({ root }: Places, doc: VersionDoc, source: VersionSource): { source: VersionSource } {
  const { definition } = upgradeDefinition(source.definition);
  const present = { ...source, definition: definition as VersionSource['definition'] };
  if (source.scenarios || doc.origin !== 'files') return { source: present };
  const found = readDefinitions(root).processes.find((process) => process.key === doc.process);
  return { source: { ...present, ...(found ? readScenarios(root, found.file) : {}) } };
}

/** A title as part of a file name on any system. */
function fileName(title: string): string {
  return title
    .replace(/[\p{C}/\\:*?"<>|]/gu, '_')
    .slice(0, 60)
    .trim();
}
