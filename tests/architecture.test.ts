/**
 * The walls of the house, executed. Each rule reads the sources as text and returns what is wrong as sentences
 * that say what to do instead; the second half proves on tiny made-up sources that each rule can fail.
 */
import { describe, expect, it } from 'vitest';
import { folders, imports, isTest, lineOf, readSources, type Sources } from './support/sources.ts';
import { TEXTS_ALLOWED } from './support/texts-allowed.ts';
import { textsOutsideMessages } from './support/texts.ts';

/** What core may use from npm: pure, and the same in browser and server. */
const CORE_PACKAGES = new Set(['typebox', 'xstate', 'feelin', 'bpmn-moddle', 'fflate', 'nzh']);

const area = (path: string): string => path.split('/')[0]!;

// ---------------------------------------------------------------------------------------------- rules

function clientAndServerAreApart(sources: Sources): string[] {
  return imports(sources).flatMap(({ from, to }) => {
    if (area(from) === 'client' && area(to) === 'server') {
      return `${from} imports ${to}: call the HTTP contract through client/api, or move what both need to core/.`;
    }
    if (area(from) === 'server' && area(to) === 'client') {
      return `${from} imports ${to}: the server does not know the client; move what both need to core/.`;
    }
    return [];
  });
}

function coreImportsNothingOfTheHouse(sources: Sources): string[] {
  return imports(sources)
    .filter(({ from, to, local }) => area(from) === 'core' && local && area(to) !== 'core')
    .filter(({ from, to }) => !isTest(from) || ['server', 'client'].includes(area(to)))
    .map(
      ({ from, to }) =>
        `${from} imports ${to}: pass the value in as an argument, or move the pure part to core/.`,
    );
}

function coreUsesOnlyItsPackages(sources: Sources): string[] {
  return imports(sources)
    .filter(({ from, local }) => area(from) === 'core' && !isTest(from) && !local)
    .filter(({ to }) => !CORE_PACKAGES.has(packageName(to)))
    .map(({ from, to }) =>
      to.startsWith('node:')
        ? `${from} imports ${to}: core runs in the browser too; return an effect as data, the server carries it out.`
        : `${from} imports ${to}: core uses only ${[...CORE_PACKAGES].join(', ')}; do it in server/ or client/.`,
    );
}

/** The machine, and what belongs to it. */
const MACHINE = [
  'core/engine/machine.ts',
  'core/engine/history.ts',
  'core/engine/leads-to.ts',
  'core/engine/state-guards.ts',
];

function onlyTheMachineKnowsXState(sources: Sources): string[] {
  return imports(sources)
    .filter(({ from, to }) => packageName(to) === 'xstate' && !MACHINE.includes(from))
    .map(
      ({ from }) =>
        `${from} imports xstate: only ${MACHINE[0]} knows it; ask the machine for what you need, in the words of core/engine/interpreter.ts.`,
    );
}

/** XState's private parts, and its own names of events and actions; stored data of earlier releases is read by numbered upgrades. */
const XSTATE_INSIDE = /\b_nodes\b|\bAnyActorScope\b|['"`]xstate\./;

function nothingKnowsXStateInside(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) => {
    if (path.startsWith('server/store/upgrades/') || isTest(path)) return [];
    const found = XSTATE_INSIDE.exec(text);
    if (!found) return [];
    return [
      `${path}:${lineOf(text, found.index)} uses what XState keeps to itself (${found[0]}): use its public functions, or a table of our own made when the machine is compiled.`,
    ];
  });
}

function onlyTestsUseWhatIsForTests(sources: Sources): string[] {
  return imports(sources)
    .filter(({ from, to }) => to.includes('/testing/') && !isTest(from) && area(from) !== 'tests')
    .map(
      ({ from, to }) =>
        `${from} imports ${to}: what is for tests stays with them; move what both need beside it.`,
    );
}

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

