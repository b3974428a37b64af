/**
 * Records cases as the program of today keeps them: the demo county's, and some that are moved to another version on their
 * way. As few as show all that the county's cases show are written like a backup, one document a line.
 * Run before a release, and before a behaviour gets a number: `node --import tsx tests/histories/record.ts <name>`.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseEvent } from '../../core/vocabulary.ts';
import { readSeeds } from '../../seeds/load.ts';
import { addVersion } from '../../server/commands/add-version.ts';
import { moveCase } from '../../server/commands/move-case.ts';
import { makeContext } from '../../server/compose.ts';
import { readConfig } from '../../server/config/config.ts';
import type { Context } from '../../server/context.ts';
import { wayOf } from '../../server/migrations/way.ts';
import { seedCases } from '../../server/seeding/cases.ts';
import { houseDriver } from '../../server/seeding/house-driver.ts';
import { seedCounty } from '../../server/seeding/seed.ts';
import type { CaseDoc, RecordDoc } from '../../server/store/documents.ts';
import type { CollectionName, Doc } from '../../server/store/types.ts';

const ROOT = join(import.meta.dirname, '../..');
const NOW = '2026-06-15T02:00:00.000Z';
const LATER = '2026-08-31T02:00:00.000Z';
const MOVED = 4;
const ALL = 10_000;
/** Beside the cases: what they were decided on. */
const GIVEN: readonly CollectionName[] = ['meta', 'regions', 'params', 'calendar', 'versions', 'sources'];

const [name] = process.argv.slice(2);
if (!name) throw new Error('say what to call it: a release');
const folder = await mkdtemp(join(tmpdir(), 'xiangzhi-histories-'));
try {
  const context = await county(folder);
  await moveSome(context);
  const chosen = await telling(context);
  await writeFile(join(import.meta.dirname, `${name}.jsonl`), await backupOf(context, chosen));
  await context.store.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The demo county with its cases, on a day that stays the same. */
async function county(dataFolder: string): Promise<Context> {
  const silent = { info: () => {}, warn: () => {}, error: console.error };
  const config = { ...readConfig({}, ROOT), dataFolder };
  const openClock = async () => ({ virtual: true, now: () => NOW }) as const;
  const context = await makeContext(config, 'records', silent, { openClock });
  await seedCounty(context.store, ROOT, 'records');
  await context.registry.reload();
  await seedCases(context);
  return context;
}

/** Some cases under way go to a version that is called otherwise, and time goes on for them there. */
async function moveSome(context: Context): Promise<void> {
  const { store, library } = context;
  const running = await store.find<CaseDoc>('cases', { filter: { status: 'running' }, limit: ALL });
  const people = readSeeds(join(ROOT, 'seeds')).people;
  const key = running[0]?.process as string;
  const source = await library.source(key, 1);
  if (!source) throw new Error(`${key} has no version`);
  const next = { ...source, definition: { ...source.definition, title: `${String(source.definition.title)}（新）` } };
  const by = { user: 'admin', name: '管理员' };
  const told = { origin: 'files' as const, publishedAt: NOW, publishedBy: by, note: '', effectiveFrom: NOW };
  const { version } = await addVersion(store, key, next as typeof source, told, () => undefined);
  await library.reload();
  const way = await wayOf(context, key, { from: 1, to: version });
  const order = { by: { ...by, positions: [] }, reason: '新规定' };
  for (const { id, startedAt } of running.filter((doc) => doc.process === key).slice(0, MOVED)) {
    await moveCase(context, id, way, order);
    const driver = houseDriver(context, people);
    await driver.begin(startedAt, {});
    await driver.moveTo(LATER);
  }
}

/** As few cases as tell everything that all of them tell. */
async function telling({ store }: Context): Promise<string[]> {
  const left = new Map<string, Set<string>>();
  for (const { events } of await store.find<RecordDoc>('events', { limit: ALL }))
    for (const event of events) {
      const of = left.get(event.case) ?? new Set<string>();
      left.set(event.case, of);
      for (const what of shownBy(event)) of.add(what);
    }
  const chosen: string[] = [];
  for (;;) {
    const [best] = [...left].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1));
    if (!best || best[1].size === 0) return chosen;
    const [id, shown] = best;
    chosen.push(id);
    for (const others of left.values()) if (others !== shown) for (const what of shown) others.delete(what);
    left.delete(id);
  }
}

function shownBy({ type, command, data = {} }: CaseEvent): string[] {
  const word = [data.action, data.event, data.outcome, data.message].find((one) => typeof one === 'string');
  return [type, `command ${command?.type}`, ...(type === 'incident.raised' ? [] : [`${type} ${String(word)}`])];
}

async function backupOf({ store }: Context, cases: string[]): Promise<string> {
  const documents: { in: CollectionName; doc: Doc }[] = [];
  const take = async (collection: CollectionName, filter?: object): Promise<void> => {
    const found = await store.find(collection, { ...(filter ? { filter: filter as never } : {}), limit: ALL });
    for (const { pos: _place, ...doc } of found) documents.push({ in: collection, doc: doc as Doc });
  };
  for (const collection of GIVEN) await take(collection);
  const roles = JSON.parse(await readFile(join(ROOT, 'workflows/roles.json'), 'utf8')) as unknown;
  documents.push({ in: 'meta', doc: { _id: 'roles', roles } as Doc });
  for (const id of cases) {
    await take('cases', { id });
    for (const collection of ['events', 'ledger'] as const) await take(collection, { case: id });
    await take('fund_entries', { ref: id });
  }
  const lines: object[] = [
    { xiangzhi: 'backup', format: 1, at: NOW },
    ...documents,
    { end: { counters: 0, documents: documents.length, files: 0 } },
  ];
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}
