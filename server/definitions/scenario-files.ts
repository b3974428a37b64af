/** Scenarios as files of a folder, for those told along another one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Beside } from '../../core/scenario/like.ts';
import { withoutSchema } from '../../core/definition/schema-line.ts';

/** The scenarios of a folder by name; what cannot be read is not there. */
export function scenariosIn(folder: string): Beside {
  return (name) => {
    if (!/^[\p{L}\p{N}_-]+$/u.test(name)) return undefined;
    try {
      return withoutSchema(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as unknown);
    } catch {
      return undefined;
    }
  };
}
