/** Backup and restore by the command line: what the house held comes back, from either store into either. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FileInfo } from '../../core/api.ts';
import { openStore, type StoreConfig } from '../../server/store/open.ts';
import { backup, restore } from '../../server/store/portable/backup.ts';
import { dumpStore, dumpUnchanged } from '../../server/store/portable/dump.ts';
import type { Line } from '../../server/store/portable/format.ts';
import { freshDatabase, freshFolder, openHouse, type TestServer } from '../support/app.ts';
import { xiangzhi } from '../support/cli.ts';
import { start } from './fixtures.ts';

/** The smallest picture there is. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const AT = '2026-03-02T01:00:00.000Z';
const mongo = process.env['MONGODB_URI'] !== undefined;

let house: TestServer;
let folder: string;
let backupFile: string;
let photo: FileInfo;
let started: { id: string; caseNo: string; version: number };

beforeAll(async () => {
  house = await openHouse();
  const applicant = await house.as('applicant');
  photo = (await applicant.upload<FileInfo>('户口簿.png', PNG)).body;
  started = (await start(applicant)).body;
  folder = await freshFolder();
  // the server is up and goes on
  const ran = await xiangzhi(['backup', folder], { XIANGZHI_DATA: house.context.config.dataFolder });
  expect(ran).toMatchObject({ code: 0, err: '' });
  const names = readdirSync(folder);
  expect(names).toHaveLength(1);
  backupFile = join(folder, names[0]!);
}, 120_000);

/** What a store holds, its log without positions, which a store gives anew. */
async function contents(config: StoreConfig): Promise<Line[]> {
  const store = await openStore(config);
  const lines: Line[] = [];
  for await (const line of dumpStore(store, AT)) lines.push(unplaced(line));
  await store.close();
  return lines;
}

function unplaced(line: Line): Line {
  if (!('in' in line) || line.in !== 'events') return line;
  const { pos: _, ...doc } = line.doc;
  return { ...line, doc: doc as typeof line.doc };
}

const linesOf = (file: string): string[] => gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');

/** A backup with something changed in its text. */
async function altered(change: (lines: string[]) => string[]): Promise<string> {
  const file = join(await freshFolder(), 'altered.jsonl.gz');
  writeFileSync(file, gzipSync(`${change(linesOf(backupFile)).join('\n')}\n`));
  return file;
}

/** The line with the filer's name in the log exchanged. */
function forged(line: string): string {
  const parsed = JSON.parse(line) as Line;
  if (!('in' in parsed) || parsed.in !== 'events') return line;
  const [first, ...others] = parsed.doc['events'] as Record<string, unknown>[];
  return JSON.stringify({
    ...parsed,
    doc: { ...parsed.doc, events: [{ ...first, forged: true }, ...others] },
  });
}

