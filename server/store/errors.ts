/** The database was written by a later version of this software. */
export class NewerDatabase extends Error {
  constructor(where: string, found: number, known: number) {
    super(
      `The database in ${where} has schema ${found}, this program knows schemas up to ${known}. ` +
        'It was written by a newer version: start that version, or restore a backup made before the upgrade.',
    );
    this.name = 'NewerDatabase';
  }
}

/** A second document with the same values under a unique index, where the caller left no room for a refusal. */
export class DuplicateKey extends Error {
  constructor(collection: string, id: string, cause?: unknown) {
    super(`Another document of ${collection} has the same unique key as ${id}.`, { cause });
    this.name = 'DuplicateKey';
  }
}
