import { block } from '../block.ts';
import { migrateClock } from './migrate.ts';
import { clockOver, entersClock, leavesClock, limitEnd, moveClock, stopWatching } from './on.ts';
import { clock as spec } from './spec.ts';
import { clockSlot } from './state.ts';
import { clockView } from './view.ts';

export const clock = block({
  spec,
  entering: (run, { step, meta }) => entersClock(run, step, meta),
  left: (run, { meta }) => leavesClock(run, meta),
  fired: clockOver,
  moved: moveClock,
  reckoned: limitEnd,
  ended: stopWatching,
  view: (c) => ({ clock: clockView(c) }),
  migrate: migrateClock,
  waitsFor: (c) => {
    const running = clockSlot.of(c);
    return running !== null && !running.pausedAt && !running.stoppedAt;
  },
});
