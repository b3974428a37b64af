/** Versions that an older program kept with their source inside: the source moves under its own hash. */
import type { VersionSource } from '../../core/definition/source.ts';
import type { VersionDoc } from '../store/documents.ts';
import type { Store } from '../store/types.ts';
import { hashOf, readVersions, sourceText } from './versions.ts';

/** How versions lay in the store when they came from files only. */
type OlderVersion = Pick<VersionDoc, '_id' | 'process' | 'version' | 'publishedAt'> & { source: string };

/** May be cut off and run again, and by two starters at once: each step ends the same. */
export async function moveSourcesApart(store: Store): Promise<void> {
  for (const doc of await readVersions(store)) {
    if (!('source' in doc)) continue;
    const { _id, process, version, publishedAt, source: inside } = doc as unknown as OlderVersion;
    const source = JSON.parse(inside) as VersionSource;
    const text = sourceText(source);
    const hash = hashOf(text);
    // the source first: a version that is there can always be read
    await store.insert('sources', { _id: hash, text });
    const { title, group } = source.definition;
    const moved: VersionDoc = {
      _id,
      process,
      version,
      hash,
      title: typeof title === 'string' ? title : process,
      group: typeof group === 'string' ? group : '',
      origin: 'files',
      publishedAt,
      publishedBy: { user: null, name: '系统文件' },
      note: '',
      effectiveFrom: publishedAt,
    };
    await store.set('versions', moved);
  }
}