/** The pages of one audience each; what two of them need stands beside them. */
const PLACES = ['apply', 'designer', 'login', 'tasks'];

/** The form of the desk, which the designer shows as it will be; it has no place of its own yet. */
const SHARED_YET = ['client/tasks/form/DeskForm.tsx'];

function placesOfTheClientAreApart(sources: Sources): string[] {
  const placeOf = (path: string): string => path.split('/')[1] ?? '';
  return imports(sources)
    .filter(({ from, to, local }) => {
      if (area(from) !== 'client' || !local || !PLACES.includes(placeOf(to))) return false;
      return placeOf(from) !== placeOf(to) && !SHARED_YET.includes(to);
    })
    .map(
      ({ from, to }) =>
        `${from} imports ${to}: a place imports no other place; move what both need to client/ui, client/api, client/keys or client/form.`,
    );
}

function addressesStandInTheContract(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) => {
    if (path.startsWith('core/contract/') || isTest(path)) return [];
    const written = /^(?!\s*(?:\/?\*|\/\/)).*?['"`](?:(?:GET|POST|PUT|DELETE) )?\/api\/\w/m.exec(text);
    if (!written) return [];
    return `${path}:${lineOf(text, written.index)} writes an address of the interface: it stands in core/contract/addresses.ts; call it with client/api/call.ts, serve it with server/http/serve.ts.`;
  });
}

function noProcessIsKnownByName(sources: Sources, processes: string[]): string[] {
  const found: string[] = [];
  for (const [path, text] of sources) {
    if (isTest(path)) continue;
    for (const process of processes) {
      const named = new RegExp(`['"\`]${process}(['"\`]|/)`).exec(text);
      if (!named) continue;
      found.push(
        `${path}:${lineOf(text, named.index)} names the process ${process}: a difference between processes belongs in workflows/${process}/ as data.`,
      );
    }
  }
  return found;
}

