import { expect, it } from 'vitest';
import { migrateCase } from '../migration/migrate.ts';
import { planMigration } from '../migration/plan.ts';
import { BEHAVIOUR, behaves } from './behaviours.ts';
import { decide } from './decide.ts';
import { started } from './testing/house.ts';
import { end, processOf, task } from './testing/process.ts';

const process = processOf({
  check: task({ seats: ['clerk'] }, { complete: 'look' }),
  look: task({ seats: ['boss'] }, { complete: 'done' }),
  done: end('done'),
});

it('a case that begins now knows what the program does now', () => {
  const { case: c } = started(process);
  expect(c.behaviour).toBe(BEHAVIOUR);
  expect(behaves(c, 'recordOfItsOwn')).toBe(true);
});

it('a case goes on with what it began with, on another version too', () => {
  const house = started(process);
  house.current = { ...house.case, behaviour: 0 };
  expect(house.act('clerk', 'complete')).toBe('ok');
  expect(house.case.behaviour).toBe(0);
  expect(behaves(house.case, 'recordOfItsOwn')).toBe(false);
  const next = { ...process, version: 2 };
  const { plan } = planMigration(process, next, {});
  const by = { user: 'admin', name: 'admin', positions: [] };
  const moved = migrateCase(house.case, { old: process, next, plan }, { by, reason: '新规' }, house.facts());
  expect(moved).toMatchObject({ ok: true, case: { version: 2, behaviour: 0 } });
});

it('a case that began with a later program is left alone', () => {
  const house = started(process);
  const later = { ...house.case, behaviour: BEHAVIOUR + 1 };
  const { timers } = house.case;
  const command = { type: 'FireTimer', timer: timers[0]?.id ?? '' } as const;
  expect(() => decide(process, later, command, house.facts())).toThrow(/run the later program/);
});
