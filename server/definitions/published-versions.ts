/** The versions of a house as they stand in the store, the ones in use compiled. */
import type { VersionState } from '../../core/api-admin.ts';
import type { VersionSource } from '../../core/definition/source.ts';
import { upgradeDefinition } from '../../core/definition/upgrade.ts';
import type { Diagnostic } from '../../core/engine/diagnostic.ts';
import type { CompileResult } from '../../core/engine/compile.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { Instant } from '../../core/vocabulary.ts';
import { errors } from '../errors.ts';
import type { VersionDoc } from '../store/documents.ts';
import type { Store } from '../store/types.ts';
import { inForce, readSource, readVersions, waits } from './versions.ts';
import { messages } from './messages.ts';

/** A version and where it stands now. */
export type KnownVersion = VersionDoc & { state: VersionState };

/** Something that keeps a process, or a version of it, from running, and what is wrong with it. */
export interface Unavailable {
  key: string;
  /** The file, or for a stored version its name. */
  file: string;
  diagnostics: Diagnostic[];
}

export type Compile = (source: VersionSource, version?: number) => CompileResult;

/** What the library offers but for the roles; see there. */
export class PublishedVersions {
  private versionsOf = new Map<string, VersionDoc[]>();
  /** What is in force of the processes none of whose versions ever waited for a date. */
  private settled = new Map<string, VersionDoc | undefined>();
  private readonly compiled = new Map<string, CompiledProcess>();
  /** Versions that should be in force and do not load, by id. */
  private broken = new Map<string, Unavailable>();
  private reloading: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly now: () => Instant,
    private readonly compileVersion: Compile,
    /** Keys whose files compile. */
    private readonly sound: ReadonlySet<string>,
    private readonly files: readonly Unavailable[],
  ) {}

  get problems(): readonly Unavailable[] {
    return [...this.files, ...this.broken.values()];
  }

  get unavailable(): Unavailable[] {
    return this.problems.filter(({ key }) => !this.latest(key));
  }

  keys(): string[] {
    return this.published().filter((key) => this.latest(key));
  }

  published(): string[] {
    return [...this.versionsOf.keys()];
  }

  latest(key: string): CompiledProcess | null {
    const doc = this.inForce(key);
    return (doc && this.compiled.get(doc._id)) ?? null;
  }

  async version(key: string, version: number): Promise<CompiledProcess> {
    const id = `${key}@${version}`;
    const known = this.compiled.get(id);
    if (known) return known;
    const doc = await this.find(key, version);
    if (doc) await this.load(doc);
    const process = this.compiled.get(id);
    if (!process) throw errors.unavailable(key);
    return process;
  }

  versions(key: string): KnownVersion[] {
    const docs = (this.versionsOf.get(key) ?? []).filter(({ withdrawn }) => !withdrawn);
    const now = this.now();
    const current = inForce(docs, now);
    const stateOf = (doc: VersionDoc): VersionState =>
      doc === current ? 'effective' : waits(doc, now) ? 'scheduled' : 'past';
    return docs.map((doc) => ({ ...doc, state: stateOf(doc) })).reverse();
  }

  async source(key: string, version: number): Promise<VersionSource | null> {
    const doc = await this.find(key, version);
    const source = doc ? await readSource(this.store, doc) : 'altered';
    if (source === 'altered') return null;
    const { definition } = upgradeDefinition(source.definition);
    return { ...source, definition: definition as VersionSource['definition'] };
  }

  compile(source: VersionSource): CompileResult {
    return this.compileVersion(source);
  }

  reload(): Promise<void> {
    const next = this.reloading.then(() => this.take());
    this.reloading = next.catch(() => {});
    return next;
  }

  private async take(): Promise<void> {
    const docs = await readVersions(this.store);
    const versionsOf = new Map<string, VersionDoc[]>();
    for (const doc of docs.sort((a, b) => a.version - b.version))
      versionsOf.set(doc.process, [...(versionsOf.get(doc.process) ?? []), doc]);
    const now = this.now();
    // those that wait are made ready too: they come into force by time alone
    const ready = [...versionsOf.values()].flatMap((list) => {
      const current = inForce(list, now);
      const coming = list.filter((doc) => !doc.withdrawn && waits(doc, now));
      return current ? [current, ...coming] : coming;
    });
    for (const doc of ready) if (!this.compiled.has(doc._id)) await this.load(doc);
    const wanted = new Set(ready.map(({ _id }) => _id));
    this.broken = new Map([...this.broken].filter(([id]) => wanted.has(id)));
    this.versionsOf = new Map([...versionsOf].sort(([a], [b]) => (a < b ? -1 : 1)));
    const undated = [...versionsOf].filter(([, list]) =>
      list.every(({ effectiveFrom, publishedAt }) => effectiveFrom <= publishedAt),
    );
    this.settled = new Map(undated.map(([key, list]) => [key, inForce(list, now)]));
  }

  private inForce(key: string): VersionDoc | undefined {
    const doc = this.settled.has(key)
      ? this.settled.get(key)
      : inForce(this.versionsOf.get(key) ?? [], this.now());
    // what came from files runs as long as the files are there and in order
    return doc?.origin === 'files' && !this.sound.has(key) ? undefined : doc;
  }

  /** A version that another server has just published is not known here yet. */
  private async find(key: string, version: number): Promise<VersionDoc | undefined> {
    const look = (): VersionDoc | undefined =>
      this.versionsOf.get(key)?.find((doc) => doc.version === version);
    if (!look()) await this.reload();
    return look();
  }

  private async load(doc: VersionDoc): Promise<void> {
    const source = await readSource(this.store, doc);
    const result =
      source === 'altered' ? { diagnostics: [altered(doc)] } : this.compileVersion(source, doc.version);
    if (result.process) this.compiled.set(doc._id, result.process);
    else
      this.broken.set(doc._id, {
        key: doc.process,
        file: messages.version(doc.version),
        diagnostics: result.diagnostics,
      });
  }
}

function altered({ process, version }: VersionDoc): Diagnostic {
  return {
    severity: 'error',
    code: 'version_altered',
    element: process,
    path: '',
    message: messages.tampered(version),
  };
}
