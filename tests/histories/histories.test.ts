/**
 * Cases as programs of earlier days kept them, decided once more by the program of today: every record has the same end.
 * A test that fails here says that a case under way would go another way than it began: give the change a number in
 * core/engine/behaviours.ts. Files are added (`record.ts`) and never changed; upgrades of stored documents bring them to
 * the shape of today.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { decide, type Decision } from '../../core/engine/decide.ts';
import type { DecisionFacts } from '../../core/engine/facts.ts';
import { commandOf } from '../../core/engine/kept-command.ts';
import { AnswerNames, noAnswer } from '../../core/engine/lookups.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import { validateSchema as validate } from '../../core/form/schema-validator.ts';
import { migrateCase } from '../../core/migration/migrate.ts';
import { planMigration } from '../../core/migration/plan.ts';
import { replayCase } from '../../core/replay/replay.ts';
import { dayOf } from '../../core/time/instant.ts';
import { compileSource } from '../../core/versions/compile.ts';
import type { Case, CaseEvent } from '../../core/vocabulary.ts';
import { levelsOf, rightsOf, type Role } from '../../server/definitions/files.ts';
import { readSource, readVersions } from '../../server/definitions/versions.ts';
import { openRegistry, type Registry } from '../../server/registry.ts';
import type { CaseDoc, LedgerDoc, RecordDoc } from '../../server/store/documents.ts';
import { loadStore } from '../../server/store/portable/load.ts';
import type { Doc, Store } from '../../server/store/types.ts';
import { upgradeDocuments } from '../../server/store/upgrades/index.ts';
import { verifyLog } from '../../server/store/verify-log.ts';
import type { FundEntry } from '../../core/fund/types.ts';
import { freshStore } from '../support/store.ts';

const FILES = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.jsonl'));
const ALL = { limit: 10_000 };
/** Release 0.1 kept no commands: of its cases only what came of them is compared. */
const WITHOUT_COMMANDS = ['0.1.jsonl'];

/** A history file, as a store of today. */
interface Past {
  store: Store;
  registry: Registry;
  cases: CaseDoc[];
  version(key: string, version: number): CompiledProcess;
  log(id: string): Promise<CaseEvent[][]>;
}

async function open(file: string): Promise<Past> {
  const store = await freshStore();
  await store.delete('meta', 'upgrades');
  await loadStore(linesOf(file), store);
  await upgradeDocuments(store);
  const versions = new Map<string, CompiledProcess>();
  const { roles } = (await store.get('meta', 'roles')) as unknown as { roles: Role[] };
  const house = { roles: levelsOf(roles), ...rightsOf(roles), validate };
  for (const doc of await readVersions(store)) {
    const source = await readSource(store, doc);
    if (source === 'altered') throw new Error(`${doc._id} was altered`);
    const { process, diagnostics } = compileSource(source, { ...house, version: doc.version });
    if (!process) throw new Error(`${doc._id} does not compile any more: ${JSON.stringify(diagnostics[0])}`);
    versions.set(doc._id, process);
  }
  return {
    store,
    registry: await openRegistry(store),
    cases: await store.find<CaseDoc>('cases', ALL),
    version: (key, version) => versions.get(`${key}@${version}`) as CompiledProcess,
    log: async (id) => {
      const records = await store.find<RecordDoc>('events', {
        filter: { case: id },
        sort: { by: 'seq', dir: 1 },
        ...ALL,
      });
      return records.map(({ events }) => events);
    },
  };
}

async function* linesOf(file: string): AsyncGenerator<string> {
  yield* readFileSync(join(import.meta.dirname, file), 'utf8').trimEnd().split('\n');
}

/** What a record was decided on. */
function factsOf({ registry }: Past, c: Case, first: CaseEvent): DecisionFacts {
  const names = new AnswerNames();
  const answers = first.given?.answers ?? {};
  return {
    now: first.at,
    calendar: registry.calendar(),
    param: (key, region) => registry.param(key, region, dayOf(first.at)),
    regionName: (region) => registry.name(region),
    newCaseId: c.id,
    behaviour: c.behaviour,
    answer: (query) => answers[names.of(query)] ?? noAnswer(query),
  };
}

