/** A scenario under way: carries out its steps on a driver, and knows the cases by the names the scenario gave them. */
import { CalendarError } from '../time/calendar.ts';
import { isDay } from '../time/day.ts';
import { parseInstant, startOfDay } from '../time/instant.ts';
import { parsePeriod } from '../time/period.ts';
import type { Instant, Rejection } from '../vocabulary.ts';
import { TooMuchDue } from '../world/memory.ts';
import type { ActStep, Cast, CaseLook, Driver } from './types.ts';
import { words } from './messages.ts';

/** Reads `role`, `role@region`, `role#2`, `role@region#2`. */
export function castOf(text: string): Cast {
  const [, role, region, nth] = /^(.+?)(?:@(\d+))?(?:#(\d+))?$/.exec(text) ?? [];
  return { role: role ?? text, ...(region ? { region } : {}), nth: nth ? Number(nth) : 1 };
}

/** A moment as scenarios write it: ISO with offset, or the beginning of a day; null when it is neither. */
export function momentOf(text: string): Instant | null {
  return isDay(text) ? startOfDay(text) : parseInstant(text);
}

export class Stage<D extends Driver = Driver> {
  /** What became of the last act; null when it was taken. */
  refused: Rejection | null = null;
  /** Cases by the name the scenario gave them; `` is the one started last. */
  private readonly cases: Map<string, string>;

  constructor(
    readonly driver: D,
    private readonly process: string,
    before?: Stage,
  ) {
    this.cases = new Map(before?.cases);
  }

  /** The same stage on a copy of its world. */
  on<Other extends Driver>(driver: Other): Stage<Other> {
    return new Stage(driver, this.process, this);
  }

  /**
   * Carries out one step. Where the form wants more than the scenario says, and nobody waits for that refusal, the rest
   * is taken from the form's sample.
   */
  async perform(step: ActStep, awaited = false): Promise<Rejection | null> {
    this.refused = await this.attempt(step);
    if (this.refused?.code === 'required' && !awaited) {
      const completed = await this.completed(step);
      if (completed) this.refused = await this.attempt(completed);
    }
    return this.refused;
  }

  /** The step with what its form's sample has for the fields the scenario says nothing about. */
  async completed(step: ActStep): Promise<ActStep | null> {
    if ('start' in step) {
      const start = await this.driver.completed({ process: step.process ?? this.process }, step.start);
      return start && { ...step, start };
    }
    if (!('do' in step)) return null;
    const ref = await this.caseNamed(step.case);
    if (!ref) return null;
    const at = { ref, action: step.do, who: castOf(step.as), ...(step.step ? { step: step.step } : {}) };
    const data = await this.driver.completed(at, step.data ?? {});
    return data && { ...step, data };
  }

  private async attempt(step: ActStep): Promise<Rejection | null> {
    const { driver } = this;
    if ('wait' in step) return this.wait(step.wait);
    if ('fund' in step) return rejectionOf(await driver.fund(step.fund, step.data));
    if ('start' in step) {
      const process = step.process ?? this.process;
      const reply = await driver.start(castOf(step.as), process, step.start, step.behalfOf);
      if (!reply.ok) return reply.rejection;
      this.cases.set('', reply.case as string);
      if (step.case) this.cases.set(step.case, reply.case as string);
      return null;
    }
    const ref = await this.caseNamed(step.case);
    if (!ref) return unreadable(words.noCase(step.case));
    if ('object' in step) return rejectionOf(await driver.object(ref, step.object));
    const { step: at, data, comment, to } = step;
    return rejectionOf(
      await driver.act(ref, castOf(step.as), {
        action: step.do,
        ...(at ? { step: at } : {}),
        ...(data ? { data } : {}),
        ...(comment ? { comment } : {}),
        ...(to ? { to: castOf(to) } : {}),
      }),
    );
  }

  private async wait(time: string | { until: string }): Promise<Rejection | null> {
    try {
      const target =
        typeof time !== 'string'
          ? momentOf(time.until)
          : parsePeriod(time)
            ? await this.driver.after(time)
            : null;
      if (!target) return unreadable(JSON.stringify(time));
      await this.driver.moveTo(target);
      return null;
    } catch (error) {
      if (error instanceof TooMuchDue)
        return { status: 422, code: 'too_much_due', message: words.tooMuchDue };
      if (error instanceof CalendarError) return { status: 422, code: error.code, message: error.message };
      throw error;
    }
  }

  /** `b` as named by the scenario, or `<process>@<region>` for a case another one opened. */
  async caseNamed(name: string | undefined): Promise<string | null> {
    const known = this.cases.get(name ?? '');
    if (known || name === undefined) return known ?? null;
    const [process, region] = name.split('@');
    return region ? this.driver.find(process as string, region) : null;
  }

  /** What can be seen of a case; null when there is none of that name yet. */
  async look(name?: string): Promise<CaseLook | null> {
    const ref = await this.caseNamed(name);
    return ref ? this.driver.look(ref) : null;
  }
}

function rejectionOf(reply: { ok: true } | { ok: false; rejection: Rejection }): Rejection | null {
  return reply.ok ? null : reply.rejection;
}

function unreadable(what: string): Rejection {
  return { status: 422, code: 'scenario_invalid', message: words.unreadable(what) };
}
