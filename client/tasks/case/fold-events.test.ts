import { expect, it } from 'vitest';
import type { CaseEventView } from '../../../core/api.ts';
import { folded } from './fold-events.ts';

it('folds what the machine did between two acts', () => {
  const events = [false, true, true, false, true].map(
    (minor, i) => ({ id: String(i), minor }) as unknown as CaseEventView,
  );
  const parts = folded(events).map((part) => (Array.isArray(part) ? part.length : part.id));
  expect(parts).toEqual(['0', 2, '3', 1]);
});
