/** Adds a version of a process, with its source under the source's own hash. */
import type { VersionSource } from '../../core/definition/source.ts';
import { hashOf, sourceText } from '../definitions/versions.ts';
import type { VersionDoc } from '../store/documents.ts';
import type { Store } from '../store/types.ts';
import { whole } from '../store/whole.ts';

/** What a publisher says of a version. */
type Publication = Pick<
  VersionDoc,
  'origin' | 'publishedAt' | 'publishedBy' | 'note' | 'effectiveFrom' | 'draft'
>;

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
