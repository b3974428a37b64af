/** The pure driver: casts people and acts in a world in memory. */
import { commandFor } from '../engine/command-for.ts';
import { ruleOf } from '../engine/origin.ts';
import { formFor, specOf } from '../engine/process.ts';
import { reject } from '../engine/rejections.ts';
import { fillRequired } from '../form/sample.ts';
import type { CompiledForm } from '../form/types.ts';
import { dayOf } from '../time/instant.ts';
import { due, parsePeriod } from '../time/period.ts';
import type { Actor, Case, FundOp, Instant, JsonObject, RegionCode } from '../vocabulary.ts';
import type { County } from './county.ts';
import { actorOf, personFor, PUBLIC, regionOfStart } from './directory.ts';
import type { Committed } from '../world/memory.ts';
import { fundRequest, onAccount } from '../fund/on-account.ts';
import { doNow } from '../world/work.ts';
import { SimulatedWorld } from './simulated-world.ts';
import type { Cast, CaseLook, Driver, WorldPreset, Reply } from './types.ts';
import { words } from './messages.ts';

/** A fresh world for one scenario. */
export function pureDriver(county: County): PureDriver {
  return new PureDriver(new SimulatedWorld(county));
}

export class PureDriver implements Driver {
  private numbers = 0;

  constructor(readonly world: SimulatedWorld) {}

  /** The same world once more, to go another way from here. */
  fork(): PureDriver {
    const copy = new PureDriver(this.world.fork());
    copy.numbers = this.numbers;
    return copy;
  }

  async begin(at: Instant, given: WorldPreset): Promise<void> {
    this.world.begin(at, given);
  }

  now(): Instant {
    return this.world.clock;
  }

  async start(who: Cast, key: string, data: JsonObject, behalfOf?: { name: string }): Promise<Reply> {
    const process = this.world.county.processes.get(key);
    if (!process)
      return {
        ok: false,
        rejection: { status: 404, code: 'unknown_process', message: words.noProcess(key) },
      };
    const by = this.actor(who, regionOfStart(process, data, this.world.county));
    if (!by) return nobody(who);
    const decision = this.world.open(process, {
      type: 'Start',
      by,
      data,
      ...(behalfOf ? { behalfOf } : {}),
    });
    return decision.ok ? { ok: true, case: decision.case.id } : decision;
  }

  async completed(at: Parameters<Driver['completed']>[0], data: JsonObject): Promise<JsonObject | null> {
    const form = 'process' in at ? this.startForm(at.process) : this.formAt(at);
    if (!form) return null;
    const caseData = 'process' in at ? {} : this.world.caseOf(at.ref).data;
    return fillRequired(form, data, { today: dayOf(this.world.clock), caseData });
  }

  private startForm(key: string): CompiledForm | null {
    const process = this.world.county.processes.get(key);
    return process?.forms.get(process.definition.start.form) ?? null;
  }

  /** The form of the seat that the person would act from. */
  private formAt({
    ref,
    step,
    action,
    who,
  }: {
    ref: string;
    step?: string;
    action: string;
    who: Cast;
  }): CompiledForm | null {
    const c = this.world.caseOf(ref);
    const process = this.world.version(c);
    const open = c.activities
      .filter((activity) => step === undefined || activity.step === step)
      .flatMap((activity) => activity.tasks.map((task) => ({ activity, task })))
      .filter(({ task }) => task.state === 'open');
    const here =
      open.find(
        ({ task }) =>
          task.role === who.role ||
          (task.role === 'filer' && !open.some((other) => other.task.role === who.role)),
      ) ?? open[0];
    if (here) {
      const spec = specOf(process, here.activity);
      return formFor(process, spec, ruleOf(spec, here.task), action);
    }
    const id = process.definition.actions?.[action]?.form;
    return id ? (process.forms.get(id) ?? null) : null;
  }

  async act(
    ref: string,
    who: Cast,
    act: { step?: string; action: string; data?: JsonObject; comment?: string; to?: Cast },
  ): Promise<Reply> {
    const current = this.world.caseOf(ref);
    const by = this.actor(who, current.region, current);
    if (!by) return nobody(who);
    const { to, ...asked } = act;
    const receiver = to ? this.actor(to, current.region, current) : null;
    const command = commandFor(this.world.version(current), {
      by,
      ...asked,
      ...(receiver?.user ? { to: { user: receiver.user, name: receiver.name } } : {}),
    });
    return replyOf(this.world.command(ref, command));
  }

  async object(ref: string, data: JsonObject): Promise<Reply> {
    return replyOf(this.world.command(ref, { type: 'FileObjection', by: PUBLIC, data }));
  }

  async fund(op: FundOp, data: { account: string; amount?: number; ref?: string }): Promise<Reply> {
    const { county, clock } = this.world;
    const wanted = { amount: data.amount ?? 0, ref: data.ref ?? '' };
    const ask = fundRequest(clock, `s${(this.numbers += 1)}`, op, wanted);
    const answer = doNow(onAccount(this.world, county.funds.fund, data.account, ask));
    if (answer.ok) return { ok: true };
    const { reason: code, available } = answer;
    const message = words.fundMisused;
    return { ok: false, rejection: { status: 409, code, message, details: { available } } };
  }

  async after(period: string): Promise<Instant> {
    const parsed = parsePeriod(period);
    if (!parsed) throw new RangeError(`not a period: ${period}`);
    return due(parsed, this.world.clock, this.world.calendar());
  }

  async moveTo(target: Instant): Promise<void> {
    this.world.moveTo(target);
  }

  async find(process: string, region: string): Promise<string | null> {
    return this.world.findCase(process, region);
  }

  async look(ref: string): Promise<CaseLook> {
    return this.world.look(ref);
  }

  /** Who a cast is, for a case; null when nobody holds the role there. */
  actor(who: Cast, region: RegionCode, current?: Case): Actor | null {
    if (who.role === 'public') return PUBLIC;
    const { people, roles } = this.world.county;
    const person =
      who.role === 'filer' && current
        ? people.find((p) => p.username === current.filer.user)
        : personFor(people, roles, who, region);
    return person ? actorOf(person) : null;
  }
}

function replyOf(decision: Committed): Reply {
  return decision.ok ? { ok: true } : decision;
}

function nobody(who: Cast): Reply {
  return {
    ok: false,
    rejection: reject('not_your_task', { message: words.nobodyHolds(`${who.role}#${who.nth}`) }),
  };
}
