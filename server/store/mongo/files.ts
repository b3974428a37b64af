import { pipeline } from 'node:stream/promises';
import { GridFSBucket, type Db } from 'mongodb';
import type { FileStore } from '../types.ts';
import { reach } from './errors.ts';

/** File contents in GridFS, under the id as file name. */
export class GridFiles implements FileStore {
  readonly #bucket: GridFSBucket;

  constructor(db: Db) {
    this.#bucket = new GridFSBucket(db, { bucketName: 'content' });
  }

  /** GridFS writes a file's own entry last, so a file is whole or not there; an earlier content goes after that. */
  async save(id: string, content: NodeJS.ReadableStream): Promise<{ size: number }> {
    return reach(async () => {
      const upload = this.#bucket.openUploadStream(id);
      try {
        await pipeline(content, upload);
      } catch (error) {
        await upload.abort().catch(() => {});
        throw error;
      }
      await this.#removeBut(id, upload.gridFSFile!._id);
      return { size: upload.gridFSFile!.length };
    });
  }

  async open(id: string, part?: { first: number; last: number }): Promise<NodeJS.ReadableStream | null> {
    // GridFS counts up to the byte after the last
    const bounds = part && { start: part.first, end: part.last + 1 };
    return reach(async () => {
      const [newest] = await this.#bucket.find({ filename: id }).sort({ uploadDate: -1 }).limit(1).toArray();
      return newest ? this.#bucket.openDownloadStream(newest._id, bounds) : null;
    });
  }

  async remove(id: string): Promise<void> {
    await reach(() => this.#removeBut(id, null));
  }

  async #removeBut(id: string, kept: unknown): Promise<void> {
    for (const file of await this.#bucket.find({ filename: id }).toArray()) {
      if (String(file._id) !== String(kept)) await this.#bucket.delete(file._id);
    }
  }
}