function workflowsAndFormsMirror(workflows: string[], forms: string[]): string[] {
  return [
    ...workflows
      .filter((key) => !forms.includes(key))
      .map(
        (key) =>
          `workflows/${key}/ has no forms/${key}/: add the folder with its forms, under the same name.`,
      ),
    ...forms
      .filter((key) => key !== 'shared' && !workflows.includes(key))
      .map(
        (key) =>
          `forms/${key}/ has no workflows/${key}/: add the process, or move shared pieces to forms/shared/.`,
      ),
  ];
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

// ------------------------------------------------------------------------------------------- the tests

describe('the walls of the house', () => {
  const sources = readSources();
  // beside the processes stand the pieces they share
  const processes = folders('workflows').filter((key) => key !== 'shared');

  it('client and server import core, not each other', () => {
    expect(clientAndServerAreApart(sources)).toEqual([]);
  });
  it('core imports nothing outside core', () => {
    expect(coreImportsNothingOfTheHouse(sources)).toEqual([]);
  });
  it('core uses only pure packages and nothing of node', () => {
    expect(coreUsesOnlyItsPackages(sources)).toEqual([]);
  });
  it('xstate is imported only by the machine', () => {
    expect(onlyTheMachineKnowsXState(sources)).toEqual([]);
  });
  it('nothing leans on what XState keeps to itself', () => {
    expect(nothingKnowsXStateInside(sources)).toEqual([]);
  });
  it('what is for tests stays with tests', () => {
    expect(onlyTestsUseWhatIsForTests(sources)).toEqual([]);
  });
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
  it('a place of the client imports no other place', () => {
    expect(placesOfTheClientAreApart(sources)).toEqual([]);
  });
  it('no address of the interface stands outside the contract', () => {
    expect(addressesStandInTheContract(sources)).toEqual([]);
  });
  it('no code knows a process by name', () => {
    expect(noProcessIsKnownByName(sources, processes)).toEqual([]);
  });
  it('Chinese texts stand in message files', () => {
    expect(textsOutsideMessages(sources, TEXTS_ALLOWED)).toEqual([]);
  });
  it('workflows/ and forms/ mirror each other', () => {
    expect(workflowsAndFormsMirror(processes, folders('forms'))).toEqual([]);
  });
});

describe('the rules can fail', () => {
  const one = (path: string, text: string): Sources => new Map([[path, text]]);

  it('reads every way of importing, and nothing else', () => {
    const text = [
      `import { a } from './a.ts';`,
      `import type {`,
      `  B,`,
      `} from './b.ts';`,
      `import './c.ts';`,
      `export * from './d.ts';`,
      `const e = await import('./e.ts');`,
      `let f: import('./f.ts').F;`,
      `const g = Array.from('./g.ts');`,
      `// import { h } from './h.ts';`,
      ` * import { i } from './i.ts';`,
    ].join('\n');
    const read = imports(one('core/x/y.ts', text)).map(({ to }) => to);
    expect(read.sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `core/x/${name}.ts`));
  });

  it('client and server are apart', () => {
    expect(
      clientAndServerAreApart(one('client/a.tsx', `import type { X } from '../server/x.ts';`)),
    ).toHaveLength(1);
    expect(clientAndServerAreApart(one('server/a.ts', `import { X } from '../client/x.ts';`))).toHaveLength(
      1,
    );
    expect(clientAndServerAreApart(one('client/api/a.ts', `import { X } from '../../core/x.ts';`))).toEqual(
      [],
    );
  });

  it('core stays inside', () => {
    expect(
      coreImportsNothingOfTheHouse(one('core/a.ts', `import { X } from '../server/x.ts';`)),
    ).toHaveLength(1);
    expect(coreImportsNothingOfTheHouse(one('core/a.ts', `import x from '../seeds/x.json';`))).toHaveLength(
      1,
    );
    expect(
      coreImportsNothingOfTheHouse(one('core/a.test.ts', `import { X } from '../client/x.ts';`)),
    ).toHaveLength(1);
    expect(coreImportsNothingOfTheHouse(one('core/form/a.ts', `import { X } from '../time/x.ts';`))).toEqual(
      [],
    );
  });

  it('xstate only in the machine', () => {
    const text = `import type { AnyStateMachine } from 'xstate';`;
    expect(onlyTheMachineKnowsXState(one('core/engine/watch.ts', text))).toHaveLength(1);
    expect(onlyTheMachineKnowsXState(one('core/engine/machine.ts', text))).toEqual([]);
  });

  it("nothing of XState's inside", () => {
    for (const text of ['snapshot._nodes', "type.startsWith('xstate.after')", 'let scope: AnyActorScope;'])
      expect(nothingKnowsXStateInside(one('core/engine/machine.ts', text))).toHaveLength(1);
    expect(nothingKnowsXStateInside(one('core/a.ts', `import { transition } from 'xstate';`))).toEqual([]);
  });

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

  it('core uses only its packages', () => {
    expect(coreUsesOnlyItsPackages(one('core/a.ts', `import { readFile } from 'node:fs';`))).toHaveLength(1);
    expect(coreUsesOnlyItsPackages(one('core/a.ts', `import dayjs from 'dayjs';`))).toHaveLength(1);
    expect(
      coreUsesOnlyItsPackages(one('core/a.ts', `import { getShortestPaths } from 'xstate/graph';`)),
    ).toEqual([]);
    expect(coreUsesOnlyItsPackages(one('core/a.ts', `import { Type } from 'typebox';`))).toEqual([]);
    expect(coreUsesOnlyItsPackages(one('core/a.ts', `import { Ajv } from 'ajv';`))).toHaveLength(1);
    expect(coreUsesOnlyItsPackages(one('core/a.test.ts', `import { it } from 'vitest';`))).toEqual([]);
  });

  it('what is for tests stays with tests', () => {
    const text = `import { house } from './testing/house.ts';`;
    expect(onlyTestsUseWhatIsForTests(one('core/engine/a.ts', text))).toHaveLength(1);
    expect(onlyTestsUseWhatIsForTests(one('core/engine/a.test.ts', text))).toEqual([]);
    expect(onlyTestsUseWhatIsForTests(one('core/engine/testing/b.ts', `import './c.ts';`))).toEqual([]);
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

  it('a place imports no other place', () => {
    const designer = `import { Bars } from '../tasks/ui/Bars.tsx';`;
    expect(placesOfTheClientAreApart(one('client/designer/a.tsx', designer))).toHaveLength(1);
    expect(placesOfTheClientAreApart(one('client/ui/a.tsx', designer))).toHaveLength(1);
    const sheet = `import sheet from '../apply/apply.css?url';`;
    expect(placesOfTheClientAreApart(one('client/designer/a.tsx', sheet))).toHaveLength(1);
    expect(placesOfTheClientAreApart(one('client/tasks/a.tsx', `import './ui/b.tsx';`))).toEqual([]);
    expect(placesOfTheClientAreApart(one('client/tasks/a.tsx', `import '../ui/b.tsx';`))).toEqual([]);
  });

  it('no address stands outside the contract', () => {
    for (const line of ["fetch('/api/tasks')", '`/api/cases/${id}`', "'POST /api/cases'"])
      expect(addressesStandInTheContract(one('client/a.ts', line))).toHaveLength(1);
    expect(addressesStandInTheContract(one('server/a.ts', "app.get('/api/me')"))).toHaveLength(1);
    expect(addressesStandInTheContract(one('server/a.ts', "url.startsWith('/api/')"))).toEqual([]);
    expect(addressesStandInTheContract(one('core/contract/a.ts', "'GET /api/me'"))).toEqual([]);
  });

  it('no process is known by name', () => {
    const keys = ['parental-leave'];
    expect(noProcessIsKnownByName(one('server/a.ts', `if (key === 'parental-leave') {}`), keys)).toHaveLength(
      1,
    );
    expect(noProcessIsKnownByName(one('client/a.tsx', '`parental-leave/request`'), keys)).toHaveLength(1);
    expect(noProcessIsKnownByName(one('core/a.ts', `'parental-leave-days'`), keys)).toEqual([]);
  });

  it('Chinese texts stand in message files', () => {
    const found = (path: string, text: string): string[] => textsOutsideMessages(one(path, text), {});
    expect(found('core/a.ts', "const a = '没有这个办件';")).toHaveLength(1);
    expect(found('core/a.ts', 'const a = `第 ${n} 版`;')).toHaveLength(2);
    expect(found('core/a.ts', "const a = names.join('、');")).toHaveLength(1);
    expect(found('client/a.tsx', 'const a = <p>办件</p>;')).toHaveLength(1);
    expect(found('core/a.ts', 'const a = /元$/;')).toHaveLength(1);
    expect(found('core/a.ts', '/** The case 办件. */ // 办件\nconst a = "case";')).toEqual([]);
    expect(found('core/messages.zh-CN.ts', "export const zhCN = { a: '办件' };")).toEqual([]);
    expect(found('core/a.test.ts', "const a = '办件';")).toEqual([]);
    const allowed = (literals: number): string[] =>
      textsOutsideMessages(one('core/x/a.ts', "const a = ['办件', '待办'];"), {
        'core/x': { literals, why: 'a test' },
      });
    expect([1, 2, 7, 8].map((n) => allowed(n).length)).toEqual([1, 0, 0, 1]);
  });

  it('workflows and forms mirror each other', () => {
    expect(workflowsAndFormsMirror(['a', 'b'], ['a', 'shared'])).toHaveLength(1);
    expect(workflowsAndFormsMirror(['a'], ['a', 'c', 'shared'])).toHaveLength(1);
    expect(workflowsAndFormsMirror(['a'], ['a', 'shared'])).toEqual([]);
  });
});
