/** Published versions in the store: what is known of each, and its source under the source's own hash. */
import { createHash } from 'node:crypto';
import type { VersionSource } from '../../core/definition/source.ts';
import type { Instant } from '../../core/vocabulary.ts';
import type { SourceDoc, VersionDoc } from '../store/documents.ts';
import type { Store } from '../store/types.ts';
import { whole } from '../store/whole.ts';

/** The one text of a source: files in the order of their names, everything inside them in the order it was written. */
export function sourceText({ definition, forms, groups, pieces, diagram, scenarios }: VersionSource): string {
  return JSON.stringify({
    definition,
    forms: byName(forms),
    groups: byName(groups),
    pieces: pieces && byName(pieces),
    diagram,
    scenarios: scenarios && byName(scenarios),
  });
}

function byName<T>(files: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** SM3 of a text or a file, hexadecimal. */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sm3').update(content).digest('hex');
}

/** Every version of every process. */
export function readVersions(store: Store): Promise<VersionDoc[]> {
  return whole<VersionDoc>(store, 'versions');
}

/** The source of a version; `altered` when it is gone or is not what was published. */
export async function readSource(store: Store, { hash }: VersionDoc): Promise<VersionSource | 'altered'> {
  const doc = await store.get<SourceDoc>('sources', hash);
  return doc && hashOf(doc.text) === hash ? (JSON.parse(doc.text) as VersionSource) : 'altered';
}

/** The version that waits for no later date and came into force last; undefined when none has. */
export function inForce(versions: readonly VersionDoc[], now: Instant): VersionDoc | undefined {
  return versions
    .filter((doc) => !waits(doc, now))
    .sort(byDate)
    .at(-1);
}

/** Whether a version's date is still to come. */
export function waits({ effectiveFrom, publishedAt, withdrawn }: VersionDoc, now: Instant): boolean {
  return withdrawn !== undefined || (effectiveFrom > publishedAt && effectiveFrom > now);
}

function byDate(a: VersionDoc, b: VersionDoc): number {
  if (a.effectiveFrom !== b.effectiveFrom) return a.effectiveFrom < b.effectiveFrom ? -1 : 1;
  return a.version - b.version;
}
