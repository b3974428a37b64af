/** Versions kept their source inside, when they came from files only; it lies apart now, under its own hash. */
import { createHash } from 'node:crypto';
import type { VersionDoc } from '../documents.ts';
import type { Doc } from '../types.ts';
import { whole } from '../whole.ts';
import type { Upgrade } from './upgrade.ts';

interface OlderVersion extends Doc {
  process: string;
  version: number;
  publishedAt: string;
  source: string;
}

type Files = Record<string, unknown>;

/** A source as it was published then. */
interface OlderSource {
  definition: { title?: unknown; group?: unknown };
  forms: Files;
  groups: Files;
  diagram?: unknown;
  scenarios?: Files;
}

export const sourcesApart: Upgrade = {
  number: 5,
  what: 'the sources of versions lie apart, under their hash',
  async run(store) {
    for (const doc of await whole<OlderVersion>(store, 'versions')) {
      if (!('source' in doc)) continue;
      const text = textOf(JSON.parse(doc.source) as OlderSource);
      const hash = createHash('sm3').update(text).digest('hex');
      // the source first: a version that is there can always be read
      await store.insert('sources', { _id: hash, text });
      await store.set('versions', versionDoc(doc, hash, JSON.parse(doc.source) as OlderSource));
    }
  },
};

/** The text whose hash is the source's: files in the order of their names. */
function textOf({ definition, forms, groups, diagram, scenarios }: OlderSource): string {
  return JSON.stringify({
    definition,
    forms: byName(forms),
    groups: byName(groups),
    diagram,
    scenarios: scenarios && byName(scenarios),
  });
}

function byName(files: Files): Files {
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function versionDoc(older: OlderVersion, hash: string, { definition }: OlderSource): VersionDoc {
  const { _id, process, version, publishedAt } = older;
  const { title, group } = definition;
  return {
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
}
