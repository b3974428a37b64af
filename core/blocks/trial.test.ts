/** A block nobody knows but this test: deciding, timers, expressions, effects, the proof, the record and migration reach it by the list alone. */
import { expect, it } from 'vitest';
import { TestWorld, person } from '../engine/testing/house.ts';
import { end, processOf, task, VILLAGE } from '../engine/testing/process.ts';
import type { DecisionDraft } from '../engine/run.ts';
import type { CompiledProcess } from '../engine/process.ts';
import { migrateCase } from '../migration/migrate.ts';
import { planMigration } from '../migration/plan.ts';
import { proveDefinition } from '../proof/index.ts';
import { NUMBER } from '../proof/machine/types.ts';
import { addMs, HOUR_MS } from '../time/instant.ts';
import type { Effect, EventType } from '../vocabulary.ts';
import type { Carrier } from '../world/carrier.ts';
import { MemoryWorld } from '../world/memory.ts';
import { block, eventWordOf, shownOf, type Block } from './block.ts';
import { slot } from './state.ts';

/** Who is in the room: counted anew each hour a step lasts. */
const attendance = slot<{ counts: number; moved: number }>('meeting', () => ({ counts: 0, moved: 0 }));

/** What the count was is told to nobody but who asks. */
const minutes: Carrier = function* (world, from, effect) {
  const { counts } = effect as Effect & { counts: number };
  const row = { id: effect.id, to: [], text: `到会清点 ${counts}`, case: from.id, data: {}, at: world.now() };
  return { rows: [{ table: 'messages', row }] };
};

const meeting = block({
  spec: {
    id: 'meeting',
    title: '会议',
    effects: ['minutes'],
    carries: { minutes },
    facts: { counted: '已清点次数' },
    events: { 'meeting.counted': { text: ({ counts }) => `第 ${String(counts)} 次清点到会人数` } },
    timers: { count: { label: '清点到会人数', turns: true } },
  },
  carries: {
    minutes: function* (world, from, effect) {
      const { counts } = effect as Effect & { counts: number };
      const row = {
        id: effect.id,
        to: [],
        text: `到会清点 ${counts}`,
        case: from.id,
        data: {},
        at: world.now(),
      };
      return { rows: [{ table: 'messages', row }] };
    },
  },
  facts: { counted: (c) => attendance.of(c).counts },
  entered: (run, { meta, id }) => {
    const at = addMs(run.facts.now, HOUR_MS);
    if (meta.task) run.addTimer({ block: 'meeting', what: 'count', at, ref: id });
  },
  fired: (run) => {
    const state = attendance.change(run.case);
    state.counts += 1;
    run.effect({ kind: 'minutes', counts: state.counts } as unknown as Parameters<
      DecisionDraft['effect']
    >[0]);
    run.emit('meeting.counted' as EventType, { data: { counts: state.counts } });
  },
  left: (run, { id }) => run.dropTimers((timer) => timer.block === 'meeting' && timer.ref === id),
  shows: (c) => [{ label: '清点', text: `${attendance.of(c).counts} 次`, at: null, state: 'open' }],
  proof: {
    types: () => [['counted', NUMBER]],
    rules: [
      {
        name: 'meeting',
        run: (_context, report) =>
          report({
            code: 'meeting_unattended',
            element: 'hold',
            message: '无人到会',
            english: 'Nobody came',
          }),
      },
    ],
    findings: { meeting_unattended: 'warning' },
  },
  migrate: ({ run }, pairs) => void (attendance.change(run.case).moved = pairs.length),
  waitsFor: (c, { ref }) => c.activities.some(({ node }) => node === ref),
});

function withTrial(process: CompiledProcess): CompiledProcess {
  const blocks: readonly Block[] = [...process.blocks, meeting];
  return { ...process, blocks };
}

const process = withTrial(
  processOf({
    hold: task(
      { seats: ['clerk'] },
      { complete: { target: 'done', guard: { type: 'when', params: { if: 'counted = 2' } } } },
    ),
    again: task({ seats: ['clerk'] }, { complete: 'done' }),
    done: end('done'),
  }),
);

it('is asked by the engine and by whoever reads the record', () => {
  const house = new TestWorld(process);
  expect(house.start()).toBe('ok');
  const [timer] = house.case.timers;
  expect(timer).toMatchObject({ block: 'meeting', what: 'count' });
  expect(house.act('clerk', 'complete')).toBe('not_possible_now');
  house.wait('60m');
  expect(attendance.of(house.case).counts).toBe(1);
  const [told] = house.events.slice(-1);
  expect(told?.type).toBe('meeting.counted');
  expect(eventWordOf(process.blocks, 'meeting.counted')?.text(told?.data ?? {})).toBe('第 1 次清点到会人数');
});

it('shows people what it has to say of a case', () => {
  const house = new TestWorld(process);
  house.start();
  house.wait('60m');
  expect(shownOf(process.blocks, house.case)).toEqual([
    { block: 'meeting', title: '会议', lines: [{ label: '清点', text: '1 次', at: null, state: 'open' }] },
  ]);
});

it('is proved with the definitions that run with it', () => {
  const { definition, forms, roles } = process;
  const codes = (blocks: readonly Block[]): string[] =>
    proveDefinition({ definition, forms, roles, blocks }).map(({ code, severity }) => `${severity} ${code}`);
  expect(codes(process.blocks)).toContain('warning meeting_unattended');
  expect(codes(process.blocks)).not.toContain('error name_unknown');
  const without = codes(process.blocks.filter((one) => one !== meeting));
  expect(without).not.toContain('warning meeting_unattended');
  expect(without).toContain('error name_unknown');
});

it('has what it asks for carried out by the world its case lives in', () => {
  const house = new TestWorld(process);
  const world = new MemoryWorld({
    calendar: () => house.facts().calendar,
    param: () => undefined,
    regionName: (region) => region,
    process: () => process,
    knowsRegion: () => true,
    held: () => true,
    processes: () => [],
    regionsIn: () => [],
    people: () => [],
  });
  world.clock = house.now;
  const start = { type: 'Start', by: person('clerk', process), data: { village: VILLAGE } } as const;
  expect(world.start(process.definition.key, start, 'm1').ok).toBe(true);
  world.moveTo(addMs(house.now, HOUR_MS));
  expect(world.rows.all('messages').map(({ text }) => text)).toEqual(['到会清点 1']);
});

it('goes over to another version with its case', () => {
  const house = new TestWorld(process);
  house.start();
  const next = { ...process, version: process.version + 1 };
  const { plan } = planMigration(process, next);
  const by = { user: 'admin', name: '管理员', positions: [] };
  const moved = migrateCase(house.case, { old: process, next, plan }, { by, reason: '新规' }, house.facts());
  expect(moved).toMatchObject({ ok: true, case: { blocks: { meeting: { counts: 0, moved: 1 } } } });
});

it('is nothing to a process that runs without it', () => {
  const house = new TestWorld({ ...process, blocks: process.blocks.filter((one) => one !== meeting) });
  house.start();
  expect(house.case.timers).toEqual([]);
  expect(house.case.blocks).toEqual({});
});
