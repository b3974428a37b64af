/** The walls within the server: who writes, who reads, what imports what, and no state in modules. */
import { describe, expect, it } from 'vitest';
import { imports, isTest, lineOf, readSources, type Sources } from './support/sources.ts';

const area = (path: string): string => path.split('/')[0]!;

function onlyTheStoreWritesCases(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) => {
    if (path.startsWith('server/store/') || isTest(path)) return [];
    const call = /\.swap\s*\(|\.insert\s*\(\s*['"`]cases['"`]/.exec(text);
    if (!call) return [];
    return `${path}:${lineOf(text, call.index)} writes a case itself: send a command, server/store/commit.ts is the only writer.`;
  });
}

/** Where the store is written to. The store's own folder offers the writes; the clock keeps where it stands in training. */
const WRITERS = /^server\/(commands|jobs|effects|channels|seeding|store)\/|^server\/time\/clock\.ts$/;
/** Writes that the store's folder offers beside its interface. */
const OFFERED_WRITES = new Set([
  'server/store/commit.ts',
  'server/store/commit-account.ts',
  'server/store/jobs.ts',
  'server/store/process-drafts.ts',
  'server/store/schedules.ts',
]);

function onlyWritersWriteToTheStore(sources: Sources): string[] {
  const say = (where: string, what: string): string =>
    `${where} ${what}: only server/commands, server/jobs, server/effects, server/seeding write to the store; make it a command, one file in server/commands.`;
  const calls = [...sources].flatMap(([path, text]) => {
    if (area(path) !== 'server' || WRITERS.test(path) || isTest(path)) return [];
    const call =
      /\bstore\s*\.\s*(?:(?:insert|swap|set|delete|deleteWhere|write|increment)\s*\(|files\s*\.\s*(?:save|remove)\s*\()/.exec(
        text,
      );
    return call ? [say(`${path}:${lineOf(text, call.index)}`, 'writes to the store')] : [];
  });
  const helpers = imports(sources)
    .filter(({ from, to }) => OFFERED_WRITES.has(to) && !WRITERS.test(from) && !isTest(from))
    .map(({ from, to }) => say(from, `imports ${to}`));
  return [...calls, ...helpers];
}

/** What only reads; and what would let it write, however far away. */
const READERS = /^server\/(queries|present|pages)\//;
const EXECUTE = 'server/commands/execute.ts';

/** The demo county is filled in from seeds/ once; a house that runs knows its store alone. */
function onlySeedingReadsSeeds(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) => {
    if (area(path) !== 'server' || path.startsWith('server/seeding/') || isTest(path)) return [];
    const found = /['"`](?:[^'"`\n]*\/)?seeds(?:\/[^'"`\n]*)?['"`]/.exec(text);
    if (!found) return [];
    return [
      `${path}:${lineOf(text, found.index)} reads seeds/: keep it in the store, server/seeding fills it in, the registry hands it out.`,
    ];
  });
}

function queriesDoNotReachCommands(sources: Sources): string[] {
  const graph = importGraph(sources);
  return [...sources.keys()].flatMap((path) => {
    if (!READERS.test(path) || isTest(path)) return [];
    const command = graph.get(path)?.find((to) => to.startsWith('server/commands/'));
    if (command)
      return [
        `${path} imports ${command}: a query reads; queries do not reach commands/execute, let the route call both.`,
      ];
    const way = wayTo(graph, path, EXECUTE);
    return way
      ? [
          `${way.join(' → ')}: queries do not reach commands/execute; move what the query needs out of the way.`,
        ]
      : [];
  });
}

function theServerHasNoCircle(sources: Sources): string[] {
  const graph = importGraph(sources);
  return [...graph.keys()].flatMap((path) => {
    if (area(path) !== 'server' || isTest(path)) return [];
    for (const to of graph.get(path) ?? []) {
      const back = to > path ? wayTo(graph, to, path) : null;
      if (back)
        return [
          `${[path, ...back].join(' → ')}: a circle; move what both need into a file below them, types too.`,
        ];
    }
    return [];
  });
}

function importGraph(sources: Sources): Map<string, string[]> {
  const graph = new Map<string, string[]>();
  for (const { from, to } of imports(sources))
    if (sources.has(to)) graph.set(from, [...(graph.get(from) ?? []), to]);
  return graph;
}

/** The files from one to another by imports; null where there is no way. */
function wayTo(graph: Map<string, string[]>, from: string, to: string): string[] | null {
  const before = new Map<string, string | null>([[from, null]]);
  for (const path of before.keys()) {
    if (path === to) {
      const way = [path];
      for (let step = before.get(path); step; step = before.get(step)) way.unshift(step);
      return way;
    }
    for (const next of graph.get(path) ?? []) if (!before.has(next)) before.set(next, path);
  }
  return null;
}

/** Cells of state at the top of a module. A memo of a pure function (WeakMap, or named in PURE_MEMOS) is none. */
const PURE_MEMOS = new Set(['server/store/paths.ts']);

function theServerKeepsNoModuleState(sources: Sources): string[] {
  const cell =
    /^(?:export )?(?:let|var) \w+|^(?:export )?const (\w+)(?:: (?!ReadonlySet|ReadonlyMap)[^=]+)? = (?:new (?:Map|[A-Z]\w*(?:Mutex|Pool|Signal|Cache|State))\b|(?:new (?:Set|Array)(?:<[^>]*>)?\(\))|\[\];|\{\};|Array\.from\(.*new )/gm;
  return [...sources].flatMap(([path, text]) => {
    if (area(path) !== 'server' || isTest(path) || PURE_MEMOS.has(path)) return [];
    return [...text.matchAll(cell)].map(
      (found) =>
        `${path}:${lineOf(text, found.index)} keeps state in the module (${found[0].trim()}): two servers in one process would share it; put it into the context (server/local-state.ts).`,
    );
  });
}

function nobodyImportsTheTop(sources: Sources): string[] {
  const composition = /^server\/((main|app|cli)\.ts|cli\/\w[\w-]*\.ts|bin\.js)$/;
  return imports(sources)
    .filter(({ from, to }) => {
      if (composition.test(from) || isTest(from) || area(from) !== 'server') return false;
      const http = to.startsWith('server/http/') && !from.startsWith('server/http/');
      return http || composition.test(to);
    })
    .map(
      ({ from, to }) =>
        `${from} imports ${to}: HTTP and the composition sit on top; move what you need down to commands/, store/ or core/.`,
    );
}

describe('the walls within the server', () => {
  const sources = readSources();

  it('only the store writes cases', () => {
    expect(onlyTheStoreWritesCases(sources)).toEqual([]);
  });

  it('only commands, jobs, effects and seeding write to the store', () => {
    expect(onlyWritersWriteToTheStore(sources)).toEqual([]);
  });

  it('only seeding reads the seeds', () => {
    expect(onlySeedingReadsSeeds(sources)).toEqual([]);
  });

  it('queries do not reach commands', () => {
    expect(queriesDoNotReachCommands(sources)).toEqual([]);
  });

  it('nothing in the server imports in a circle', () => {
    expect(theServerHasNoCircle(sources)).toEqual([]);
  });

  it('nobody imports HTTP or the composition', () => {
    expect(nobodyImportsTheTop(sources)).toEqual([]);
  });

  it('the server keeps no state in modules', () => {
    expect(theServerKeepsNoModuleState(sources)).toEqual([]);
  });
});

describe('the rules can fail', () => {
  const one = (path: string, text: string): Sources => new Map([[path, text]]);

  it('seeds only in seeding', () => {
    for (const text of [
      `import { readSeeds } from '../../seeds/load.ts';`,
      `join(root, 'seeds')`,
      `'seeds/a.json'`,
    ])
      expect(onlySeedingReadsSeeds(one('server/commands/a.ts', text))).toHaveLength(1);
    expect(onlySeedingReadsSeeds(one('server/seeding/a.ts', `join(root, 'seeds')`))).toEqual([]);
    expect(onlySeedingReadsSeeds(one('server/cli/a.ts', `// seeds an empty store`))).toEqual([]);
  });

  it('only the store writes cases', () => {
    expect(
      onlyTheStoreWritesCases(one('server/commands/a.ts', `await store.swap('cases', c, 1);`)),
    ).toHaveLength(1);
    expect(onlyTheStoreWritesCases(one('server/effects/a.ts', `store.insert(\n  'cases', c)`))).toHaveLength(
      1,
    );
    expect(onlyTheStoreWritesCases(one('server/effects/a.ts', `store.insert('messages', m)`))).toEqual([]);
    expect(onlyTheStoreWritesCases(one('server/store/commit.ts', `store.swap('cases', c, 1)`))).toEqual([]);
  });

  it('only writers write to the store', () => {
    const wrong = [
      `await context.store.set('calendar', doc);`,
      `store.files.save(id, content);`,
      `store\n  .delete('drafts', id)`,
      `import { commit } from '../store/commit.ts';`,
    ];
    for (const line of wrong) {
      expect(onlyWritersWriteToTheStore(one('server/queries/a.ts', line))).toHaveLength(1);
      expect(onlyWritersWriteToTheStore(one('server/commands/a.ts', line))).toEqual([]);
    }
    const right = `await store.get('cases', id); kept.delete(id); store.files.open(id);`;
    expect(onlyWritersWriteToTheStore(one('server/http/routes/a.ts', right))).toEqual([]);
  });

  it('queries do not reach commands', () => {
    const direct = one('server/queries/a.ts', `import { saveUser } from '../commands/save-user.ts';`);
    direct.set('server/commands/save-user.ts', '');
    expect(queriesDoNotReachCommands(direct)).toHaveLength(1);
    const far = one('server/queries/a.ts', `import { b } from '../live/b.ts';`);
    far.set('server/live/b.ts', `import { execute } from '../commands/execute.ts';`);
    far.set('server/commands/execute.ts', '');
    expect(queriesDoNotReachCommands(far)).toEqual([
      expect.stringContaining('server/queries/a.ts → server/live/b.ts → server/commands/execute.ts'),
    ]);
    far.set('server/live/b.ts', '');
    expect(queriesDoNotReachCommands(far)).toEqual([]);
  });

  it('nothing in the server imports in a circle', () => {
    const circle = one('server/a.ts', `import type { B } from './b.ts';`);
    circle.set('server/b.ts', `import { c } from './c.ts';`);
    circle.set('server/c.ts', `import { a } from './a.ts';`);
    expect(theServerHasNoCircle(circle)[0]).toContain(
      'server/a.ts → server/b.ts → server/c.ts → server/a.ts',
    );
    circle.set('server/c.ts', '');
    expect(theServerHasNoCircle(circle)).toEqual([]);
  });

  it('the server keeps no state in modules', () => {
    const wrong = [
      'let decoy: Promise<string> | undefined;',
      'const kept = new Map<string, Promise<View[]>>();',
      'const turns = new KeyedMutex();',
      'const queue: Job[] = [];',
      'const benches = Array.from({ length: 2 }, () => new Bench());',
    ];
    for (const line of wrong) expect(theServerKeepsNoModuleState(one('server/a.ts', line))).toHaveLength(1);
    const right = [
      'const known = new WeakMap<Process, Names>();',
      "const SAFE = new Set(['GET', 'HEAD']);",
      'const LIMITS: readonly number[] = [1];',
      'function f() {\n  let n = 0;\n  const seen = new Map();\n}',
    ];
    for (const line of right) expect(theServerKeepsNoModuleState(one('server/a.ts', line))).toEqual([]);
    expect(theServerKeepsNoModuleState(one('client/a.ts', wrong[0] as string))).toEqual([]);
  });

  it('nobody imports the top', () => {
    const http = `import { r } from '../http/routes/tasks.ts';`;
    expect(nobodyImportsTheTop(one('server/commands/a.ts', http))).toHaveLength(1);
    expect(nobodyImportsTheTop(one('server/live/a.ts', `import { build } from '../app.ts';`))).toHaveLength(
      1,
    );
    expect(nobodyImportsTheTop(one('server/http/a.ts', `import { build } from '../app.ts';`))).toHaveLength(
      1,
    );
    expect(nobodyImportsTheTop(one('server/http/a.ts', `import { p } from './present/task.ts';`))).toEqual(
      [],
    );
    expect(nobodyImportsTheTop(one('server/app.ts', `import { r } from './http/routes/tasks.ts';`))).toEqual(
      [],
    );
  });
});