describe('a backup', { timeout: 120_000 }, () => {
  it('is for its owner alone, names nobody who is logged in and leaves nothing behind', () => {
    expect(statSync(backupFile).mode & 0o777).toBe(0o600);
    expect(linesOf(backupFile).some((line) => line.startsWith('{"in":"sessions"'))).toBe(false);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('restored into an empty folder is the same house', async () => {
    const target = await freshFolder();
    const ran = await xiangzhi(['restore', backupFile], { XIANGZHI_DATA: target });
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('记录完整');
    const kept = linesOf(backupFile).map((line) => unplaced(JSON.parse(line) as Line));
    expect((await contents({ folder: target })).slice(1)).toEqual(kept.slice(1));
    const again = await openHouse({ folder: target });
    const applicant = await again.as('applicant');
    expect((await applicant.get(`/api/cases/${started.id}`)).body).toMatchObject({ caseNo: started.caseNo });
    const content = await applicant.get<string>(`/api/files/${photo.id}`);
    expect(content.status).toBe(200);
    const next = (await start(applicant)).body;
    expect(Number(next.caseNo.slice(-5))).toBe(Number(started.caseNo.slice(-5)) + 1);
    await again.close();
  });

  it('is not written over another file, nor made of nothing', async () => {
    const data = house.context.config.dataFolder;
    expect(await xiangzhi(['backup', backupFile], { XIANGZHI_DATA: data })).toMatchObject({
      code: 1,
      err: expect.stringContaining('已经存在') as string,
    });
    await expect(backup({ folder: await freshFolder() }, join(folder, 'x.gz'), AT)).rejects.toMatchObject({
      code: 'store_missing',
    });
    expect(await xiangzhi(['backup'])).toMatchObject({ code: 2 });
  });
});

describe('a dump of a store in use', () => {
  it.each(['events', 'funds'] as const)('fails when %s came meanwhile, and only then', async (collection) => {
    const store = await openStore({ folder: await freshFolder() });
    const dump = async (meanwhile: () => Promise<unknown>): Promise<void> => {
      const lines = dumpUnchanged(store, AT);
      await lines.next();
      await meanwhile();
      for await (const line of lines) expect(line).toBeDefined();
    };
    const doc = { _id: 'x', seq: 1, fund: 'f', region: '99', year: 2026 };
    await dump(() => Promise.resolve());
    await expect(
      dump(() =>
        collection === 'events' ? store.write([{ op: 'append', doc }]) : store.set(collection, doc),
      ),
    ).rejects.toMatchObject({ code: 'store_busy' });
    await store.close();
  });
});

describe('a restore', { timeout: 120_000 }, () => {
  it('refuses a store with something in it, unless forced', async () => {
    const target = await freshFolder();
    const config = { folder: target };
    const store = await openStore(config);
    await store.set('users', { _id: 'somebody', username: 'somebody' });
    await store.increment('left over', 7);
    await store.close();
    const before = await contents(config);
    await expect(restore(config, backupFile, false)).rejects.toMatchObject({ code: 'store_not_empty' });
    expect(await contents(config)).toEqual(before);
    expect((await restore(config, backupFile, true)).log.faults).toEqual([]);
    const after = await contents(config);
    expect(after.length).toBe(linesOf(backupFile).length);
    expect(JSON.stringify(after)).not.toContain('somebody');
  });

  it('upgrades what an earlier release wrote', async () => {
    const older = await altered((lines) =>
      lines
        .map((line) => JSON.parse(line) as Line)
        .filter((line) => !('in' in line && line.doc._id === 'upgrades'))
        .map((line) => {
          if ('end' in line) return { end: { ...line.end, documents: line.end.documents - 1 } };
          if (!('in' in line) || line.in !== 'tasks') return line;
          const { version: _, ...doc } = line.doc;
          return { ...line, doc };
        })
        .map((line) => JSON.stringify(line)),
    );
    const target = { folder: await freshFolder() };
    await restore(target, older, false);
    const tasks = (await contents(target)).flatMap((line) =>
      'in' in line && line.in === 'tasks' ? [line.doc['version']] : [],
    );
    expect(tasks.length).toBeGreaterThan(0);
    expect(tasks).toEqual(tasks.map(() => started.version));
  });

  it('refuses the folder of a server that runs', async () => {
    const { dataFolder } = house.context.config;
    await expect(restore({ folder: dataFolder }, backupFile, true)).rejects.toMatchObject({
      code: 'store_closed',
    });
  });

  it.each<[string, string, (lines: string[]) => string[]]>([
    [
      'of a newer format',
      'backup_newer',
      ([, ...rest]) => ['{"xiangzhi":"backup","format":9,"at":""}', ...rest],
    ],
    ['of something else', 'backup_invalid', () => ['{"name":"x"}']],
    ['of no JSON', 'backup_invalid', () => ['hello']],
    ['without its end', 'backup_cut_off', (lines) => lines.slice(0, -1)],
    ['with a line less', 'backup_invalid', (lines) => [...lines.slice(0, 5), ...lines.slice(6)]],
    [
      'with an unknown collection',
      'backup_invalid',
      (lines) => [lines[0]!, '{"in":"x","doc":{"_id":"1"}}', ...lines.slice(1)],
    ],
    ['with more after its end', 'backup_invalid', (lines) => [...lines, '{"counter":"x","value":1}']],
  ])('refuses a file %s before it touches anything', async (_, code, change) => {
    const target = { folder: await freshFolder() };
    await expect(restore(target, await altered(change), true)).rejects.toMatchObject({ code });
    expect(await contents(target)).toEqual(await contents({ folder: await freshFolder() }));
  });

  it('refuses a file that is cut off or no gzip, and says where there is none', async () => {
    const file = join(await freshFolder(), 'cut.jsonl.gz');
    const target = { folder: await freshFolder() };
    const whole = readFileSync(backupFile);
    writeFileSync(file, whole.subarray(0, whole.length >> 1));
    await expect(restore(target, file, false)).rejects.toMatchObject({ code: 'backup_cut_off' });
    writeFileSync(file, 'hello');
    await expect(restore(target, file, false)).rejects.toMatchObject({ code: 'backup_invalid' });
    await expect(restore(target, `${file}.none`, false)).rejects.toMatchObject({ code: 'backup_missing' });
  });

  it('tells a record that was changed', async () => {
    const file = await altered((lines) => lines.map(forged));
    const ran = await xiangzhi(['restore', file], { XIANGZHI_DATA: await freshFolder() });
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('记录被改动');
  });
});

describe.skipIf(!mongo)('between the stores', () => {
  it('embedded → MongoDB → embedded keeps everything', async () => {
    const there = await freshDatabase();
    const shared: StoreConfig = { folder: '', ...there };
    expect((await restore(shared, backupFile, false)).log.faults).toEqual([]);
    const file = join(await freshFolder(), 'mongo.jsonl.gz');
    await backup(shared, file, AT);
    const back = { folder: await freshFolder() };
    expect((await restore(back, file, false)).log.faults).toEqual([]);
    const kept = linesOf(backupFile).map((line) => unplaced(JSON.parse(line) as Line));
    expect((await contents(back)).slice(1)).toEqual(kept.slice(1));
    await expect(restore(shared, backupFile, false)).rejects.toMatchObject({ code: 'store_not_empty' });
    expect((await restore(shared, backupFile, true)).log.faults).toEqual([]);
  });
});
