/**
 * No file of the product needs, through whatever others, to be loaded before itself. What imports in a circle can only be
 * read, tested and changed as one; a type that two files share belongs where neither needs the other. One circle of types
 * is meant: a block and an act are told what they may do with the engine, and the engine holds a list of them.
 */
import { describe, expect, it } from 'vitest';
import { imports, isTest, readSources, type Sources } from './support/sources.ts';

/** The files that import one another in a circle, each circle as one sentence. */
function circles(sources: Sources): string[] {
  const needs = new Map<string, string[]>();
  for (const path of sources.keys()) if (!isTest(path)) needs.set(path, []);
  for (const { from, to } of imports(sources)) if (needs.has(to)) needs.get(from)?.push(to);
  return components(needs)
    .filter((files) => files.length > 1)
    .map((files) => `${files.sort().join(', ')} import one another: move what they share below them.`);
}

/** What is left when a program runs: types are gone. */
function withoutTypes(sources: Sources): Sources {
  const form = /^[ \t]*(?:import|export) type\b[^'"`;]*?\bfrom\s*['"][^'"]+['"];/gm;
  return new Map([...sources].map(([path, text]) => [path, text.replace(form, '')]));
}

/** Where the engine tells blocks and acts what they may do, and holds the list of them. */
const ENGINE = /^core\/(acts|blocks|engine|fund|migration|proof\/machine|world)\//;

/** The sources but those of the engine. */
function besideEngine(sources: Sources): Sources {
  return new Map([...sources].filter(([path]) => !ENGINE.test(path)));
}

/** Tarjan's strongly connected components. */
function components(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    lowest.set(file, index.get(file)!);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(next)!));
    }
    if (lowest.get(file) === index.get(file)) found.push(stack.splice(stack.indexOf(file)));
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return found;
}

describe('circles of imports', () => {
  it('there are none when the program runs', () => {
    expect(circles(withoutTypes(readSources()))).toEqual([]);
  });

  it('types make none but in the engine', () => {
    expect(circles(besideEngine(readSources()))).toEqual([]);
  });

  it('one is found, also where only a type closes it', () => {
    const sources: Sources = new Map([
      ['core/a.ts', `import { b } from './b.ts';`],
      ['core/b.ts', `import { c } from './c.ts';`],
      ['core/c.ts', `import type { A } from './a.ts';`],
      ['core/d.ts', `import { a } from './a.ts';`],
    ]);
    expect(circles(sources)).toEqual([
      'core/a.ts, core/b.ts, core/c.ts import one another: move what they share below them.',
    ]);
    expect(circles(withoutTypes(sources))).toEqual([]);
  });
});
