/** Packages: what goes in comes out, edits count, whatever is broken is a diagnostic that names the file. */
import { fc, test } from '@fast-check/vitest';
import { strFromU8, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { VersionSource } from '../definition/source.ts';
import type { JsonObject } from '../vocabulary.ts';
import { crc32 } from './crc32.ts';
import { packProcess, Problems, readZip, unpackProcess, writeZip, type Files } from './index.ts';
import { idOf, pathOf } from './names.ts';

const digest = (bytes: Uint8Array): string => crc32(bytes).toString(16);

const SOURCE: VersionSource = {
  definition: {
    format: 2,
    key: 'road-repair',
    title: '村道维修',
    guide: { summary: '村里的路坏了可以报修。' },
    tables: { 标准: { label: '补助标准', rules: [] }, plain: { label: '甲', rules: [] } },
    machine: { initial: 'a', states: { a: { on: { go: 'b' } }, b: { type: 'final' } } },
    documents: { reply: { title: '答复', body: ['# 答复'] } },
    params: { cap: { key: 'road.cap', default: 5 } },
  },
  forms: { 'road-repair/report': { id: 'road-repair/report', title: '报修', schema: {} } },
  groups: { 'shared/person': { id: 'shared/person', title: '个人', schema: {} } },
  scenarios: { plain: { name: '一般', process: 'road-repair', steps: [] } },
};
const DRAWN = '<definitions/>';

const packed = (source: VersionSource = SOURCE): Files =>
  packProcess(
    { key: 'road-repair', title: '村道维修', version: 3, source, diagram: source.diagram ?? DRAWN },
    digest,
  );

/** A package after a change by hand. */
function edited(change: Record<string, string | null>, source?: VersionSource): Files {
  const files = packed(source);
  for (const [path, text] of Object.entries(change))
    if (text === null) files.delete(path);
    else files.set(path, strToU8(text));
  return files;
}

const codes = (files: Files): string[] => unpackProcess(files, digest).diagnostics.map(({ code }) => code);

describe('a package', () => {
  it('holds every part as a file of its own', () => {
    expect([...packed().keys()]).toEqual([
      'manifest.json',
      'diagram.bpmn',
      'process.json',
      'machine.json',
      'guide.json',
      'params.json',
      'tables.json',
      'documents.json',
      'forms/road-repair/report.json',
      'shared/person.json',
      'scenarios/plain.json',
    ]);
    expect(JSON.parse(strFromU8(packed().get('guide.json')!))).toEqual({ guide: SOURCE.definition.guide });
  });

  it('of the first format, with words and tables in files of another cut, is read the same', () => {
    const { guide, documents, machine, tables, ...rest } = SOURCE.definition as Record<string, JsonObject>;
    const file = (path: string): JsonObject => ({ $file: path });
    const old: Record<string, unknown> = {
      'process.json': {
        ...rest,
        guide: file('words.json#/guide'),
        tables: { 标准: file('tables/标准.json'), plain: file('tables/plain.json') },
        machine: file('machine.json'),
        documents: file('words.json#/documents'),
      },
      'machine.json': machine,
      'words.json': { guide, documents },
      'tables/标准.json': tables!.标准,
      'tables/plain.json': tables!.plain,
      'forms/road-repair/report.json': SOURCE.forms['road-repair/report'],
      'shared/person.json': SOURCE.groups['shared/person'],
      'scenarios/plain.json': SOURCE.scenarios!.plain,
    };
    const files: Files = new Map(
      Object.entries(old).map(([path, value]) => [path, strToU8(JSON.stringify(value))]),
    );
    const manifest = {
      format: 1,
      key: 'road-repair',
      title: '村道维修',
      version: 3,
      master: 'machine',
      files: [...files].map(([path, bytes]) => ({ path, size: bytes.length, digest: digest(bytes) })),
    };
    files.set('manifest.json', strToU8(JSON.stringify(manifest)));
    const { source, diagnostics } = unpackProcess(files, digest);
    expect(diagnostics).toEqual([]);
    expect(source).toEqual(unpackProcess(packed(), digest).source);
  });

  const json = fc.jsonValue({ maxDepth: 4 });
  const name = fc
    .oneof(
      fc.string({ maxLength: 12, unit: 'binary' }),
      fc.constantFrom('shared/a', '../x', 'a/../b', '~-/c'),
    )
    .filter((text) => text !== '__proto__' && pathOf(text).length < 150);
  const named = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> =>
    fc.dictionary(name, value, { maxKeys: 4, noNullPrototype: true });
  const definition = fc
    .record(
      {
        key: fc.string(),
        machine: fc.oneof(json, fc.constant({ $file: 'machine.json' })),
        guide: json,
        documents: json,
        tables: fc.oneof(named(json), json),
        title: fc.oneof(json, fc.constant({ $file: 'words.json' })),
        params: json,
      },
      { requiredKeys: [], noNullPrototype: true },
    )
    .map((parts) => ({ format: 2, ...parts }));
  const source = fc.record(
    {
      definition,
      forms: named(json),
      groups: named(json),
      pieces: named(json).filter((pieces) => Object.keys(pieces).length > 0),
      diagram: fc.string(),
      scenarios: named(json).filter((scenarios) => Object.keys(scenarios).length > 0),
    },
    { requiredKeys: ['definition', 'forms', 'groups'], noNullPrototype: true },
  ) as fc.Arbitrary<VersionSource>;

  test.prop([source])(
    'comes out as it went in, order included',
    (given) => {
      // what JSON keeps; __proto__ is refused, a key of its own test
      const plain = JSON.parse(JSON.stringify(given)) as VersionSource;
      fc.pre(!JSON.stringify(plain).includes('__proto__'));
      const problems = new Problems();
      const zip = writeZip(packed(plain));
      const unpacked = unpackProcess(readZip(zip, problems), digest, problems);
      expect(unpacked.diagnostics).toEqual([]);
      expect(unpacked.redraw).toBeNull();
      expect(JSON.stringify(unpacked.source?.definition)).toBe(JSON.stringify(plain.definition));
      expect(unpacked.source).toEqual(plain);
      expect(writeZip(packed(unpacked.source!))).toEqual(zip);
    },
    60_000,
  );

  it('in a folder of its own inside the archive is the same package', () => {
    const inFolder = new Map([...packed()].map(([path, bytes]) => [`村道维修/${path}`, bytes]));
    expect(unpackProcess(inFolder, digest)).toEqual(unpackProcess(packed(), digest));
  });
});

describe('edits by hand', () => {
  const drawn = { ...SOURCE, diagram: DRAWN };

  it.each<[string, Files, string | null, string | undefined, string[]]>([
    ['nothing, drawn by hand', packed(drawn), null, DRAWN, []],
    ['nothing, written as a machine', packed(), null, undefined, []],
    ['the diagram', edited({ 'diagram.bpmn': '<new/>' }), '<new/>', undefined, []],
    [
      'the machine of a drawing',
      edited({ 'machine.json': '{}' }, drawn),
      null,
      undefined,
      ['diagram_replaced'],
    ],
    ['the machine', edited({ 'machine.json': '{}' }), null, undefined, []],
    [
      'both',
      edited({ 'machine.json': '{}', 'diagram.bpmn': '<new/>' }, drawn),
      '<new/>',
      undefined,
      ['machine_replaced'],
    ],
    ['the machine taken out', edited({ 'machine.json': null }, drawn), DRAWN, undefined, []],
    ['the diagram taken out', edited({ 'diagram.bpmn': null }, drawn), null, undefined, []],
    ['no manifest', edited({ 'manifest.json': null }, drawn), null, undefined, ['diagram_unused']],
  ])('%s', (_, files, redraw, diagram, found) => {
    const unpacked = unpackProcess(files, digest);
    expect(unpacked.redraw).toBe(redraw);
    expect(unpacked.source?.diagram).toBe(diagram);
    expect(unpacked.diagnostics.map(({ code }) => code)).toEqual(found);
  });

  it('a form added without telling the manifest is read', () => {
    const unpacked = unpackProcess(edited({ 'forms/road-repair/more.json': '{"id":"x"}' }), digest);
    expect(unpacked.source?.forms['road-repair/more']).toEqual({ id: 'x' });
    expect(unpacked.diagnostics).toEqual([]);
  });

  it('an older definition is upgraded and said so', () => {
    const process = JSON.parse(strFromU8(packed().get('process.json')!)) as Record<string, unknown>;
    delete process.format;
    const unpacked = unpackProcess(edited({ 'process.json': JSON.stringify(process) }), digest);
    expect(unpacked.source?.definition.format).toBe(2);
    expect(unpacked.diagnostics).toMatchObject([{ severity: 'warning', code: 'format_upgraded' }]);
  });

  it('a bare diagram is one to compile', () => {
    const unpacked = unpackProcess(new Map([['甲.bpmn', strToU8('\uFEFF<definitions/>')]]), digest);
    expect(unpacked).toEqual({ key: '', source: null, redraw: '\uFEFF<definitions/>', diagnostics: [] });
  });
});

describe('what is broken is named', () => {
  const utf16 = new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]);
  it.each<[string, Files]>([
    ['process_missing', edited({ 'process.json': null })],
    ['process_missing', edited({ 'process.json': '[1]' })],
    ['json_broken', edited({ 'process.json': '{"a":' })],
    ['json_broken', edited({ 'forms/road-repair/report.json': 'no' })],
    ['json_refused', edited({ 'machine.json': '['.repeat(100_000) })],
    ['json_refused', edited({ 'machine.json': '{"a":{"__proto__":{}}}' })],
    ['encoding_broken', new Map([...packed(), ['guide.json', new Uint8Array([0xc4, 0xe3])]])],
    ['file_missing', edited({ 'guide.json': null })],
    ['file_missing', edited({ 'guide.json': '{}' })],
    ['file_missing', edited({ 'tables.json': null })],
    ['file_name', edited({ 'forms/a b.json': '{}' })],
    ['file_unused', edited({ 'notes.json': '{}' })],
    ['file_too_large', new Map([...packed(), ['guide.json', new Uint8Array(5_000_001)]])],
    ['format_newer', edited({ 'process.json': '{"format":9}' })],
    ['package_newer', edited({ 'manifest.json': '{"format":3}' })],
    ['manifest_invalid', edited({ 'manifest.json': '{"format":1,"files":7}' })],
    ['manifest_invalid', new Map([...packed(), ['manifest.json', utf16]])],
    ['package_unknown', new Map([['readme.txt', strToU8('x')]])],
    [
      'package_ambiguous',
      new Map([
        ['a.bpmn', strToU8('x')],
        ['b.xml', strToU8('x')],
      ]),
    ],
  ])('%s', (code, files) => {
    expect(codes(files)).toContain(code);
    for (const { message } of unpackProcess(files, digest).diagnostics)
      expect(message).toMatch(/\p{Script=Han}/u);
  });

  test.prop([fc.dictionary(fc.string(), fc.uint8Array({ maxLength: 200 }))])('any files at all', (files) => {
    const { source, redraw, diagnostics } = unpackProcess(new Map(Object.entries(files)), digest);
    expect(source !== null || redraw !== null || diagnostics.length > 0).toBe(true);
  });
});

describe('ids as paths', () => {
  test.prop([fc.string({ unit: 'binary' })])('lead back, stay inside and hold no odd signs', (id) => {
    const path = pathOf(id);
    expect(idOf(path)).toBe(id);
    expect(path).toMatch(/^[\p{L}\p{N}_~.-]+(\/[\p{L}\p{N}_~.-]+)*$/u);
    expect(path.split('/').some((part) => part.startsWith('.'))).toBe(false);
  });
});
