/**
 * A process tried out step by step, as the designer does: one sees who can do what now, does it, lets time pass, takes
 * steps back, and keeps what was done as a scenario. Runs the real engine in memory; nothing leaves it.
 */
import type { Instant, JsonObject, Rejection } from '../vocabulary.ts';
import type { County } from './county.ts';
import { offersOf, type Offers } from './offers.ts';
import { pureDriver, type PureDriver } from './pure.ts';
import { momentOf, Stage } from './stage.ts';
import type { ActStep, CaseLook, Expectation, WorldPreset, Scenario } from './types.ts';

/** Where and when one begins. */
interface Opening {
  /** Key of the process that is tried. */
  process: string;
  /** ISO with offset, or a day. */
  at: string;
  given?: WorldPreset;
}

/** Opens a session. @throws RangeError when `at` is no moment */
export async function openSession(county: County, opening: Opening): Promise<Session> {
  const at = momentOf(opening.at);
  if (!at) throw new RangeError(`not a moment: ${opening.at}`);
  const driver = pureDriver(county);
  await driver.begin(at, opening.given ?? {});
  return new Session(opening, new Stage(driver, opening.process));
}

export class Session {
  private readonly done: { step: ActStep; before: Stage<PureDriver> }[] = [];

  constructor(
    private readonly opening: Opening,
    private stage: Stage<PureDriver>,
  ) {}

  now(): Instant {
    return this.stage.driver.now();
  }

  /** What was done so far, in order. */
  steps(): ActStep[] {
    return this.done.map(({ step }) => step);
  }

  /** What can be seen of the case started last, or of the one named; null while there is none. */
  look(name?: string): Promise<CaseLook | null> {
    return this.stage.look(name);
  }

  /** Who can do what now; null while there is no case. */
  async offers(name?: string): Promise<Offers | null> {
    const ref = await this.stage.caseNamed(name);
    return ref ? offersOf(this.stage.driver, ref) : null;
  }

  /** Hands in the start form. What it leaves out is taken from the form's sample. */
  start(as: string, start: JsonObject, more: { case?: string; behalfOf?: { name: string } } = {}): Acted {
    return this.play({ as, start, ...more });
  }

  /** An outcome of a step, or an act on the case where `step` is left out. */
  act(as: string, action: string, more: Omit<Extract<ActStep, { do: string }>, 'as' | 'do'> = {}): Acted {
    return this.play({ as, do: action, ...more });
  }

  /** Objects to what is announced. */
  object(object: JsonObject, as = 'public'): Acted {
    return this.play({ as, object });
  }

  /** Lets time pass: a period `3wd`, or until a moment. */
  wait(wait: string | { until: string }): Acted {
    return this.play({ wait });
  }

  /** Carries out one step; null, or why it was refused, and then nothing has changed. */
  async play(step: ActStep): Acted {
    const before = this.stage;
    const next = before.on(before.driver.fork());
    const refused = await next.perform(step);
    if (refused) return refused;
    this.done.push({ step, before });
    this.stage = next;
    return null;
  }

  /** Takes the last step back; false when there is none. */
  undo(): boolean {
    const last = this.done.pop();
    if (last) this.stage = last.before;
    return last !== undefined;
  }

  /** Everything done so far as a scenario that expects what came of it. */
  async record(name: string): Promise<Scenario> {
    const look = await this.look();
    return scenarioOf({ ...this.opening, name }, this.steps(), look);
  }
}

type Acted = Promise<Rejection | null>;

/** A scenario of steps, which expects at the end what one sees then. */
export function scenarioOf(
  { name, process, at, given }: Opening & { name: string },
  steps: ActStep[],
  look: CaseLook | null,
): Scenario {
  return {
    name,
    process,
    at,
    ...(given ? { given } : {}),
    steps: [...steps, ...(look ? [{ expect: expectationOf(look) }] : [])],
  };
}

/** What is worth expecting of what one sees: where the case stands, and what the public reads. */
function expectationOf(look: CaseLook): Expectation {
  const { steps, status, outcome } = look;
  return { steps, status, ...(outcome === null ? {} : { outcome }) };
}
