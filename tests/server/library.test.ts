/** The library on its store: files become versions once, what administrators published stands, other servers are followed. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { blankSource } from '../../core/versions/blank.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { openLibrary, type Library } from '../../server/definitions/library.ts';
import { addVersion } from '../../server/commands/add-version.ts';
import { openStore } from '../../server/store/open.ts';
import type { Store } from '../../server/store/types.ts';
import { sourcesApart } from '../../server/store/upgrades/0005-sources-apart.ts';
import { freshFolder, ROOT } from '../support/app.ts';

const KEY = 'village-road';
const NOW = '2026-03-02T01:00:00.000Z';

let root: string;
beforeAll(async () => {
  root = await freshFolder();
  await mkdir(join(root, 'forms/shared'), { recursive: true });
  await mkdir(join(root, `workflows/${KEY}`), { recursive: true });
  await mkdir(join(root, `forms/${KEY}`), { recursive: true });
  await cp(join(ROOT, 'workflows/roles.json'), join(root, 'workflows/roles.json'));
  const { definition, forms } = blankSource(KEY);
  await write('process.json', definition);
  await writeFile(join(root, `forms/${KEY}/application.json`), JSON.stringify(Object.values(forms)[0]));
});

const file = (name: string): string => join(root, `workflows/${KEY}/${name}`);
const write = (name: string, content: unknown): Promise<void> =>
  writeFile(file(name), JSON.stringify(content));
const definition = async (): Promise<JsonObject> =>
  JSON.parse(await readFile(file('process.json'), 'utf8')) as JsonObject;

/** Opens a library on a store and closes both. */
async function within<T>(folder: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ folder });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

const open = (store: Store): Promise<Library> => openLibrary(store, root, () => NOW);
const numbers = (library: Library): [number, string, string][] =>
  library.versions(KEY).map(({ version, origin, state }) => [version, origin, state]);

/** As an administrator's publishing does. */
async function publish(store: Store, title: string, effectiveFrom = NOW): Promise<number> {
  const by = { user: 'admin', name: '管理员' };
  const publication = {
    origin: 'designer',
    publishedAt: NOW,
    publishedBy: by,
    note: '',
    effectiveFrom,
  } as const;
  const doc = await addVersion(store, KEY, blankSource(KEY, { title }), publication, () => undefined);
  return doc.version;
}

test('two that start at once publish the files once', async () => {
  await within(await freshFolder(), async (store) => {
    const [one, other] = await Promise.all([open(store), open(store)]);
    expect(numbers(one)).toEqual([[1, 'files', 'effective']]);
    expect(numbers(other)).toEqual([[1, 'files', 'effective']]);
  });
});

test('versions an older program left with their source inside run on, and are not published again', async () => {
  await within(await freshFolder(), async (store) => {
    const before = await open(store);
    const source = await before.source(KEY, 1);
    const [known] = before.versions(KEY);
    const { _id, process, version, publishedAt } = known!;
    const text = JSON.stringify(source);
    await store.set('versions', { _id, process, version, publishedAt, hash: 'older', source: text });
    await sourcesApart.run(store);
    const after = await open(store);
    expect(numbers(after)).toEqual([[1, 'files', 'effective']]);
    expect(await after.source(KEY, 1)).toEqual(source);
    expect(await after.version(KEY, 1)).toMatchObject({ version: 1 });
  });
});

test('many that publish at once get a number each', async () => {
  await within(await freshFolder(), async (store) => {
    const library = await open(store);
    const given = await Promise.all(['甲', '乙', '丙', '丁'].map((title) => publish(store, title)));
    expect([...given].sort()).toEqual([2, 3, 4, 5]);
    await library.reload();
    expect(library.latest(KEY)?.version).toBe(5);
  });
});

test('unchanged files leave what was published since in force; changed ones are the next version', async () => {
  const folder = await freshFolder();
  await within(folder, async (store) => {
    await open(store);
    await publish(store, '管理员改的');
  });
  await within(folder, async (store) => {
    const library = await open(store);
    expect(numbers(library)).toEqual([
      [2, 'designer', 'effective'],
      [1, 'files', 'past'],
    ]);
    expect(library.latest(KEY)?.definition.title).toBe('管理员改的');
  });
  const before = await definition();
  await write('process.json', { ...before, title: '升级后的' });
  await within(folder, async (store) => {
    expect(numbers(await open(store))[0]).toEqual([3, 'files', 'effective']);
    expect(numbers(await open(store))).toHaveLength(3);
  });
  await write('process.json', before);
});

test('a broken file takes away what came from files, not what an administrator published', async () => {
  const folder = await freshFolder();
  const before = await definition();
  const broken = { ...before, machine: { id: KEY, initial: 'a', states: { a: { meta: { task: {} } } } } };
  await within(folder, open);
  await write('process.json', broken);
  await within(folder, async (store) => {
    const library = await open(store);
    expect(library.latest(KEY)).toBeNull();
    expect(library.unavailable.map(({ key }) => key)).toEqual([KEY]);
    // cases that run on it go on
    expect((await library.version(KEY, 1)).version).toBe(1);
    await publish(store, '管理员改的');
    await library.reload();
    expect(library.latest(KEY)?.version).toBe(2);
    expect(library.unavailable).toEqual([]);
    expect(library.problems.map(({ file: name }) => name)).toEqual([`workflows/${KEY}/process.json`]);
  });
  await write('process.json', before);
});

test('what another server publishes is known after a look, and at once where a case runs on it', async () => {
  await within(await freshFolder(), async (store) => {
    const [here, there] = [await open(store), await open(store)];
    await publish(store, '那边发布的');
    await there.reload();
    expect(here.latest(KEY)?.version).toBe(1);
    expect((await here.version(KEY, 2)).definition.title).toBe('那边发布的');
    expect(here.latest(KEY)?.version).toBe(2);
    await expect(here.version(KEY, 9)).rejects.toMatchObject({ status: 409, code: 'process_unavailable' });
    expect(await here.source(KEY, 9)).toBeNull();
  });
});

test('a dated version comes into force by the clock; one published meanwhile is in force until then', async () => {
  let now = NOW;
  await within(await freshFolder(), async (store) => {
    const library = await openLibrary(store, root, () => now);
    const inForce = (): number | undefined => library.latest(KEY)?.version;
    await publish(store, '四月起', '2026-04-01T00:00:00.000Z');
    await publish(store, '现在起');
    await library.reload();
    expect(inForce()).toBe(3);
    now = '2026-03-31T23:59:59.999Z';
    expect(inForce()).toBe(3);
    now = '2026-04-01T00:00:00.000Z';
    expect(inForce()).toBe(2);
    expect(numbers(library).map(([, , state]) => state)).toEqual(['past', 'effective', 'past']);
  });
});

test('the drawing beside a definition belongs to it', async () => {
  await writeFile(file('diagram.bpmn'), '<definitions/>');
  await within(await freshFolder(), async (store) => {
    const library = await open(store);
    expect((await library.source(KEY, 1))?.diagram).toBe('<definitions/>');
  });
});
