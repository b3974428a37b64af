/** Folders read as packages, and sources written as the files of a house. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packProcess, Problems, unpackProcess, type Files } from '../../core/package/index.ts';
import { blankSource } from '../../core/versions/blank.ts';
import { hashOf } from './versions.ts';
import { readFolder, writeSource } from './source-files.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'xiangzhi-files-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const GROUP = { id: 'shared/person', title: '个人', schema: { type: 'object' } };
const ROAD = {
  ...blankSource('road', { title: '村道维修' }),
  groups: { 'shared/person': GROUP },
  scenarios: { plain: { name: '一般', process: 'road', steps: [] } },
};

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function read(within = '', key?: string): { files: Files; codes: string[] } {
  const problems = new Problems();
  const files = readFolder(join(folder, within), key, problems);
  return { files, codes: problems.list.map(({ code }) => code) };
}

const sourceIn = (files: Files) => unpackProcess(files, hashOf);

describe('a folder', () => {
  it('with an unpacked package in it is that package', () => {
    const content = { key: 'road', title: '村道维修', version: 2, source: ROAD, diagram: '<drawn/>' };
    for (const [path, bytes] of packProcess(content, hashOf)) put(path, bytes);
    put('.hidden', 'x');
    const { files, codes } = read();
    expect(codes).toEqual([]);
    expect(sourceIn(files)).toEqual({ key: 'road', source: ROAD, redraw: null, diagnostics: [] });
  });

  it('of a house gives the one process, from above or from inside', () => {
    writeSource(folder, 'road', ROAD);
    for (const within of ['', 'workflows/road']) {
      const { files, codes } = read(within);
      expect(codes).toEqual([]);
      expect(sourceIn(files).source).toEqual(ROAD);
    }
  });

  it('of a house with several asks which one', () => {
    writeSource(folder, 'road', ROAD);
    writeSource(folder, 'bridge', blankSource('bridge'));
    expect(read().codes).toEqual(['package_ambiguous']);
    expect(read('', 'nothing').codes).toEqual(['package_ambiguous']);
    expect(sourceIn(read('', 'bridge').files).key).toBe('bridge');
    expect(sourceIn(read('workflows/road').files).key).toBe('road');
  });

  it('with too much in it is not read', () => {
    for (let n = 0; n <= 1000; n++) put(`${n}.json`, '{}');
    const { files, codes } = read();
    expect([files.size, codes]).toEqual([0, ['package_too_large']]);
  });

  it('with nothing in it is told', () => {
    expect(sourceIn(read().files).diagnostics.map(({ code }) => code)).toEqual(['package_unknown']);
    mkdirSync(join(folder, 'workflows'));
    expect(read().codes).toEqual(['package_ambiguous']);
  });
});

describe('writing a source', () => {
  it('names the schema of each file for editors, and what is read back is without that line', () => {
    writeSource(folder, 'road', ROAD);
    const schemaIn = (path: string): unknown =>
      (JSON.parse(readFileSync(join(folder, path), 'utf8')) as { $schema?: string }).$schema;
    expect(schemaIn('workflows/road/process.json')).toBe('../../core/definition/process-short.schema.json');
    expect(schemaIn('workflows/road/scenarios/plain.json')).toBe(
      '../../../core/definition/scenario.schema.json',
    );
    expect(schemaIn('forms/shared/person.json')).toBe('../../core/definition/form.schema.json');
    expect(sourceIn(read().files).source).toEqual(ROAD);
  });

  it('leaves what says the same as it is, and writes what differs', () => {
    writeSource(folder, 'road', ROAD);
    const file = join(folder, 'workflows/road/process.json');
    const other = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
    writeFileSync(file, other);
    expect(writeSource(folder, 'road', ROAD)).toEqual({ files: [], diagnostics: [] });
    expect(readFileSync(file, 'utf8')).toBe(other);
    const renamed = { ...ROAD, definition: { ...ROAD.definition, title: '新' } };
    expect(writeSource(folder, 'road', renamed).files).toEqual(['workflows/road/process.json']);
    writeFileSync(file, 'no JSON any more');
    expect(writeSource(folder, 'road', ROAD).files).toEqual(['workflows/road/process.json']);
  });

  it('does not change a group that others use, nor hide a form that will not be read', () => {
    writeSource(folder, 'road', ROAD);
    const changed = { ...ROAD, groups: { 'shared/person': { ...GROUP, title: '别的' } } };
    const written = writeSource(folder, 'lane', changed);
    expect(written.diagnostics.map(({ code, element }) => [code, element])).toEqual([
      ['form_elsewhere', 'road/application'],
      ['shared_differs', 'shared/person'],
    ]);
    expect(JSON.parse(readFileSync(join(folder, 'forms/shared/person.json'), 'utf8'))).toEqual({
      $schema: '../../core/definition/form.schema.json',
      ...GROUP,
    });
  });

  it('carries the pieces it uses, and does not change those that others use', () => {
    const piece = {
      format: 1,
      id: 'shared/look',
      title: '查看',
      exits: { seen: '已看' },
      initial: 'look',
      states: { look: { always: { target: '${seen}' } } },
    };
    const { machine } = ROAD.definition as { machine: { states: object } };
    const states = { ...machine.states, look: { use: 'shared/look', on: { seen: { target: 'done' } } } };
    const definition = { ...ROAD.definition, machine: { ...machine, states } };
    const using = { ...ROAD, definition, pieces: { 'shared/look': piece } };
    expect(writeSource(folder, 'road', using).files).toContain('workflows/shared/look.json');
    expect(sourceIn(read().files).source).toEqual(using);
    expect(writeSource(folder, 'road', using)).toEqual({ files: [], diagnostics: [] });

    const other = { ...using, pieces: { 'shared/look': { ...piece, title: '别的' } } };
    expect(writeSource(folder, 'road', other)).toMatchObject({
      files: [],
      diagnostics: [{ code: 'shared_differs', element: 'shared/look' }],
    });
    writeSource(folder, 'lane', blankSource('lane'));
    expect(sourceIn(read('', 'lane').files).source).not.toHaveProperty('pieces');
  });

  it('never leaves the folder', () => {
    const hostile = { ...ROAD, forms: { '../../../outside': { id: 'x' } }, scenarios: { '../..': {} } };
    writeSource(join(folder, 'house'), 'road', hostile);
    expect(readdirSync(folder)).toEqual(['house']);
  });
});
