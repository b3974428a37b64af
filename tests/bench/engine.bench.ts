/**
 * Decisions per second of CPU time of the pure engine (what else the machine does hardly matters), without any store: a one-task process, ten steps in a row, three
 * parallel branches, and a whole case of temporary relief (its scenario, world and fund included).
 * `node --import tsx tests/bench/engine.bench.ts [seconds]`; with `--cpu-prof` before the file name node writes a profile.
 */
import { join } from 'node:path';
import type { Command } from '../../core/engine/commands.ts';
import { compileProcess } from '../../core/engine/compile.ts';
import { decide } from '../../core/engine/decide.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { DecisionFacts } from '../../core/engine/facts.ts';
import type { RoleLevel } from '../../core/engine/roles.ts';
import { validateSchema } from '../../core/form/schema-validator.ts';
import { pureDriver } from '../../core/scenario/pure.ts';
import { runScenario } from '../../core/scenario/run.ts';
import { makeCalendar } from '../../core/time/calendar.ts';
import type { Actor, Case, JsonObject } from '../../core/vocabulary.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { scenarioOf } from '../support/scenarios.ts';

const ROOT = join(import.meta.dirname, '../..');
const SECONDS = Number(process.argv[2] ?? 3);
const WARM_UP_SECONDS = 0.5;
const BRANCHES = ['a', 'b', 'c'];

const clerk: Actor = { user: 'u', name: '某', positions: [{ role: 'clerk', region: '990101001' }] };
const facts: DecisionFacts = {
  now: '2026-03-02T01:00:00.000Z',
  calendar: makeCalendar({ 2026: { holidays: [], workdays: [] } }),
  param: () => undefined,
  regionName: (region) => region,
  newCaseId: 'c',
  answer: () => null,
};

function step(next: string): JsonObject {
  const task = {
    form: 'bench/note',
    due: { wd: 3 },
    seats: [{ role: 'clerk', own: true }],
    outcomes: {
      complete: { label: '办理', rules: [{ must: 'entry.amount >= 0', code: 'negative', message: '不对' }] },
    },
  };
  const big = { guard: { type: 'when', params: { if: 'large and event.amount > 1000000' } }, target: next };
  return {
    meta: { task },
    on: {
      complete: [
        big,
        { target: next, actions: [{ type: 'set', params: { total: 'total + event.amount' } }] },
      ],
    },
  };
}

function processOf(states: Record<string, JsonObject>): CompiledProcess {
  const draft = {
    meta: { task: { seats: [{ role: 'filer' }], block: '.', outcomes: { submit: { label: '提交' } } } },
    on: { submit: Object.keys(states)[0] },
  };
  const properties = { amount: { type: 'integer' }, total: { type: 'integer' }, village: { type: 'string' } };
  const form = (id: string): JsonObject => ({ id, title: id, schema: { type: 'object', properties } });
  const definition = {
    format: 2,
    key: 'bench',
    title: '量',
    caseNo: '{seq5}',
    subject: '"量"',
    region: 'village',
    start: { roles: ['clerk'], form: 'bench/start', outcome: 'submit' },
    params: { limit: { key: 'bench.limit', type: 'money', default: 100, label: '限额' } },
    computed: { large: 'total > params.limit' },
    machine: {
      id: 'bench',
      initial: 'draft',
      states: { draft, ...states, done: { type: 'final', meta: { end: 'done' } } },
    },
  };
  const forms = { 'bench/start': form('bench/start'), 'bench/note': form('bench/note') };
  const roles = new Map<string, RoleLevel>([['clerk', 'township']]);
  const { process: compiled, diagnostics } = compileProcess({
    definition,
    forms,
    groups: {},
    roles,
    version: 1,
    validate: validateSchema,
  });
  if (!compiled) throw new Error(JSON.stringify(diagnostics));
  return compiled;
}

const row = (n: number): CompiledProcess =>
  processOf(
    Object.fromEntries(
      Array.from({ length: n }, (_, i) => [`s${i}`, step(i + 1 < n ? `s${i + 1}` : 'done')]),
    ),
  );

const parallel = processOf({
  all: {
    type: 'parallel',
    onDone: 'done',
    states: Object.fromEntries(
      BRANCHES.map((b) => [
        b,
        { initial: `${b}1`, states: { [`${b}1`]: step('over'), over: { type: 'final' } } },
      ]),
    ),
  },
});

/** One case from its start to its end; the number of decisions. */
function wholeCase(compiled: CompiledProcess): number {
  let current: Case | null = null;
  let decisions = 0;
  let next: Command = { type: 'Start', by: clerk, data: { village: '990101001001', amount: 1, total: 0 } };
  for (;;) {
    const decision = decide(compiled, current, next, facts);
    if (!decision.ok) throw new Error(decision.rejection.code);
    decisions += 1;
    current = decision.case;
    const task = current.activities[0]?.tasks[0];
    if (!task) return decisions;
    next = { type: 'Act', by: clerk, task: task.id, action: 'complete', data: { amount: 5 } };
  }
}

async function reliefCase(): Promise<() => Promise<number>> {
  const { county } = loadCounty(ROOT);
  const scenario = scenarioOf('temporary-relief', 'general-street');
  return async () => {
    const driver = pureDriver(county);
    const result = await runScenario(scenario, driver);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { events } = await driver.look('c1');
    return Number(events.at(-1)?.seq);
  };
}

async function perSecond(
  name: string,
  run: () => number | Promise<number>,
): Promise<{ process: string; 'decisions /s': number; 'µs each': number }> {
  const spend = async (seconds: number): Promise<{ n: number; us: number }> => {
    const from = process.cpuUsage();
    for (let n = 0; ;) {
      n += await run();
      const { user, system } = process.cpuUsage(from);
      if (user + system > seconds * 1e6) return { n, us: user + system };
    }
  };
  await spend(WARM_UP_SECONDS);
  const { n, us } = await spend(SECONDS);
  return { process: name, 'decisions /s': Math.round((n / us) * 1e6), 'µs each': Math.round(us / n) };
}

const [one, ten, relief] = [row(1), row(10), await reliefCase()];
console.table([
  await perSecond('one task', () => wholeCase(one)),
  await perSecond('ten steps', () => wholeCase(ten)),
  await perSecond('three parallel branches', () => wholeCase(parallel)),
  await perSecond('temporary relief, whole scenario', relief),
]);
