import type { StatutoryClock } from '../../time/pause.ts';
import { slot } from '../state.ts';

/** Absent where the process has no limit, or has not come to where it begins. */
export const clockSlot = slot<StatutoryClock | null>('clock', () => null);
