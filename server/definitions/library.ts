/**
 * The published versions of every process, compiled once each. A new case runs the version in force; a case that runs
 * stays on the one it started with.
 */
import type { VersionSource } from '../../core/definition/source.ts';
import type { CompileResult } from '../../core/engine/compile.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { RoleLevels } from '../../core/engine/roles.ts';
import { validateSchema as validate } from '../../core/form/schema-validator.ts';
import type { Instant } from '../../core/vocabulary.ts';
import { compileSource } from '../../core/versions/compile.ts';
import { addVersion } from '../commands/add-version.ts';
import type { Store } from '../store/types.ts';
import { type FoundProcess, type Role, levelsOf, readDefinitions, readPieces, rightsOf } from './files.ts';
import {
  PublishedVersions,
  type Compile,
  type KnownVersion,
  type Unavailable,
} from './published-versions.ts';
import { messages } from './messages.ts';

export interface Library {
  readonly roles: Role[];
  readonly levels: RoleLevels;
  /** Pieces of process 公共流程段 that drawings may name, by id. */
  readonly pieces: Readonly<Record<string, unknown>>;
  /** Roles that are no office. */
  readonly citizens: ReadonlySet<string>;
  /** Files and versions in force that cannot run. */
  readonly problems: readonly Unavailable[];
  /** Those of processes that cannot be started because of them; the server is up without these. */
  readonly unavailable: Unavailable[];
  /** Keys of what can be started, in order. */
  keys(): string[];
  /** Keys of everything that ever was published, in order. */
  published(): string[];
  /** The version in force; null when there is none that runs. */
  latest(key: string): CompiledProcess | null;
  /** A version a case runs on. @throws HttpError 409 when it cannot be loaded */
  version(key: string, version: number): Promise<CompiledProcess>;
  /** The versions of a process, newest first; those withdrawn are left out. */
  versions(key: string): KnownVersion[];
  /** What was published, brought to the present format; null when there is no such version or it was altered. */
  source(key: string, version: number): Promise<VersionSource | null>;
  /** Compiles a source that is not published, as version 0. Never throws, whatever it is. */
  compile(source: VersionSource): CompileResult;
  /** Takes in what was published, here or by another server on this database. */
  reload(): Promise<void>;
}

/** Publishes what has changed in the files since they were last published, and opens the library. */
export async function openLibrary(store: Store, root: string, now: () => Instant): Promise<Library> {
  const { processes, roles } = readDefinitions(root);
  const levels = levelsOf(roles);
  const house = { roles: levels, ...rightsOf(roles), validate };
  const compile: Compile = (source, version = 0) => compileSource(source, { ...house, version });
  const problems: Unavailable[] = [];
  const sound = new Set<string>();
  for (const found of processes) {
    const { key, file, source, diagnostics, placed } = found;
    const result = source ? compile(source) : { diagnostics: [] };
    if (source && result.process) {
      sound.add(key);
      await publishFile(store, key, source, now());
    } else problems.push({ key, file, diagnostics: [...diagnostics, ...placed(result.diagnostics)] });
  }
  const versions = new PublishedVersions(store, now, compile, sound, problems);
  await versions.reload();
  return Object.assign(versions, {
    roles,
    levels,
    pieces: readPieces(root).pieces,
    citizens: new Set(roles.filter((role) => role.citizen).map((role) => role.id)),
  });
}

/** Files become a version only where they differ from the files published last: what was published since stands. */
async function publishFile(
  store: Store,
  key: string,
  source: NonNullable<FoundProcess['source']>,
  now: Instant,
): Promise<void> {
  const publication = {
    origin: 'files' as const,
    publishedAt: now,
    publishedBy: { user: null, name: messages.systemFiles },
    note: '',
    effectiveFrom: now,
  };
  await addVersion(store, key, source, publication, (known, hash) => {
    const last = known.filter(({ origin }) => origin === 'files').at(-1);
    return last?.hash === hash ? last : undefined;
  });
}

/** The version a row of a list belongs to; null where it does not load, so that the other rows are shown. */
export async function versionOf(
  { library, log }: { library: Library; log: { warn: (facts: object, text: string) => void } },
  { process, version }: { process: string; version: number },
): Promise<CompiledProcess | null> {
  try {
    return await library.version(process, version);
  } catch (error) {
    log.warn({ err: error, process, version }, 'a version does not load');
    return null;
  }
}

/** What a process is called now, also where it cannot be started. */
export function titleOf(library: Library, key: string): string {
  return library.latest(key)?.definition.title ?? library.versions(key)[0]?.title ?? key;
}
