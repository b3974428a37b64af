/** Which roles somebody holds for a case. */
import { ancestorsOf } from '../values/region.ts';
import { keysOf, postKey } from './candidates.ts';
import type { DecisionDraft } from './run.ts';

/** Somebody at a case. */
type At = Pick<DecisionDraft, 'process' | 'case' | 'actor'>;

/** Whether the actor holds a role at an office responsible for the case; `filer` is who filed it. */
export function holdsRole(at: At, role: string): boolean {
  if (role === 'filer') return at.actor.user !== null && at.actor.user === at.case.filer.user;
  const keys = keysOf(at.actor);
  return [at.case.region, ...ancestorsOf(at.case.region)].some((region) =>
    keys.includes(postKey(role, region)),
  );
}

/** Whether the actor may suspend, resume and terminate cases of its region. */
export function isSteward(at: At): boolean {
  return [...at.process.stewards].some((role) => holdsRole(at, role));
}
