/** A file as it was taken in. */
import Type, { type Static } from 'typebox';
import { shape } from './common.ts';

export const FileInfo = shape('File', {
  id: Type.String(),
  name: Type.String(),
  /** Bytes. */
  size: Type.Integer(),
  /** Media type, recognised by content. */
  type: Type.String(),
});
export type FileInfo = Static<typeof FileInfo>;
