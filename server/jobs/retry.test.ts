import { expect, test } from 'vitest';
import { nextAttempt, RETRY, type RetryPolicy } from './retry.ts';

const POLICY: RetryPolicy = { maxAttempts: 5, firstDelay: 100, factor: 3, maxDelay: 1_000 };

test('waits grow by the factor up to the longest, then it is given up', () => {
  expect([1, 2, 3, 4, 5, 6].map((attempts) => nextAttempt(POLICY, attempts, 7))).toEqual([
    107,
    307,
    907,
    1_007,
    null,
    null,
  ]);
});

test('every kind is tried at least twice and given up some day', () => {
  for (const policy of Object.values(RETRY)) {
    expect(nextAttempt(policy, 1, 0)).not.toBeNull();
    expect(nextAttempt(policy, policy.maxAttempts, 0)).toBeNull();
  }
});
