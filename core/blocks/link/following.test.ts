/** Cases that open one another for ever come to an end that people see, in whatever way they go round. */
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../engine/allowance.ts';
import type { CompiledProcess } from '../../engine/process.ts';
import { TestWorld, person } from '../../engine/testing/house.ts';
import { definitionOf, end, FORMS, processOf, ROLES, task, VILLAGE } from '../../engine/testing/process.ts';
import { compileProcess } from '../../engine/compile.ts';
import { validateSchema } from '../../form/schema-validator.ts';
import type { JsonObject } from '../../vocabulary.ts';
import { MemoryWorld } from '../../world/memory.ts';
import { words } from './messages.ts';

const open = (process: string, more: JsonObject = {}): JsonObject => ({
  type: 'open',
  params: { process, data: { village: 'village' }, ...more },
});

/** A process that does this as soon as it is handed in, and then waits for its clerk. */
function opening(key: string, entry: JsonObject[], more: JsonObject = {}): CompiledProcess {
  const waiting = { ...task({ seats: ['clerk'] }, { complete: 'done' }), entry, ...more };
  const definition: JsonObject = definitionOf({ hold: waiting, done: end('done') }, { messages: ['back'] });
  const { process, diagnostics } = compileProcess({
    definition: { ...definition, key, machine: { ...(definition.machine as JsonObject), id: key } },
    forms: FORMS,
    groups: {},
    roles: ROLES,
    version: 1,
    validate: validateSchema,
  });
  if (!process) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return process;
}

/** What a person's one start makes of it. */
function startedIn(...processes: CompiledProcess[]): MemoryWorld {
  const house = new TestWorld(processOf({ done: end('done') }));
  const world = new MemoryWorld({
    calendar: () => house.facts().calendar,
    param: () => undefined,
    regionName: (region) => region,
    process: (key) => processes.find(({ definition }) => definition.key === key),
    knowsRegion: () => true,
    held: () => true,
    processes: () => [],
    regionsIn: () => [],
    people: () => [],
  });
  world.clock = house.now;
  const [first] = processes as [CompiledProcess];
  const by = person('clerk', first);
  expect(world.start(first.definition.key, { type: 'Start', by, data: { village: VILLAGE } }, 'c').ok).toBe(
    true,
  );
  return world;
}

/** What people are told went wrong in any of the cases. */
function incidents(world: MemoryWorld): string[] {
  const all = world.rows.all('cases').flatMap(({ id }) => world.eventsOf(id));
  return [
    ...new Set(all.filter(({ type }) => type === 'incident.raised').map(({ data }) => String(data?.message))),
  ];
}

describe('cases that open one another', () => {
  it('each one more of its own process are so many in a row and no more', () => {
    const world = startedIn(opening('a', [open('a')]));
    expect(world.rows.all('cases')).toHaveLength(LIMITS.depth + 1);
    expect(incidents(world)).toEqual([words.tooDeep]);
  });

  it('each several more are so many in all and no more', () => {
    const world = startedIn(opening('a', [open('a'), open('b'), open('a')]), opening('b', [open('a')]));
    expect(world.rows.all('cases').length).toBeLessThanOrEqual(LIMITS.following + 1);
    expect(incidents(world)).toContain(words.tooMany);
  });

  it('and are opened again whenever they end come to rest', () => {
    const again = open('b', { answer: 'back' });
    const caller = opening('a', [again], { on: { back: { actions: [again] } } });
    const ended = opening('b', [], { always: 'done' });
    const world = startedIn(caller, ended);
    expect(world.rows.all('cases').length).toBeLessThanOrEqual(LIMITS.following + 1);
    expect(incidents(world)).toEqual([words.tooMany]);
  });

  it('and call to each other come to rest', () => {
    const call = { type: 'send', params: { process: 'a', region: 'village', message: 'back' } };
    const hears = { on: { back: { actions: [call] } } };
    const world = startedIn(opening('a', [open('a')], hears));
    const [first] = world.rows.all('cases');
    world.command(first?.id ?? '', { type: 'Deliver', id: 'x', message: 'back', data: {}, from: 'out' });
    expect(incidents(world)).toContain(words.tooMany);
  });

  it('are as many as one act asks for, and what each person does counts anew', () => {
    const many = Array.from({ length: 30 }, () => open('b'));
    const world = startedIn(opening('a', many), opening('b', [open('c')]), opening('c', []));
    expect(world.rows.all('cases')).toHaveLength(61);
    expect(incidents(world)).toEqual([]);
  });
});
