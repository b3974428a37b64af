/** Packages and diagrams of other houses, read in as drafts. */
import type { ImportView } from '../../../core/api-admin.ts';
import { upload } from '../../api/http.ts';
import { adminCalls } from './calls.ts';

/** `key`: under which it is read in; default the file's own. */
export function importFile(file: File, key?: string): Promise<ImportView> {
  return upload<ImportView>(adminCalls.import(key), file, file.name);
}
