/** What a migration promises of any process, at any point of any case. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case, JsonObject } from '../vocabulary.ts';
import type { CompiledProcess } from '../engine/process.ts';
import { attempt, bringToEnd, DATA, piece, tryOut, type Try } from '../engine/testing/attempts.ts';
import { TestWorld } from '../engine/testing/house.ts';
import { broken } from '../engine/testing/invariants.ts';
import { randomProcess, type Piece } from '../engine/testing/random-process.ts';
import { migrateCase, type Migration } from './migrate.ts';
import { planMigration } from './plan.ts';

const ADMIN = { user: 'admin', name: 'admin', positions: [] };

function begun(process: CompiledProcess, tries: Try[]): TestWorld {
  const house = new TestWorld(process);
  expect(house.start(DATA)).toBe('ok');
  for (const one of tries) tryOut(house, one);
  return house;
}

/** Moves the case of a house; the same house on the next version, or null with the reasons. */
function moved(house: TestWorld, next: CompiledProcess): { house: TestWorld | null; migration: Migration } {
  const { plan } = planMigration(house.process, next);
  const before = JSON.stringify(house.case);
  const migration = migrateCase(
    house.case,
    { old: house.process, next, plan },
    { by: ADMIN, reason: '新规施行' },
    house.facts(),
  );
  expect(JSON.stringify(house.case)).toBe(before);
  if (!migration.ok) return { house: null, migration };
  const after = new TestWorld(next);
  after.now = house.now;
  after.events = [...house.events, ...migration.events];
  after.current = migration.case;
  expect(broken(next, house.case, migration.case, after.events)).toEqual([]);
  expect(migration.case.version).toBe(next.version);
  return { house: after, migration };
}

/** A case without what a migration changes of itself. */
function plain(c: Case): JsonObject {
  const { seq: _seq, version: _version, before: _before, requests: _requests, ...rest } = c;
  return JSON.parse(JSON.stringify(rest)) as JsonObject;
}

const version2 = (root: Piece): CompiledProcess => ({ ...randomProcess(root), version: 2 });

const tries = fc.array(attempt, { maxLength: 12 });

describe('a migration to a copy', () => {
  it('changes nothing a case does from then on', { timeout: 120_000 }, () => {
    let compared = 0;
    fc.assert(
      fc.property(piece, tries, tries, (root, before, after) => {
        const stays = begun(randomProcess(root), before);
        if (stays.case.status === 'ended') return;
        const { house: goes, migration } = moved(stays, version2(root));
        expect(migration).toMatchObject({ ok: true });
        expect(plain(goes!.case)).toEqual(plain(stays.case));
        for (const one of after) expect(tryOut(goes!, one)).toBe(tryOut(stays, one));
        expect(plain(goes!.case)).toEqual(plain(stays.case));
        compared += 1;
      }),
      { numRuns: 100 },
    );
    expect(compared).toBeGreaterThan(30);
  });
});

/** The same process with something else asked of people. */
function changed(root: Piece, change: JsonObject): Piece {
  switch (root.kind) {
    case 'step':
      return { ...root, spec: { ...root.spec, ...change } };
    case 'choice':
      return {
        ...root,
        spec: { ...root.spec, ...change },
        yes: changed(root.yes, change),
        no: changed(root.no, change),
      };
    case 'seq':
    case 'par':
      return { ...root, pieces: root.pieces.map((inner) => changed(inner, change)) };
    default:
      return root;
  }
}

const change = fc.constantFrom<JsonObject>(
  { seats: [{ role: 'boss' }] },
  { seats: [{ role: 'clerk' }, { role: 'head' }] },
  { seats: [{ role: 'clerk', count: 2 }] },
  { mode: 'sequential' },
  { mode: 'all', due: { wd: 4 } },
  { exclude: '["clerk@990101001#1"]' },
);

describe('a migration to another version', () => {
  it(
    'leaves no task and no timer of a state the case is not in, and the case goes on',
    { timeout: 120_000 },
    () => {
      let went = 0;
      fc.assert(
        fc.property(piece, change, tries, tries, (root, what, before, after) => {
          const house = begun(randomProcess(root), before);
          if (house.case.status === 'ended') return;
          const { house: goes, migration } = moved(house, version2(changed(root, what)));
          if (!goes) {
            expect((migration as { reasons: string[] }).reasons.join()).toMatch(/\p{Script=Han}/u);
            return;
          }
          went += 1;
          for (const one of after) tryOut(goes, one);
          bringToEnd(goes);
          expect(goes.case.status).toBe('ended');
        }),
        { numRuns: 100 },
      );
      expect(went).toBeGreaterThan(20);
    },
  );

  it('to any other process says why not, or keeps the promises too', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(piece, piece, tries, (root, other, before) => {
        const house = begun(randomProcess(root), before);
        if (house.case.status === 'ended') return;
        const { house: goes } = moved(house, version2(other));
        if (goes) bringToEnd(goes);
      }),
      { numRuns: 100 },
    );
  });
});
