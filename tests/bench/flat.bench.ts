/**
 * Does the house stay as quick when it fills up? The first page of a clerk's queue with its counts, a page of case lists,
 * and a command, in a house of 10 000 cases and one of many more, in turn.
 * `node --import tsx tests/bench/flat.bench.ts [cases] [seconds] [rounds]`. Judges nothing; the bar is 1.3 ×.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '../../core/vocabulary.ts';
import { execute } from '../../server/commands/execute.ts';
import type { Context } from '../../server/context.ts';
import { listCases } from '../../server/queries/cases.ts';
import { listTasks } from '../../server/queries/tasks.ts';
import type { CaseDoc } from '../../server/store/documents.ts';
import { openStore } from '../../server/store/open.ts';
import { taskDoc } from '../../server/store/projection.ts';
import type { WriteOp } from '../../server/store/types.ts';
import { againCommand, clerkDoc, houseOf, openCases, TOWN } from './house.ts';
import { median, perSecond } from './rounds.ts';

const ROOT = join(import.meta.dirname, '../..');
const SMALL = 10_000;
const [BIG = 300_000, SECONDS = 1, ROUNDS = 7] = process.argv.slice(2).map(Number);

/** What lies at one town: so many cases, of which every tenth is open. */
const TOWN_CASES = 400;
const OPEN_EVERY = 10;
const BATCH = 1_000;
const PAGE = 20;
const IN_FLIGHT = 8;

interface Full {
  context: Context;
  towns: string[];
  /** Open cases, each with its town. */
  open: { id: string; town: string }[];
}

const folder = await mkdtemp(join(tmpdir(), 'xiangzhi-flat-'));
try {
  const houses = [await fill('small', SMALL), await fill('big', BIG)];
  const jobs: Record<string, (house: Full, n: number) => Promise<unknown>> = {
    'queue, first page with counts': (house, n) => queuePage(house, n),
    'case list, one page': (house, n) => casePage(house, n),
    command: (house, n) => actSomewhere(house, n),
  };
  const rows: Record<string, unknown>[] = [];
  for (const [name, job] of Object.entries(jobs)) {
    const micros: number[][] = [[], []];
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [i, house] of houses.entries()) {
        const rate = await perSecond(SECONDS, IN_FLIGHT, async (n) => void (await job(house, n * 7919)));
        // the first round warms up
        if (round > 0) micros[i]?.push(1e6 / rate);
      }
    }
    const [small = 0, big = 0] = micros.map(median);
    rows.push({
      name,
      [`µs at ${SMALL}`]: Math.round(small),
      [`µs at ${BIG}`]: Math.round(big),
      ratio: Number((big / small).toFixed(2)),
    });
  }
  console.table(rows);
  for (const { context } of houses) await context.store.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Copies one real case as often as asked, all over the country. */
async function fill(name: string, count: number): Promise<Full> {
  const began = performance.now();
  const store = await openStore({ folder: join(folder, name) });
  const context = await houseOf(ROOT, store);
  const [first] = await openCases(context, 1);
  const sample = (await store.get<CaseDoc>('cases', first as string)) as CaseDoc;
  const text = JSON.stringify({ ...sample, data: { ...sample.data, note: '青石村'.repeat(60) } });
  const towns = Array.from(
    { length: Math.ceil(count / TOWN_CASES) },
    (_, n) => `98${String(n).padStart(7, '0')}`,
  );
  for (const town of towns) {
    const user = clerkDoc(`clerk-${town}`);
    await store.set('users', {
      ...user,
      positions: [{ role: 'township_window', region: town }],
      posts: [`township_window@${town}`],
    });
  }
  const open: Full['open'] = [];
  for (let from = 0; from < count; from += BATCH) {
    const ops: WriteOp[] = [];
    for (let n = from; n < Math.min(count, from + BATCH); n += 1) {
      // ids as random as real ones: each lands somewhere else in the index
      const id = `${((n * 2654435761) % 2 ** 32).toString(16).padStart(8, '0')}${n.toString(16).padStart(8, '0')}`;
      const town = towns[n % towns.length] as string;
      const doc = JSON.parse(text.replaceAll(sample.id, id).replaceAll(TOWN, town)) as CaseDoc;
      const isOpen = Math.floor(n / towns.length) % OPEN_EVERY === 0;
      if (isOpen) open.push({ id, town });
      const at = new Date(Date.UTC(2024, 0, 1) + n * 60_000).toISOString();
      const [activity] = doc.activities;
      const task = activity?.tasks[0];
      if (!task) throw new Error('the sample waits for nobody');
      Object.assign(doc, { startedAt: at, caseNo: `F-${n}`, status: isOpen ? 'running' : 'ended' });
      ops.push(
        { op: 'add', collection: 'cases', doc },
        {
          op: 'put',
          collection: 'tasks',
          doc: {
            ...taskDoc(doc, activity.node, { ...task, openedAt: at }, isOpen ? 'open' : 'done'),
            doneAt: isOpen ? null : at,
          },
        },
      );
    }
    await store.write(ops);
  }
  console.log(`${name}: ${count} cases in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return { context, towns, open };
}

function clerkOf(town: string): Actor {
  return { user: `clerk-${town}`, name: '张三', positions: [{ role: 'township_window', region: town }] };
}

function townOf({ towns }: Full, n: number): Actor {
  return clerkOf(towns[n % towns.length] as string);
}

async function queuePage(house: Full, n: number): Promise<void> {
  const page = await listTasks(house.context, townOf(house, n), { box: 'todo', sort: 'due', limit: PAGE });
  if (page.items.length !== PAGE) throw new Error(`a queue of ${page.items.length}`);
}

async function casePage(house: Full, n: number): Promise<void> {
  const page = await listCases(house.context, townOf(house, n), { limit: PAGE });
  if (page.items.length !== PAGE) throw new Error(`a list of ${page.items.length}`);
}

async function actSomewhere({ context, open }: Full, n: number): Promise<void> {
  const { id, town } = open[n % open.length] as Full['open'][number];
  const outcome = await execute(context, id, { ...againCommand(n), by: clerkOf(town) } as ReturnType<
    typeof againCommand
  >);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.rejection));
}
