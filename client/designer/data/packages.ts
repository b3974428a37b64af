/** Packages and diagrams of other houses, read in as drafts. */
import type { ImportView } from '../../../core/api-admin.ts';
import { calls, linkTo } from '../../api/call.ts';
import { upload } from '../../api/http.ts';

/** `key`: under which it is read in; default the file's own. */
export function importFile(file: File, key?: string): Promise<ImportView> {
  return upload<ImportView>(linkTo(calls.designer.import, { query: { key } }), file, file.name);
}

/** Where a version is fetched from as a package; without a number the draft or the files. */
export function exportLink(key: string, version: number | null): string {
  return linkTo(calls.designer.export, { params: { key }, query: version === null ? {} : { version } });
}
