/**
 * Carries scenarios out on the house itself, command by command, at times of its own: how the demo county's past is
 * made. Timers of other cases are left alone, because each story is told to its end before the next begins.
 */
import { commandFor } from '../../core/engine/command-for.ts';
import { actorOf, personFor, PUBLIC, regionOfStart, type Person } from '../../core/scenario/directory.ts';
import type { Cast, CaseLook, Driver, Reply } from '../../core/scenario/types.ts';
import { due, parsePeriod } from '../../core/time/period.ts';
import type { Actor, FundOp, Instant, JsonObject, RegionCode } from '../../core/vocabulary.ts';
import { execute, type Outcome } from '../commands/execute.ts';
import { startCase } from '../commands/start-case.ts';
import type { Context } from '../context.ts';
import { makeProjector } from '../effects/projector.ts';
import { onAccount, request } from '../commands/fund.ts';
import type { CaseDoc } from '../store/documents.ts';
import { words } from '../../core/scenario/messages.ts';

/** A driver on the house; `context` is left as it is, its clock apart. */
export function houseDriver(base: Context, people: Person[]): Driver {
  return new House(base, people);
}

class House implements Driver {
  private at: Instant = '';
  private readonly context: Context;
  private numbers = 0;

  constructor(
    base: Context,
    private readonly people: Person[],
  ) {
    this.context = { ...base, clock: { virtual: true, now: () => this.at } };
    this.context.projector = makeProjector(this.context);
  }

  async begin(at: Instant): Promise<void> {
    this.at = at;
  }

  now(): Instant {
    return this.at;
  }

  async start(who: Cast, process: string, data: JsonObject, behalfOf?: { name: string }): Promise<Reply> {
    const { library, registry } = this.context;
    const version = library.latest(process);
    const by = version && this.actor(who, regionOfStart(version, data, registry.setting()));
    if (!by) return nobody(who);
    const outcome = await startCase(this.context, process, {
      type: 'Start',
      by,
      data,
      ...(behalfOf ? { behalfOf } : {}),
    });
    return outcome.ok ? { ok: true, case: outcome.case.id } : outcome;
  }

  async act(
    ref: string,
    who: Cast,
    act: { step?: string; action: string; data?: JsonObject; comment?: string; to?: Cast },
  ): Promise<Reply> {
    const doc = await this.load(ref);
    const by = who.role === 'filer' ? this.named(doc.filer.user) : this.actor(who, doc.region);
    if (!by) return nobody(who);
    const { to, ...asked } = act;
    const receiver = to ? this.actor(to, doc.region) : null;
    const command = commandFor(await this.context.library.version(doc.process, doc.version), {
      by,
      ...asked,
      ...(receiver?.user ? { to: { user: receiver.user, name: receiver.name } } : {}),
    });
    return reply(await execute(this.context, ref, command));
  }

  async object(ref: string, data: JsonObject): Promise<Reply> {
    return reply(await execute(this.context, ref, { type: 'FileObjection', by: PUBLIC, data }));
  }

  async fund(op: FundOp, data: { account: string; amount?: number; ref?: string }): Promise<Reply> {
    const ask = request(this.context, `driver:${(this.numbers += 1)}`, op, {
      amount: data.amount ?? 0,
      ref: data.ref ?? '',
    });
    const result = await onAccount(this.context, this.context.registry.setting().fund, data.account, ask);
    return result.ok
      ? { ok: true }
      : { ok: false, rejection: { status: 409, code: result.reason, message: words.fundMisused } };
  }

  async after(period: string): Promise<Instant> {
    const parsed = parsePeriod(period);
    if (!parsed) throw new RangeError(`not a period: ${period}`);
    return due(parsed, this.at, this.context.registry.calendar());
  }

  /** Moves the story's clock; the latest case is the one whose timers count. */
  async moveTo(target: Instant): Promise<void> {
    const [latest] = await this.context.store.find<CaseDoc>('cases', {
      filter: { startedAt: { lte: this.at } },
      sort: { by: 'startedAt', dir: -1 },
      limit: 1,
    });
    for (let doc = latest; doc?.nextTimer && doc.nextTimer <= target; doc = await this.load(doc.id)) {
      if (doc.nextTimer > this.at) this.at = doc.nextTimer;
      const timer = doc.timers.find((t) => t.at === doc?.nextTimer);
      if (!timer) break;
      await execute(this.context, doc.id, { type: 'FireTimer', timer: timer.id });
    }
    if (target > this.at) this.at = target;
  }

  /** The demo stories are complete. */
  async completed(): Promise<null> {
    return null;
  }

  look(): Promise<CaseLook> {
    throw new Error('the demo stories expect nothing');
  }

  async find(process: string, region: string): Promise<string | null> {
    const [doc] = await this.context.store.find<CaseDoc>('cases', {
      filter: { process, scope: region },
      sort: { by: 'startedAt', dir: -1 },
      limit: 1,
    });
    return doc?.id ?? null;
  }

  private load(id: string): Promise<CaseDoc> {
    return this.context.store.get<CaseDoc>('cases', id) as Promise<CaseDoc>;
  }

  private actor(who: Cast, region: RegionCode): Actor | null {
    if (who.role === 'public') return PUBLIC;
    const person = personFor(this.people, this.context.library.levels, who, region);
    return person ? actorOf(person) : null;
  }

  private named(username: string): Actor | null {
    const person = this.people.find((p) => p.username === username);
    return person ? actorOf(person) : null;
  }
}

function reply(outcome: Outcome): Reply {
  return outcome.ok ? { ok: true } : outcome;
}

function nobody(who: Cast): Reply {
  return {
    ok: false,
    rejection: { status: 403, code: 'not_your_task', message: words.nobodyHolds(`${who.role}#${who.nth}`) },
  };
}
