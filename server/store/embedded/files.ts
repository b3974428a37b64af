import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from '../types.ts';

const UNFINISHED = '.unfinished-';

/** File contents as plain files of one folder, each under its id. */
export class FolderFiles implements FileStore {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Opens the folder and clears away what a crash left half written. */
  static async open(folder: string): Promise<FolderFiles> {
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder)) {
      if (name.startsWith(UNFINISHED)) await rm(join(folder, name), { force: true });
    }
    return new FolderFiles(folder);
  }

  /** The folder of a store that another process has open: nothing in it is touched. */
  static inUse(folder: string): FolderFiles {
    return new FolderFiles(folder);
  }

  /** The content is on disk under a temporary name before it gets its own: a file is whole or not there. */
  async save(id: string, content: NodeJS.ReadableStream): Promise<{ size: number }> {
    const unfinished = join(this.#folder, UNFINISHED + randomUUID());
    try {
      const size = await writeDurably(unfinished, content);
      await rename(unfinished, this.#path(id));
      await this.#syncFolder();
      return { size };
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async open(id: string, part?: { first: number; last: number }): Promise<NodeJS.ReadableStream | null> {
    try {
      const handle = await open(this.#path(id));
      return handle.createReadStream(part && { start: part.first, end: part.last });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async remove(id: string): Promise<void> {
    await rm(this.#path(id), { force: true });
  }

  /** No id can name a path outside the folder: separators and leading dots are escaped. */
  #path(id: string): string {
    return join(this.#folder, encodeURIComponent(id).replaceAll('.', '%2E'));
  }

  /** A rename is durable once its folder is synced. Windows cannot open a folder and needs no sync of it. */
  async #syncFolder(): Promise<void> {
    if (process.platform === 'win32') return;
    const handle = await open(this.#folder);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

async function writeDurably(path: string, content: NodeJS.ReadableStream): Promise<number> {
  const handle = await open(path, 'wx');
  try {
    await writeFile(handle, content as AsyncIterable<string | Buffer>);
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}
