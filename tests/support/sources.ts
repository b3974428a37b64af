/** The sources as text, for the walls: who imports what. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Path from the project's root, with forward slashes → text. */
export type Sources = Map<string, string>;

/** Tests, and the folders with what only they use. */
export const isTest = (path: string): boolean => /\.test\.tsx?$|\/testing\//.test(path);

export interface Import {
  from: string;
  /** A path from the project's root when local, else what was written. */
  to: string;
  local: boolean;
}

/** Import, re-export and dynamic import, types included: a type across a wall is a dependency too. */
export function imports(sources: Sources): Import[] {
  const forms = [
    /^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^[ \t]*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\s*\(\s*['"`]([^'"`]+)['"`]/g,
  ];
  return [...sources].flatMap(([from, text]) =>
    forms.flatMap((form) =>
      [...text.matchAll(form)].map((match) => {
        const written = match[1]!;
        const local = written.startsWith('.') || written.startsWith('/');
        return { from, to: local ? posix.join(posix.dirname(from), written) : written, local };
      }),
    ),
  );
}

/** The line, from 1, in which a place of a text stands. */
export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** Every source file below the folders. */
export function readSources(under: readonly string[] = ['core', 'server', 'client']): Sources {
  const sources: Sources = new Map();
  for (const folder of under) {
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(tsx?|js)$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      sources.set(path.slice(ROOT.length).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
    }
  }
  return sources;
}

/** The names of the folders in one. */
export function folders(under: string): string[] {
  return readdirSync(join(ROOT, under), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
