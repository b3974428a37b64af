/** The clock of the machine is not believed blindly: whatever it does, no record of a case goes back. */
import { beforeAll, describe, expect, test } from 'vitest';
import { addMs, HOUR_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/vocabulary.ts';
import type { CaseDoc, RecordDoc } from '../../server/store/documents.ts';
import type { Clock } from '../../server/time/clock.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import { begun, emergency, taskOf } from './fixtures.ts';

const DAY_MS = 24 * HOUR_MS;
const MONDAY = '2026-03-02T01:00:00.000Z';

/** A machine whose clock can be put forward and back. */
function machine(): Clock & { now: () => Instant; leap(ms: number): void } {
  let wall: Instant = MONDAY;
  return {
    virtual: false,
    now: () => wall,
    leap: (ms) => void (wall = addMs(wall, ms)),
  };
}

describe('when the clock goes back', () => {
  let house: TestServer;
  const clock = machine();
  beforeAll(async () => {
    house = await openHouse({ clock });
  });

  test('no record of a case is older than the one before it', async () => {
    const { id } = await begun(await house.as('applicant'), emergency(1));
    clock.leap(-30 * DAY_MS);
    const clerk = await house.as('township_window');
    const task = await taskOf(clerk, id);
    const acted = await clerk.post(`/api/tasks/${task.id}/actions`, {
      action: 'complete',
      data: { coi: false },
    });
    expect(acted.status, JSON.stringify(acted.body)).toBe(200);
    const records = await house.context.store.find<RecordDoc>('events', {
      filter: { case: id },
      sort: { by: 'seq', dir: 1 },
      limit: 100,
    });
    expect(records.length).toBeGreaterThan(1);
    const times = records.flatMap(({ events }) => events.map(({ at }) => at));
    expect(times).toEqual([...times].sort());
    expect(times[0]).toBe(MONDAY);
    const doc = (await house.context.store.get<CaseDoc>('cases', id)) as CaseDoc;
    for (const { at } of doc.timers) expect(at >= MONDAY).toBe(true);
    for (const { at } of doc.records) expect(at >= MONDAY).toBe(true);
    for (const table of ['messages', 'documents', 'notices'] as const)
      for (const row of await house.context.store.find(table, { filter: { case: id }, limit: 100 }))
        if ('at' in row) expect(row['at'], table).toSatisfy((at: Instant) => at >= MONDAY);
  });
});
