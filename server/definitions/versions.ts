/** Published versions in the store: what is known of each, and its source under the source's own hash. */
import { createHash } from 'node:crypto';
import type { VersionSource } from '../../core/definition/source.ts';
import type { Instant } from '../../core/vocabulary.ts';
import type { SourceDoc, VersionDoc } from '../store/documents.ts';
import type { Store } from '../store/types.ts';
import { whole } from '../store/whole.ts';

/** What a publisher says of a version. */
export type Publication = Pick<
  VersionDoc,
  'origin' | 'publishedAt' | 'publishedBy' | 'note' | 'effectiveFrom' | 'draft'
>;

/** The one text of a source: files in the order of their names, everything inside them in the order it was written. */
export function sourceText({ definition, forms, groups, diagram, scenarios }: VersionSource): string {
  return JSON.stringify({
    definition,
    forms: byName(forms),
    groups: byName(groups),
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

/**
 * Adds the next version of a process, unless `already` finds it among those there are. Of several servers that add at
 * once each gets a number of its own, or finds what another has just added.
 */
export async function addVersion(
  store: Store,
  process: string,
  source: VersionSource,
  publication: Publication,
  already: (known: VersionDoc[], hash: string) => VersionDoc | undefined,
): Promise<VersionDoc> {
  const text = sourceText(source);
  const hash = hashOf(text);
  for (;;) {
    const known = (await whole<VersionDoc>(store, 'versions', { process })).sort(
      (a, b) => a.version - b.version,
    );
    const there = already(known, hash);
    if (there) return there;
    // the source first: a version that is there can always be read
    await store.insert('sources', { _id: hash, text });
    const version = (known.at(-1)?.version ?? 0) + 1;
    const { title, group } = source.definition;
    const doc: VersionDoc = {
      _id: `${process}@${version}`,
      process,
      version,
      hash,
      title: typeof title === 'string' ? title : process,
      group: typeof group === 'string' ? group : '',
      ...publication,
    };
    if (await store.insert('versions', doc)) return doc;
  }
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
