/**
 * The promises of the engine over random processes and random acts. `House` checks the invariants of
 * `testing/invariants.ts` after every command; a failing run prints its seed.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attempt, bringToEnd, DATA, piece, tryOut, type Try } from './testing/attempts.ts';
import { TestWorld, type TestPreset } from './testing/house.ts';
import { randomProcess } from './testing/random-process.ts';

function played(
  root: Parameters<typeof randomProcess>[0],
  tries: Try[],
  given: TestPreset,
  flag: boolean | undefined,
): TestWorld {
  const house = new TestWorld(randomProcess(root), given);
  expect(house.start({ ...DATA, ...(flag === undefined ? {} : { flag }) })).toBe('ok');
  for (const one of tries) tryOut(house, one);
  return house;
}

const run = fc.tuple(
  piece,
  fc.array(attempt, { maxLength: 25 }),
  fc.option(fc.boolean(), { nil: undefined }),
);

describe('any process', () => {
  it(
    'keeps its invariants whatever is tried, and comes to an end when people do their part',
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(run, ([root, tries, flag]) => {
          const house = played(root, tries, {}, flag);
          bringToEnd(house);
          expect(house.case.status).toBe('ended');
        }),
        { numRuns: 120 },
      );
    },
  );

  it(
    'goes the same way whether it is reloaded before every command or stays in memory',
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(run, ([root, tries, flag]) => {
          const reloaded = played(root, tries, {}, flag);
          const resident = played(root, tries, { resident: true }, flag);
          expect(resident.case).toEqual(reloaded.case);
          expect(resident.events).toEqual(reloaded.events);
          expect(resident.effects).toEqual(reloaded.effects);
        }),
        { numRuns: 60 },
      );
    },
  );
});
