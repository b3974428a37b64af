/** Messages name their text and are filled in when they are sent. */
import { expect, it } from 'vitest';
import { TestWorld, person } from '../../engine/testing/house.ts';
import { end, processOf, task, VILLAGE } from '../../engine/testing/process.ts';
import type { CompiledProcess } from '../../engine/process.ts';
import type { JsonObject } from '../../vocabulary.ts';
import { MemoryWorld } from '../../world/memory.ts';
import { HOUSE, templatesOf } from './templates.ts';

const SET = { type: 'set', params: { 'check.amount': 'check.amount + 1' } };

function telling(params: JsonObject, ...after: JsonObject[]): CompiledProcess {
  const notify = { type: 'notify', params: { to: '["user:" + case.filer]', ...params } };
  return processOf({
    check: task(
      { seats: ['clerk'], form: 'test/note' },
      { complete: { target: 'done', actions: [notify, ...after] } },
    ),
    done: end('done'),
  });
}

/** What is said once the case is handed in and checked. */
function said(process: CompiledProcess, data: JsonObject = { amount: 5 }): string[] {
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
  const by = person('applicant', process);
  world.start(process.definition.key, { type: 'Start', by, data: { village: VILLAGE, name: '某人' } }, 'c');
  const [open] = world.caseOf('c').activities.flatMap(({ tasks }) => tasks);
  const act = { type: 'Act', by: person('clerk', process), task: open?.id as string } as const;
  expect(world.command('c', { ...act, action: 'complete', data }).ok).toBe(true);
  return world.rows.all('messages').map(({ text }) => text);
}

it('a text is filled in with what the case is when it is sent', () => {
  const message = '{{ name }}得{{ check.amount }}元';
  expect(said(telling({ message }))).toEqual(['某人得5元']);
  expect(said(telling({ message }, SET))).toEqual(['某人得6元']);
});

it('what the case is at that very point is kept where the definition asks for it by name', () => {
  const params = { message: '得{{ amount_then }}元', data: { amount_then: 'check.amount' } };
  expect(said(telling(params, SET))).toEqual(['得5元']);
});

it('the event is known to the text though it is over', () => {
  expect(said(telling({ message: '{{ event.type }}{{ event.amount }}' }))).toEqual(['complete5']);
  expect(said(telling({ message: '{{ entry.amount }}经{{ actor.name }}' }))).toEqual(['5经clerk']);
});

it('in the outbox stands which text it is, not what it says', () => {
  const process = telling({ message: '{{ name }}得{{ check.amount }}元' });
  const house = new TestWorld(process);
  house.start({ name: '某人' });
  house.act('clerk', 'complete', { data: { amount: 5 } });
  const [effect] = house.last.effects;
  expect(JSON.stringify(effect)).not.toContain('某人');
  const id = (effect as { template: string }).template;
  expect(templatesOf(process.definition).get(id)).toEqual({ message: '{{ name }}得{{ check.amount }}元' });
});

it('a text keeps its id whatever stands around it, and a text of its own for a channel makes it another', () => {
  const ids = (params: JsonObject): string[] => [...templatesOf(telling(params).definition).keys()];
  expect(ids({ message: '好' })).toEqual(ids({ message: '好', data: { n: '1' } }));
  expect(ids({ message: '好', sms: '好' })).not.toEqual(ids({ message: '好' }));
  expect(ids({ message: HOUSE.said })[0]).toMatch(/^[0-9a-f]{16}$/);
});
