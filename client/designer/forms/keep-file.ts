/**
 * Files chosen in a form that is only tried. They may be somebody's real papers: they stay on this page and are gone
 * with it.
 */
import type { FileInfo } from '../../../core/api.ts';
import { newRequestId } from '../../api/requests.ts';
import { previews } from '../../form/logic/previews.ts';

/** In the place of `uploadFile`; sends nothing. */
export function keepFile(file: Blob, name: string): Promise<FileInfo> {
  const id = `tried-${newRequestId()}`;
  previews.keep(id, URL.createObjectURL(file));
  return Promise.resolve({ id, name, size: file.size, type: file.type });
}
