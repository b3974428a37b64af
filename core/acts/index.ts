/** The acts every task and case knows, one line an act, in the order of their buttons. */
import type { AnyAct } from './act.ts';
import { assign } from './assign.ts';
import { claim } from './claim.ts';
import { reclaim } from './reclaim.ts';
import { release } from './release.ts';
import { resume } from './resume.ts';
import { save } from './save.ts';
import { suspend } from './suspend.ts';
import { terminate } from './terminate.ts';
import { transfer } from './transfer.ts';
import { urge, urgeCase } from './urge.ts';
import { waive } from './waive.ts';

export const ACTS: readonly AnyAct[] = [
  claim,
  release,
  save,
  transfer,
  assign,
  reclaim,
  urge,
  urgeCase,
  suspend,
  resume,
  waive,
  terminate,
];