/** A record once more, on the case as the record before left it. */
function again(past: Past, c: Case, before: Case | null, events: CaseEvent[]): Decision {
  const first = events[0] as CaseEvent;
  const facts = factsOf(past, c, first);
  if (first.command?.type === 'Migrate') return movedAgain(past, before as Case, first, facts);
  const command = commandOf(events, c);
  if (!command) throw new Error(`${first.id} kept no command`);
  return decide(past.version(c.process, before?.version ?? firstVersion(c)), before, command, facts);
}

function firstVersion(c: Case): number {
  return c.before?.[0] ?? c.version;
}

function movedAgain(past: Past, before: Case, first: CaseEvent, facts: DecisionFacts): Decision {
  const { from, to, mapping, reason } = first.data as {
    from: number;
    to: number;
    mapping: Record<string, string>;
    reason: string;
  };
  const [old, next] = [past.version(before.process, from), past.version(before.process, to)];
  const { plan } = planMigration(old, next, mapping);
  const by = { user: first.by.user, name: first.by.name, positions: [] };
  const moved = migrateCase(before, { old, next, plan }, { by, reason }, facts);
  if (!moved.ok) throw new Error(moved.reasons.join());
  return moved;
}

/** What a store gives back. */
const kept = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe.each(FILES)('%s', (file) => {
  let past: Past;
  beforeAll(async () => {
    past = await open(file);
  }, 60_000);

  it('opens, and no record was altered', async () => {
    expect(past.cases.length).toBeGreaterThan(3);
    expect(await verifyLog(past.store)).toEqual({ cases: past.cases.length, faults: [] });
  });

  it.skipIf(WITHOUT_COMMANDS.includes(file))('every command once more tells the same', async () => {
    for (const doc of past.cases) {
      const log = await past.log(doc.id);
      expect(log.length).toBe(doc.seq);
      let c: Case | null = null;
      for (const events of log) {
        const decision = again(past, doc, c, events);
        if (!decision.ok) throw new Error(`${events[0]?.id} is refused: ${decision.rejection.message}`);
        expect(kept(decision.events), events[0]?.id).toEqual(events);
        c = kept(c ? decision.case : { ...decision.case, caseNo: doc.caseNo });
      }
      // how a request is told from another of the same id is no part of what a case is
      const { requests, ...rest } = c as unknown as Case;
      expect(doc, doc.caseNo).toMatchObject(rest);
      expect(doc.requests).toMatchObject(requests.map(({ id, seq }) => ({ id, seq })));
    }
  }, 60_000);

  it('by its own definition each comes to the same end once more', async () => {
    // of a case under way the county's clock left timers alone that a replay lets fire
    const ended = past.cases.filter(({ status, before }) => status === 'ended' && !before);
    expect(ended.length).toBeGreaterThan(3);
    for (const doc of ended) {
      const { store, registry } = past;
      const process = past.version(doc.process, doc.version);
      const [entries, rows, log] = [
        await store.find<Doc & FundEntry>('fund_entries', { filter: { ref: doc.id }, ...ALL }),
        await store.find<LedgerDoc>('ledger', { filter: { case: doc.id }, ...ALL }),
        await past.log(doc.id),
      ];
      const own = rows.filter(({ _id, ledger }) => _id.startsWith(`${doc.id}:${ledger}:`));
      const item = replayCase({ case: doc, process, log, entries, rows: own.map(({ data }) => data) }, process, {
        now: log.at(-1)?.[0]?.at as string,
        calendar: registry.calendar(),
        param: (key, region, day) => registry.param(key, region, day),
        regionName: (region) => registry.name(region),
      });
      expect(item, doc.caseNo).toMatchObject({ differs: [], stopped: null });
    }
  }, 60_000);
});
