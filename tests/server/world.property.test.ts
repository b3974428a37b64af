/**
 * One carrier, two worlds: the same small processes and the same acts in memory and on the store, through the server's own
 * commands. Everything people can see must be the same in the end.
 */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Command, Start } from '../../core/engine/commands.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import { actorOf, personFor, PUBLIC } from '../../core/scenario/directory.ts';
import { SimulatedWorld } from '../../core/scenario/simulated-world.ts';
import { due, parsePeriod } from '../../core/time/period.ts';
import type { Actor, Instant, Json, JsonObject } from '../../core/vocabulary.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { execute } from '../../server/commands/execute.ts';
import { startCase } from '../../server/commands/start-case.ts';
import { presetWorld } from '../../server/commands/preset.ts';
import { moveClock } from '../../server/effects/timers.ts';
import type { CaseDoc, RecordDoc } from '../../server/store/documents.ts';
import type { CollectionName, Doc } from '../../server/store/types.ts';
import { framed, processesOf } from '../patterns/load.ts';
import { openHouse, ROOT, type TestServer } from '../support/app.ts';

const { county } = loadCounty(ROOT);
const MONDAY = '2026-03-02T01:00:00.000Z';
const VILLAGES = ['990101001001', '990101001002', '990101002001'] as const;
const FUND = county.funds.fund;

/** What a state may ask for when it is entered. */
const ACTIONS: JsonObject[] = [
  ...['advance', 'commit', 'spend', 'commit_spend', 'reverse'].map((op) => ({
    type: `fund.${op}`,
    params: { fund: FUND, region: 'case.region9', amount: 'amount' },
  })),
  { type: 'fund.release', params: { fund: FUND, region: 'case.region9' } },
  {
    type: 'ledger.put',
    params: { ledger: 'register', keys: '[subject]', fields: { no: 'case.case_no', amount: 'amount' } },
  },
  {
    type: 'ledger.put',
    params: { ledger: 'register', row: 'subject', keys: '["all"]', fields: { n: 'count(rows)' } },
  },
  { type: 'ledger.close', params: { ledger: 'register', reason: '"办结"', reasonField: 'why' } },
  {
    type: 'notify',
    params: { to: '["township_window@" + case.region9]', message: '{{ case.case_no }}:{{ subject }}' },
  },
  { type: 'document', params: { document: 'decision', data: { amount: 'amount' } } },
  { type: 'refer', params: { process: '"other"', reason: 'subject' } },
  {
    type: 'open',
    params: { process: 'child', data: { village: 'village', subject: 'subject' }, answer: 'told' },
  },
  { type: 'open', params: { process: 'nowhere', data: {} } },
  {
    type: 'send',
    params: { process: 'child', region: 'case.region', message: 'go', data: { n: 'amount' }, optional: true },
  },
  { type: 'send', params: { process: 'child', region: 'case.region', message: 'go', data: {} } },
  { type: 'send', params: { process: 'child', region: 'case.region9', message: 'go', data: {}, all: true } },
];

type Kind = 'task' | 'vacant' | 'wait' | 'notice' | 'ask';
interface Piece {
  kind: Kind;
  actions: number[];
}

const everyAction = ACTIONS.map((_, at) => at);
/**
 * What opens or tells children, theirs are not to do: a case that opens one of its own process never comes to an end of
 * it, and which of two cases that tell a third at one moment comes first is not promised.
 */
const actionsOfChildren = everyAction.filter(
  (at) => (ACTIONS[at] as { params: JsonObject }).params.process !== 'child',
);
const pieceOf = (actions: number[]): fc.Arbitrary<Piece> =>
  fc.record({
    kind: fc.constantFrom<Kind>('task', 'task', 'vacant', 'wait', 'notice', 'ask'),
    actions: fc.array(fc.constantFrom(...actions), { maxLength: 3 }),
  });

const common = {
  keys: '[subject, "all"]',
  delays: { soon: { wd: 1 } },
  messages: ['go', 'told'],
  public: ['subject'],
  lookups: {
    rows: { ledger: 'register', keys: '[subject, "all"]', where: 'row.case != case.id' },
    same: { cases: 'child', keys: '[subject]' },
    account: { fund: FUND, region: 'case.region9' },
  },
  documents: {
    decision: {
      title: '决定书',
      number: '{county}〔{yyyy}〕{seq}号',
      body: ['{{ subject }} {{ amount }} {{ case.county }} {{ count(rows) }}'],
    },
  },
};

