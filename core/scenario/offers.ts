/** Who can do what with a case now, in the words scenarios are written in. */
import { timerWord } from '../blocks/block.ts';
import { outcomesOf, ruleOf, seatNumber } from '../engine/origin.ts';
import { votingRuleOf } from '../engine/voting-words.ts';
import { whyNot } from '../engine/candidates.ts';
import { formFor, labelAt, specOf, type CompiledProcess } from '../engine/process.ts';
import { isOpen } from '../time/open.ts';
import type { Activity, Case, Instant, Task, TaskRule, Timer } from '../vocabulary.ts';
import { actorOf, personFor } from './directory.ts';
import type { PureDriver } from './pure.ts';
import { castOf } from './stage.ts';
import { words } from './messages.ts';

/** One thing somebody can do. */
export interface OfferedAct {
  /** Outcome or act, as a scenario's `do`. */
  action: string;
  /** The button's words. */
  label: string;
  tone: 'positive' | 'negative' | 'back' | 'neutral';
  /** Id of the form that goes with it; null for none. */
  form: string | null;
  /** Fields it requires beyond the form's own. */
  required: string[];
  /** Asks for a reason as `comment`. */
  comment: boolean;
}

/** Somebody's turn. */
export interface Offer {
  /** Whom to cast, as a scenario's `as`. */
  as: string;
  role: string;
  /** The person's name. */
  name: string;
  /** Step id; null for acts on the case as a whole. */
  step: string | null;
  /** The step's words, or those of the seat. */
  label: string;
  acts: OfferedAct[];
  /** What return, refusal and abstention mean; there where several have a voice. */
  voting?: string[];
}

/** What time brings. */
interface OfferedTime {
  at: Instant;
  /** The case may go on otherwise after it. */
  turns: boolean;
  label: string;
}

export interface Offers {
  people: Offer[];
  /** Form on which anybody may object now; null where nothing is announced. */
  objection: string | null;
  /** What becomes due, soonest first. */
  times: OfferedTime[];
}

/** How many holders of one role are asked. */
const HOLDERS = 12;

/** Everything that can happen to a case from outside. */
export function offersOf(driver: PureDriver, ref: string): Offers {
  const c = driver.world.caseOf(ref);
  const process = driver.world.version(c);
  return {
    people: [
      ...(c.status === 'running' ? atSteps(driver, process, c) : []),
      ...onCase(driver, process, c, ref),
    ],
    objection: c.status === 'running' ? openToAll(process, c) : null,
    times: timesOf(process, c),
  };
}

function atSteps(driver: PureDriver, process: CompiledProcess, c: Case): Offer[] {
  return c.activities
    .filter(({ done }) => done === undefined)
    .flatMap((activity) => [
      ...activity.tasks
        .filter(({ state }) => state === 'open')
        .flatMap((task) => atTask(process, activity, task, holderOf(driver, c, activity, task))),
      ...lateSeats(driver, c, activity).flatMap((seat) => {
        const own = specOf(process, activity).seats[seat];
        return offerAt(process, activity, own, firstOf(driver, c, [own?.role ?? []].flat()));
      }),
    ]);
}

/** Places beside a step that had no reason to be there when it opened, and have one now. */
function lateSeats(driver: PureDriver, c: Case, activity: Activity): number[] {
  const { seats } = specOf(driver.world.version(c), activity);
  return seats.flatMap(({ optional, when }, n) => {
    const taken = !optional || activity.tasks.some((task) => seatNumber(task) === n);
    return taken || (when !== undefined && !driver.world.holds(c.id, when)) ? [] : [n];
  });
}

type Who = Pick<Offer, 'as' | 'role' | 'name'>;

function atTask(process: CompiledProcess, activity: Activity, task: Task, who: Who | null): Offer[] {
  return offerAt(process, activity, ruleOf(specOf(process, activity), task), who);
}

