/** A press that comes right after another one belongs to the first: what just appeared under the hand waits. */
import { useEffect, useState } from 'react';

/** How long a press may still be meant for what stood there before: double clicks of slow hands take up to a second. */
const PRESS_MS = 1200;

/** False from the moment `what` appears or changes until nobody can mean the thing before any more. */
export function useSettled(what: unknown): boolean {
  const [settled, settle] = useState<{ on: unknown }>();
  useEffect(() => {
    const timer = setTimeout(() => settle({ on: what }), PRESS_MS);
    return () => clearTimeout(timer);
  }, [what]);
  return settled !== undefined && settled.on === what;
}
