import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'libsql';

/** Lets go of the folder. */
export type Release = () => void;

/**
 * Makes this process the only owner of a data folder, or throws with the owner's process id.
 *
 * What decides is a lock of the operating system, held by an open transaction on the empty file `lock`: it ends
 * with the process however that dies, so there is no stale lock to judge and no process id to mistake for
 * another's. The id in `pid` is only for the message. Nothing else in this process may open `lock`: closing any
 * handle on it would drop the lock (POSIX).
 */
export function claimFolder(folder: string): Release {
  const pidFile = join(folder, 'pid');
  const lock = new Sqlite(join(folder, 'lock'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new Error(
      `The data folder ${folder} is in use by process ${ownerIn(pidFile)}. ` +
        'Stop that server first, or give this one another folder.',
      { cause: error },
    );
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  return () => {
    lock.exec('ROLLBACK');
    lock.close();
  };
}

function ownerIn(pidFile: string): string {
  try {
    return readFileSync(pidFile, 'utf8').trim() || 'unknown';
  } catch {
    return 'unknown';
  }
}