/** The states of a process one after the other; `ask` goes by what look-ups find. */
function processFrom(key: string, pieces: Piece[], run: number): JsonObject {
  const states: Record<string, JsonObject> = {};
  pieces.forEach(({ kind, actions }, n) => {
    const next = n + 1 < pieces.length ? `s${n + 1}` : 'done';
    const entry = actions.map((action) => ACTIONS[action] as Json);
    states[`s${n}`] = { ...(entry.length > 0 ? { entry } : {}), ...stateOf(kind, next) };
  });
  const seat = { seats: [{ role: 'filer' }], block: '.', outcomes: { submit: { label: '提交' } } };
  const draft = { meta: { task: seat }, on: { submit: 's0' } };
  const machine = {
    id: key,
    initial: 'draft',
    states: { draft, ...states, done: { type: 'final', meta: { end: 'done' } } },
  };
  // the store's counters go on from one run to the next, so that each has numbers of its own
  const numbered = JSON.parse(JSON.stringify(common).replaceAll('号"', `号之${run}"`)) as JsonObject;
  return framed(key, { ...numbered, caseNo: `{region6}-${run}-{yyyy}-{seq5}`, machine });
}

function stateOf(kind: Kind, next: string): JsonObject {
  const heard = { FUND_RESERVED: {}, FUND_SPENT: {}, INSUFFICIENT: { target: next }, told: {} };
  switch (kind) {
    case 'task':
    case 'vacant': {
      const role = kind === 'task' ? 'township_window' : 'city_dept';
      const task = { seats: [{ role }], outcomes: { complete: { label: '办理' } }, due: { wd: 2 } };
      return { meta: { label: '办理', task }, on: { ...heard, complete: next, go: next } };
    }
    case 'wait':
      return { meta: { waits: true, label: '等待' }, after: { soon: next }, on: { ...heard, go: next } };
    case 'notice': {
      const fields = [{ name: 'subject', label: '事项', value: 'subject' }];
      const notice = { kind: 'publicity', title: '"公示"', days: { wd: 1 }, fields };
      return { meta: { label: '公示', notice }, on: { 'notice.ended': next } };
    }
    case 'ask': {
      const asked = {
        type: 'when',
        params: { if: 'count(rows) > 1 or count(same) > 1 or account.available < 100' },
      };
      return { always: [{ guard: asked, target: next }, { target: `${next}` }] };
    }
  }
}

type Act =
  | { do: 'start'; at: number; subject: string; amount: number }
  | { do: 'complete'; nth: number }
  | { do: 'wait'; days: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    do: fc.constant('start' as const),
    at: fc.nat(2),
    subject: fc.constantFrom('甲', '乙'),
    amount: fc.constantFrom(0, 100, 90_000_000),
  }),
  fc.record({ do: fc.constant('complete' as const), nth: fc.nat(9) }),
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 3 }) }),
);

let house: TestServer;
beforeAll(async () => {
  house = await openHouse();
});

/** Has the server know these processes, as if they were published. */
function publish(processes: ReadonlyMap<string, CompiledProcess>): void {
  const { library } = house.context;
  library.latest = (key) => processes.get(key) as CompiledProcess;
  library.version = async (key) => processes.get(key) as CompiledProcess;
}

function applicant(region: string): Actor {
  const person = personFor(county.people, county.roles, { role: 'applicant', nth: 1 }, region);
  return person ? actorOf(person) : PUBLIC;
}

function clerk(region: string): Actor {
  const person = personFor(county.people, county.roles, { role: 'township_window', nth: 1 }, region);
  return person ? actorOf(person) : PUBLIC;
}

