/** Sources of published versions. */
import type { VersionSource } from '../../core/definition/source.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';

/** A published version's source. @throws HttpError 404 `unknown_version`, `unknown_process` */
export async function versionSource(
  { library }: Context,
  key: string,
  version: number,
): Promise<VersionSource> {
  const source = await library.source(key, version);
  if (!source) throw errors.unknown(library.published().includes(key) ? 'version' : 'process');
  return source;
}

/** That of the version in force; null for a process that has none. */
export async function currentSource({ library }: Context, key: string): Promise<VersionSource | null> {
  const current = library.versions(key).find(({ state }) => state === 'effective');
  return current ? library.source(key, current.version) : null;
}
