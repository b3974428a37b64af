/** Everything one may try from a place. */
import { addMs, BEIJING_MS, dayOf } from '../../time/instant.ts';
import type { CompiledForm } from '../../form/types.ts';
import type { CompiledProcess } from '../../engine/process.ts';
import { mergeJson } from '../../form/merge.ts';
import type { Instant, JsonObject, Rejection } from '../../vocabulary.ts';
import { available } from '../../fund/account.ts';
import { offersOf } from '../offers.ts';
import type { PureDriver } from '../pure.ts';
import type { Stage } from '../stage.ts';
import type { ActStep } from '../types.ts';
import type { Interest } from './interest.ts';
import { mended, variantsOf } from './variants.ts';

/** A step to try, with the form it is written on. */
interface Move {
  step: ActStep;
  form: CompiledForm | null;
}

/** Where the definition itself fails there is no way. */
const FAULT: Rejection = { status: 422, code: 'fault', message: '' };

/** How often a refused step is filled in further. */
const MENDINGS = 4;

/** Ways to open a case of the process: as the example does, else as little as it takes; each varied. */
export function openings(process: CompiledProcess, interest: Interest, example?: OpeningStep): Move[] {
  const { start } = process.definition;
  const form = process.forms.get(start.form) ?? null;
  const [role] = start.roles;
  const as = example?.as ?? (role === undefined || role === 'anyone' ? 'public' : role);
  return variantsOf(form, interest).map((data) => ({
    step: { as, start: mergeJson(example?.start ?? {}, data) as JsonObject },
    form,
  }));
}

type OpeningStep = Extract<ActStep, { start: JsonObject }>;

/** What can be done with the case started last, and what time brings. */
export async function movesFrom(stage: Stage<PureDriver>, interest: Interest): Promise<Move[]> {
  const ref = await stage.caseNamed(undefined);
  if (!ref) return [];
  const { world } = stage.driver;
  const process = world.version(world.caseOf(ref));
  const { people, objection, times } = offersOf(stage.driver, ref);
  const formOf = (id: string | null): CompiledForm | null => (id && process.forms.get(id)) || null;
  const { actions = {} } = process.definition;
  const acts = people.flatMap(({ as, step, acts: all }) =>
    all.flatMap(({ action, form: id }): Move[] => {
      // what every case knows is no part of this one's way
      if (step === null && !Object.hasOwn(actions, action)) return [];
      const form = formOf(id);
      const more = step ? { step } : {};
      return variantsOf(form, interest).map((data) => ({ step: { as, do: action, ...more, data }, form }));
    }),
  );
  const objections = objection
    ? variantsOf(formOf(objection), interest).map((object): Move => ({
        step: { as: 'public', object },
        form: formOf(objection),
      }))
    : [];
  // what only marks a delay does not change the way
  const next = times.find(({ turns }) => turns);
  return [
    ...acts,
    ...objections,
    ...spending(stage.driver, process, ref),
    ...(next ? [{ step: { wait: { until: inBeijing(next.at) } }, form: null }] : []),
  ];
}

/** A process that looks at an account may go on otherwise once others have used it. */
function spending({ world }: PureDriver, { definition }: CompiledProcess, ref: string): Move[] {
  const looks = Object.values(definition.lookups ?? {}).some((lookup) => 'fund' in lookup);
  const account = looks ? world.streetAccount(world.caseOf(ref)) : null;
  const left = account ? available(account) : 0;
  if (!account || left <= 0) return [];
  const amount = Math.ceil((left * 4) / 5);
  const data = { account: account.region, amount, ref: `another-${left}` };
  return [{ step: { fund: 'commit_spend', data }, form: null }];
}

/** The step as it is taken, with what it had to say to be taken; null when it is not. */
export async function tryMove(
  stage: Stage<PureDriver>,
  { step, form }: Move,
): Promise<{ step: ActStep; stage: Stage<PureDriver> } | null> {
  let wanted = step;
  for (let n = 0; n <= MENDINGS; n += 1) {
    const next = stage.on(stage.driver.fork());
    const refused = await next.perform(wanted).catch(() => FAULT);
    if (!refused) return { step: wanted, stage: next };
    const better = mend(wanted, form, refused, stage.driver.now());
    if (!better) return null;
    wanted = better;
  }
  return null;
}

function mend(step: ActStep, form: CompiledForm | null, refused: Rejection, now: Instant): ActStep | null {
  const today = dayOf(now);
  if ('start' in step) {
    const start = mended(form, step.start, refused, today);
    return start && { ...step, start };
  }
  if ('object' in step) {
    const object = mended(form, step.object, refused, today);
    return object && { ...step, object };
  }
  if (!('do' in step)) return null;
  const data = mended(form, step.data ?? {}, refused, today);
  return data && { ...step, data };
}

/** A moment as scenarios write it. */
function inBeijing(instant: Instant): string {
  return `${addMs(instant, BEIJING_MS).slice(0, 19)}+08:00`;
}