/** Plays the acts in both worlds; the nth open task is the memory's, so that both are asked for the same one. */
async function play(world: SimulatedWorld, acts: Act[]): Promise<void> {
  let started = 0;
  const moveTo = async (at: Instant): Promise<void> => {
    world.moveTo(at);
    await moveClock(house.context, at);
  };
  for (const one of acts) {
    await moveTo(due(parsePeriod('1h') as never, world.now(), world.calendar()));
    if (one.do === 'wait')
      await moveTo(due(parsePeriod(`${one.days}wd`) as never, world.now(), world.calendar()));
    if (one.do === 'start') {
      const village = VILLAGES[one.at] as string;
      const data = { village, subject: one.subject, amount: one.amount };
      const command: Start = { type: 'Start', by: applicant(village), data };
      const id = `c${(started += 1)}`;
      const outcome = await startCase(house.context, 'test', structuredClone(command), id);
      expect(world.start('test', command, id).ok).toBe(outcome.ok);
    }
    if (one.do === 'complete') {
      const open = world
        .everyCase()
        .flatMap((c) =>
          c.activities.flatMap(({ tasks }) => tasks.map((task) => ({ id: c.id, region: c.region, task }))),
        );
      const chosen = open[one.nth % Math.max(1, open.length)];
      if (!chosen) continue;
      const command: Exclude<Command, Start> = {
        type: 'Act',
        by: clerk(chosen.region),
        task: chosen.task.id,
        action: 'complete',
      };
      const outcome = await execute(house.context, chosen.id, structuredClone(command));
      expect(world.command(chosen.id, command).ok).toBe(outcome.ok);
    }
  }
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

async function stored<T extends Doc>(collection: CollectionName): Promise<T[]> {
  return house.context.store.find<T>(collection, { limit: 1000 });
}

/** Everything people can see, as the store has it. */
async function seenOnStore(): Promise<JsonObject> {
  const rows = async (collection: CollectionName): Promise<object[]> =>
    (await stored(collection))
      .map(({ _id: id, outbox: _o, pending: _b, ...doc }) => ({ ...doc, id }))
      .sort(byId);
  const records = (await stored<RecordDoc>('events')).sort((a, b) => a.seq - b.seq);
  const cases = (await stored<CaseDoc>('cases')).map(
    ({ _id, nextTimer: _n, log: _l, lastAt: _t, pending: _b, outbox, ...c }) => ({
      ...c,
      left: outbox.length,
    }),
  );
  return JSON.parse(
    JSON.stringify({
      cases: cases.sort(byId),
      events: Object.fromEntries(
        cases.map(({ id }) => [id, records.filter((r) => r.case === id).flatMap(({ events }) => events)]),
      ),
      ledger: await rows('ledger'),
      funds: await rows('funds'),
      entries: await rows('fund_entries'),
      messages: await rows('messages'),
      documents: await rows('documents'),
    }),
  ) as JsonObject;
}

function seenInMemory(world: SimulatedWorld): JsonObject {
  const cases = world.rows.all('cases').map((c) => ({ ...c, left: world.left(c.id).length }));
  return JSON.parse(
    JSON.stringify({
      cases: cases.sort(byId),
      events: Object.fromEntries(cases.map(({ id }) => [id, world.eventsOf(id)])),
      ledger: world.rows.all('ledger').sort(byId),
      funds: world.rows.all('funds').sort(byId),
      entries: [...world.entries].sort(byId),
      messages: world.rows.all('messages').sort(byId),
      documents: world.rows.all('documents').sort(byId),
    }),
  ) as JsonObject;
}

test('random processes come out the same in memory and on the store', { timeout: 300_000 }, async () => {
  const piecesOf = (actions: number[]): fc.Arbitrary<Piece[]> =>
    fc.array(pieceOf(actions), { minLength: 1, maxLength: 5 });
  const parents = piecesOf(everyAction);
  const children = piecesOf(actionsOfChildren);
  const acts = fc.array(act, { minLength: 1, maxLength: 12 });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(parents, children, acts, async (mine, childs, list) => {
      run += 1;
      const definitions = { test: processFrom('test', mine, run), child: processFrom('child', childs, run) };
      const processes = processesOf(definitions, county);
      await house.reset(MONDAY);
      publish(processes);
      const fund = { '990101001': { balance: 500_000 }, '990101002': null };
      const { regions } = county.funds;
      const preset = { fund: { ...Object.fromEntries(regions.map((region) => [region, null])), ...fund } };
      await presetWorld(house.context, preset);
      const world = new SimulatedWorld({ ...county, processes });
      world.begin(MONDAY, preset);
      await play(world, [{ do: 'start', at: 0, subject: '甲', amount: 100 }, ...list]);
      expect(await seenOnStore()).toEqual(seenInMemory(world));
    }),
    { numRuns: 60 },
  );
});
