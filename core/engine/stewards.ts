/** Which roles somebody holds for a case. */
import { ancestorsOf } from '../values/region.ts';
import { keysOf, postKey } from './candidates.ts';
import type { Run } from './run.ts';

/** Whether the actor holds a role at an office responsible for the case; `filer` is who filed it. */
export function holdsRole(run: Run, role: string): boolean {
  if (role === 'filer') return run.actor.user !== null && run.actor.user === run.case.filer.user;
  const keys = keysOf(run.actor);
  return [run.case.region, ...ancestorsOf(run.case.region)].some((region) =>
    keys.includes(postKey(role, region)),
  );
}

/** Whether the actor may suspend, resume and terminate cases of its region. */
export function isSteward(run: Run): boolean {
  return [...run.process.stewards].some((role) => holdsRole(run, role));
}
