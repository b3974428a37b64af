/** Packages and diagrams of other houses, read in as drafts. */
import type { ImportView, ProcessChoice } from '../../../core/api-admin.ts';
import { calls, linkTo } from '../../api/call.ts';
import { HttpError, upload } from '../../api/http.ts';

interface ImportOptions {
  /** Under which it is read in; default the file's own. */
  key?: string | undefined;
  /** The process that is meant, of several. */
  process?: string | undefined;
}

/** A draft of the file; of a drawing with several processes, where none is named, those there are to choose from. */
export async function importFile(
  file: File,
  options: ImportOptions,
): Promise<{ read: ImportView } | { choices: ProcessChoice[] }> {
  const link = linkTo(calls.designer.import, { query: { ...options, ask: true } });
  try {
    return { read: await upload<ImportView>(link, file, file.name) };
  } catch (error) {
    if (!(error instanceof HttpError) || error.code !== 'process_choice') throw error;
    return { choices: error.details as unknown as ProcessChoice[] };
  }
}

/** Where a version is fetched from as a package; without a number the draft or the files. */
export function exportLink(key: string, version: number | null): string {
  return linkTo(calls.designer.export, { params: { key }, query: version === null ? {} : { version } });
}