function offerAt(
  process: CompiledProcess,
  activity: Activity,
  rule: (TaskRule & { label?: string }) | undefined,
  who: Who | null,
): Offer[] {
  const spec = specOf(process, activity);
  if (!who || !rule) return [];
  const acts = outcomesOf(spec, rule).flatMap((action): OfferedAct[] => {
    const outcome = spec.outcomes[action];
    if (!outcome) return [];
    const { label, tone = 'neutral', required = [] } = outcome;
    const form = formFor(process, spec, rule, action)?.id ?? null;
    return [{ action, label, tone, form, required, comment: false }];
  });
  const label = rule.label ?? labelAt(process, activity);
  const voting = votingRuleOf(spec);
  return [{ ...who, step: activity.step, label, acts, ...(voting.length > 0 ? { voting } : {}) }];
}

/** The first holder of one of these roles. */
function firstOf(driver: PureDriver, c: Case, roles: string[]): Who | null {
  for (const role of roles) {
    const actor = driver.actor(castOf(role), c.region, c);
    if (actor) return { as: role, role, name: actor.name };
  }
  return null;
}

/** The first person who may take the task, and how a scenario casts them. */
function holderOf(driver: PureDriver, c: Case, activity: Activity, task: Task): Who | null {
  const seat = seatNumber(task);
  const roles = seat === null ? task.role : specOf(driver.world.version(c), activity).seats[seat]?.role;
  for (const role of [roles ?? []].flat()) {
    const office = task.candidates.find((key) => key.startsWith(`${role}@`))?.slice(role.length + 1);
    // at the case's own office nobody has to be told where
    const places = role === 'filer' || !office ? [''] : ['', `@${office}`];
    for (const place of places) {
      for (let nth = 1; nth <= HOLDERS; nth += 1) {
        const as = `${role}${place}${nth > 1 ? `#${nth}` : ''}`;
        const actor = driver.actor(castOf(as), c.region, c);
        if (!actor) break;
        if (!whyNot(actor, task, activity)) return { as, role, name: actor.name };
        if (role === 'filer') break;
      }
    }
  }
  return null;
}

function onCase(driver: PureDriver, process: CompiledProcess, c: Case, ref: string): Offer[] {
  const offers: Offer[] = [];
  const offer = (who: Who, act: OfferedAct): void => {
    const known = offers.find(({ as }) => as === who.as);
    if (known) known.acts.push(act);
    else offers.push({ ...who, step: null, label: process.definition.title, acts: [act] });
  };
  for (const [action, spec] of Object.entries(process.definition.actions ?? {})) {
    for (const role of spec.roles) {
      const actor = driver.actor(castOf(role), c.region, c);
      if (!actor || driver.world.whyNotOnCase(ref, actor, action)) continue;
      const { label, form = null, required = [] } = spec;
      offer(
        { as: role, role, name: actor.name },
        { action, label, tone: 'neutral', form, required, comment: false },
      );
      break;
    }
  }
  for (const role of process.stewards) {
    const person = personFor(driver.world.county.people, driver.world.county.roles, castOf(role), c.region);
    if (!person) continue;
    const actor = actorOf(person);
    for (const { id: action, label, asks } of driver.world.stewardActs(ref, actor))
      offer(
        { as: role, role, name: actor.name },
        { action, label, tone: 'neutral', form: null, required: [], comment: asks.comment !== undefined },
      );
  }
  return offers;
}

/** The form on which anybody may write to the case now. */
function openToAll(process: CompiledProcess, c: Case): string | null {
  for (const { openTo } of process.blocks) {
    const form = openTo?.(c, process);
    if (form) return form;
  }
  return null;
}

function timesOf(process: CompiledProcess, c: Case): OfferedTime[] {
  if (c.status === 'suspended') return [];
  return c.timers
    .filter(({ at }) => !isOpen(at))
    .map((timer) => {
      const turns = timerWord(process.blocks, timer)?.turns ?? timer.kind === 'machine';
      return { at: timer.at, turns, label: timeLabel(process, c, timer) };
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

function timeLabel(process: CompiledProcess, c: Case, timer: Timer): string {
  if (timer.block !== undefined) return timerWord(process.blocks, timer)?.label ?? '';
  if (timer.kind === 'machine') {
    const { state } = timer;
    return words.dueOf(labelAt(process, { step: state.split('.').at(-1) ?? state, node: state }));
  }
  const activity = c.activities.find(({ tasks }) => tasks.some(({ id }) => id === timer.ref));
  return words.periodOver(activity && labelAt(process, activity));
}
