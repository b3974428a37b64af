/** Archives from anywhere: what is whole is read, what is hostile or broken is a diagnostic, in little time and memory. */
import { fc, test } from '@fast-check/vitest';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { Problems } from './problems.ts';
import { LIMITS, readZip, writeZip, type Files } from './zip.ts';

function read(zip: Uint8Array): { files: Files; codes: string[] } {
  const problems = new Problems();
  const files = readZip(zip, problems);
  for (const { message } of problems.list) expect(message).toMatch(/\p{Script=Han}/u);
  return { files, codes: [...new Set(problems.list.map(({ code }) => code))] };
}

/** Where a signature stands for the n-th time. */
function find(zip: Uint8Array, signature: number, n = 0): number {
  const view = new DataView(zip.buffer, zip.byteOffset);
  for (let at = 0; at + 4 <= zip.length; at++)
    if (view.getUint32(at, true) === signature && n-- === 0) return at;
  throw new Error('no such signature');
}

const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL = 0x04034b50;

/** An archive with fields of a record overwritten. */
function forged(
  zip: Uint8Array,
  record: number,
  fields: [offset: number, value: number, bytes: 2 | 4][],
): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  const at = find(copy, record);
  for (const [offset, value, bytes] of fields)
    if (bytes === 2) view.setUint16(at + offset, value, true);
    else view.setUint32(at + offset, value, true);
  return copy;
}

const LARGE = new Uint8Array(LIMITS.file);
const range = (n: number): number[] => Array.from({ length: n }, (_, at) => at);
const crowd = (n: number): Uint8Array =>
  zipSync(Object.fromEntries(range(n).map((at) => [`${at}.json`, new Uint8Array()])));

const one = (name: string): Uint8Array => zipSync({ [name]: strToU8('内容 '.repeat(50)) });
const plain = one('a.json');

/** An archive made by hand around one deflated stream that says less of itself than it holds. */
function lying(content: Uint8Array, size: number): Uint8Array {
  return forged(forged(zipSync({ 'a.json': content }), CENTRAL, [[24, size, 4]]), LOCAL, [[22, size, 4]]);
}

/** As Windows in China names files: no flag, two bytes a sign. */
function gbkName(): Uint8Array {
  const zip = one('ab.json');
  zip.set([0xc4, 0xe3], find(zip, CENTRAL) + 46);
  return zip;
}

describe('an archive', () => {
  test.prop([
    fc.dictionary(
      fc.stringMatching(/^[a-z甲乙]{1,8}(\/[a-z]{1,8}){0,2}\.json$/),
      fc.uint8Array({ maxLength: 3000 }),
      { maxKeys: 8 },
    ),
  ])('is read as it was written, and written the same again', (content) => {
    const files = new Map(Object.entries(content));
    const zip = writeZip(files);
    expect(read(zip)).toEqual({ files, codes: [] });
    expect(writeZip(files)).toEqual(zip);
  });

  it('with stored files, folders and what systems leave behind is read', () => {
    const zip = zipSync({
      'a.json': [strToU8('{}'), { level: 0 }],
      'b/': new Uint8Array(),
      '__MACOSX/._a.json': strToU8('x'),
      'b/.DS_Store': strToU8('x'),
      'b\\c.json': strToU8('[]'),
    });
    expect(read(zip)).toEqual({
      files: new Map([
        ['a.json', strToU8('{}')],
        ['b/c.json', strToU8('[]')],
      ]),
      codes: [],
    });
  });
});

describe('what is hostile or broken', () => {
  it.each<[string, string, Uint8Array]>([
    ['no archive', 'zip_broken', strToU8('hello')],
    ['nothing', 'zip_broken', new Uint8Array()],
    ['a path out', 'zip_name', one('../../etc/passwd')],
    ['a path out in the middle', 'zip_name', one('a/../../b.json')],
    ['an absolute path', 'zip_name', one('/etc/passwd')],
    ['a drive', 'zip_name', one('C:\\windows\\a.json')],
    ['a control character', 'zip_name', one('a\u0000.json')],
    ['a very long name', 'zip_name', one(`${'a'.repeat(5000)}.json`)],
    ['a GBK name', 'zip_name', gbkName()],
    ['too many files', 'zip_too_many', crowd(LIMITS.entries + 1)],
    ['a count that lies', 'zip_broken', forged(plain, END, [[10, 900, 2]])],
    ['a directory elsewhere', 'zip_broken', forged(plain, END, [[16, 0xfffffff0, 4]])],
    ['a file elsewhere', 'zip_broken', forged(plain, CENTRAL, [[42, 0xfffffff0, 4]])],
    ['a packed size that lies', 'zip_broken', forged(plain, CENTRAL, [[20, 0xfffffff0, 4]])],
    ['a wrong checksum', 'zip_broken', forged(plain, CENTRAL, [[16, 1, 4]])],
    ['a password', 'zip_encrypted', forged(plain, CENTRAL, [[8, 1, 2]])],
    ['another compression', 'zip_method', forged(plain, CENTRAL, [[10, 14, 2]])],
    ['a bomb that says so', 'zip_too_large', zipSync({ 'a.json': new Uint8Array(LIMITS.file + 1) })],
    ['a bomb that lies', 'zip_broken', lying(new Uint8Array(60_000_000), 1000)],
    [
      'many large files',
      'zip_too_large',
      zipSync(Object.fromEntries(range(9).map((n) => [`${n}.json`, LARGE]))),
    ],
    ['an archive too large', 'zip_too_large', new Uint8Array(LIMITS.archive + 1)],
  ])('%s', (_, code, zip) => {
    expect(read(zip).codes).toEqual([code]);
  });

  it('two files of one name: the first is kept', () => {
    const zip = zipSync({ 'a.json': strToU8('1'), 'b.json': strToU8('2') });
    const view = new DataView(zip.buffer);
    view.setUint8(find(zip, CENTRAL, 1) + 46, 'a'.charCodeAt(0));
    expect(read(zip)).toEqual({ files: new Map([['a.json', strToU8('1')]]), codes: ['zip_duplicate'] });
  });

  test.prop([fc.nat({ max: plain.length - 1 })])('cut off anywhere', (length) => {
    expect(read(plain.slice(0, length)).codes).toEqual(['zip_broken']);
  });

  test.prop([fc.nat({ max: plain.length - 1 }), fc.integer({ min: 1, max: 255 })])(
    'with a byte flipped',
    (at, by) => {
      const zip = plain.slice();
      zip[at]! ^= by;
      const { files } = read(zip);
      for (const content of files.values()) expect(content).toEqual(strToU8('内容 '.repeat(50)));
    },
  );

  test.prop([fc.uint8Array({ maxLength: 2000 })])('any bytes', (bytes) => {
    expect(read(bytes).codes).toEqual(['zip_broken']);
  });
});

describe('the checksum', () => {
  it('is that of the standard', () => {
    expect(crc32(strToU8('123456789'))).toBe(0xcbf43926);
  });
});
