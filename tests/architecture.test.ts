/**
 * The walls of the house, executed. Each rule reads the sources as text and returns what is wrong as sentences
 * that say what to do instead; the second half proves on tiny made-up sources that each rule can fail. The walls within
 * the server and the client stand beside this file.
 */
import { describe, expect, it } from 'vitest';
import { folders, imports, isTest, lineOf, readSources, type Sources } from './support/sources.ts';
import { TEXTS_ALLOWED } from './support/texts-allowed.ts';
import { textsOutsideMessages } from './support/texts.ts';

/** What core may use from npm: pure, and the same in browser and server. */
const CORE_PACKAGES = new Set(['typebox', 'xstate', 'feelin', 'bpmn-moddle', 'fflate', 'nzh']);

const area = (path: string): string => path.split('/')[0]!;

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
