/** Takes in a file: its content apart, its description where it is found. */
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FileInfo } from '../../core/contract/shapes/file.ts';
import type { Actor } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import type { Doc } from '../store/types.ts';

/** The description of a file. */
export interface FileDoc extends Doc, FileInfo {
  owner: string;
}

/** The content first: a file that is described can be opened. */
export async function saveFile(
  { store }: Context,
  { user }: Actor,
  { name, type, content }: { name: string; type: string; content: Buffer },
): Promise<FileInfo> {
  const id = randomBytes(12).toString('hex');
  const { size } = await store.files.save(id, Readable.from(content));
  const info: FileInfo = { id, name, size, type };
  await store.insert('files', { _id: id, owner: user ?? '', ...info });
  return info;
}
