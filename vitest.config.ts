/**
 * Five projects, so that one can be run alone: `npx vitest --project core`. Every *.test.ts of the house belongs
 * to exactly one of them. A test that fails sometimes is broken: there are no retries. Time limits are for what hangs: a
 * machine under load is slow, and nothing fails by that.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // every core: left to itself one of two stays idle
    maxWorkers: '100%',
    projects: [
      // pure code keeps nothing from one file to the next: its modules are loaded once a worker
      { test: { name: 'core', include: ['core/**/*.test.ts'], isolate: false, testTimeout: 60_000 } },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'seeds/**/*.test.ts', 'tests/*/**/*.test.ts'],
          exclude: ['tests/e2e/**'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'client',
          include: ['client/**/*.test.ts', 'client/**/*.test.tsx'],
          environment: 'happy-dom',
          testTimeout: 60_000,
        },
      },
      { test: { name: 'definitions', include: ['tests/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          // One browser at a time: two of them on two cores make each other's waits run out.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
