/** The published versions of every process, compiled once each. A case runs on the version it started with. */
import { createHash } from 'node:crypto';
import { compileProcess, type Diagnostic } from '../../core/engine/compile.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { RoleLevels } from '../../core/engine/world.ts';
import { ajvValidator } from '../../core/form/ajv.ts';
import type { Instant } from '../../core/vocabulary.ts';
import type { Doc, Store } from '../store/types.ts';
import { levelsOf, readDefinitions, rightsOf, type Role, type Source } from './files.ts';

interface VersionDoc extends Doc {
  process: string;
  version: number;
  hash: string;
  /** The source as JSON text: its keys are paths and expressions, which a database may refuse as names of fields. */
  source: string;
  publishedAt: Instant;
}

/** A process that could not be published from its files, and why. */
export interface Unavailable {
  key: string;
  file: string;
  diagnostics: Diagnostic[];
}

export interface Library {
  readonly roles: Role[];
  readonly levels: RoleLevels;
  /** Roles that are no office. */
  readonly citizens: ReadonlySet<string>;
  /** Processes whose files do not compile; the server is up without them. */
  readonly unavailable: Unavailable[];
  /** Keys of what can be started. */
  keys(): string[];
  /** The newest version; null when there is none. */
  latest(key: string): CompiledProcess | null;
  /** A version a case runs on. @throws Error when it is gone from the store */
  version(key: string, version: number): Promise<CompiledProcess>;
}

const validate = ajvValidator();

/** Publishes what has changed in the files since the last start, and opens the library. */
export async function openLibrary(store: Store, root: string, now: Instant): Promise<Library> {
  const { processes, roles } = readDefinitions(root);
  const levels = levelsOf(roles);
  const compiled = new Map<string, CompiledProcess>();
  const newest = new Map<string, CompiledProcess>();
  const unavailable: Unavailable[] = [];
  for (const { key, file, source, diagnostics } of processes) {
    const found = source ? compileVersion(source, roles, 0) : null;
    const problems = [...diagnostics, ...(found?.diagnostics ?? [])];
    if (!source || !found?.process) {
      unavailable.push({ key, file, diagnostics: problems });
      continue;
    }
    const version = await publish(store, key, source, now);
    const process = { ...found.process, version };
    compiled.set(`${key}@${version}`, process);
    newest.set(key, process);
  }
  return {
    roles,
    levels,
    citizens: new Set(roles.filter((role) => role.citizen).map((role) => role.id)),
    unavailable,
    keys: () => [...newest.keys()],
    latest: (key) => newest.get(key) ?? null,
    version: async (key, version) => {
      const known = compiled.get(`${key}@${version}`);
      if (known) return known;
      const doc = await store.get<VersionDoc>('versions', `${key}@${version}`);
      const process = doc && compileVersion(JSON.parse(doc.source) as Source, roles, version).process;
      if (!process) throw new Error(`version ${version} of ${key} cannot be loaded`);
      compiled.set(`${key}@${version}`, process);
      return process;
    },
  };
}

function compileVersion(source: Source, roles: Role[], version: number): ReturnType<typeof compileProcess> {
  return compileProcess({ ...source, roles: levelsOf(roles), ...rightsOf(roles), version, validate });
}

/** Stores the source as the next version unless the newest one is the same. */
async function publish(store: Store, process: string, source: Source, publishedAt: Instant): Promise<number> {
  const text = JSON.stringify(source);
  const hash = createHash('sm3').update(text).digest('hex');
  for (;;) {
    const [last] = await store.find<VersionDoc>('versions', {
      filter: { process },
      sort: { by: 'version', dir: -1 },
      limit: 1,
    });
    if (last?.hash === hash) return last.version;
    const version = (last?.version ?? 0) + 1;
    const doc: VersionDoc = {
      _id: `${process}@${version}`,
      process,
      version,
      hash,
      source: text,
      publishedAt,
    };
    if (await store.insert('versions', doc)) return version;
  }
}
