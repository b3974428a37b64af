/** The whole house in memory: cases, ledgers, accounts and a clock, with the same engine and the same fund account. */
import { caseActs, type CaseAct } from '../acts/act.ts';
import { whyNotOnCase } from '../engine/act-on-case.ts';
import { lostLink } from '../engine/answers.ts';
import type { Command } from '../engine/commands.ts';
import { decide, type Decision } from '../engine/decide.ts';
import { copy } from '../json.ts';
import type { CompiledProcess } from '../engine/process.ts';
import { reject } from '../engine/rejections.ts';
import { Run, SYSTEM } from '../engine/run.ts';
import type { FundAccount } from '../fund/account.ts';
import { answerOf } from '../fund/answer.ts';
import { makeCalendar, type WorkCalendar } from '../time/calendar.ts';
import type { Actor, Case, CaseEvent, Effect, Feel, Instant, Json, Rejection } from '../vocabulary.ts';
import type { County } from './county.ts';
import { factsFor } from './facts.ts';
import { Funds } from './funds.ts';
import { Ledgers } from './ledger.ts';
import { lookOf } from './look.ts';
import type { CaseLook, Given } from './types.ts';

/** A timer of a case that is due at a moment. */
export interface Due {
  case: string;
  timer: string;
  at: Instant;
}

/** Effects that reach another case. */
type Link = Effect & { kind: 'open' | 'send' | 'tell' };

/** More than this becomes due at once only where a process goes round in circles. */
const MOST_DUE = 2_000;

/** More became due in one go than a wait carries out. */
export class TooMuchDue extends Error {}

/** Everything is replaced, nothing changed in place: a copy of the house goes its own way from there. */
export class House {
  clock: Instant = '';
  readonly funds: Funds;
  private readonly cases: Map<string, Case>;
  private readonly events: Map<string, CaseEvent[]>;
  readonly ledgers: Ledgers;
  readonly calendar: WorkCalendar;
  given: Given = {};

  constructor(
    readonly county: County,
    before?: House,
  ) {
    this.calendar = before?.calendar ?? makeCalendar(county.calendar);
    this.cases = new Map(before?.cases);
    this.events = new Map(before?.events);
    this.funds = new Funds(before?.funds);
    this.ledgers = new Ledgers(before?.ledgers);
    if (!before) return;
    this.clock = before.clock;
    this.given = before.given;
  }

  /** The same house once more: what happens in one is not seen in the other. */
  fork(): House {
    return new House(this.county, this);
  }

  /** Opens the house at a moment, with what a scenario finds there. */
  open(at: Instant, given: Given): void {
    this.clock = at;
    this.given = given;
    for (const [ledger, rows] of Object.entries(given.ledger ?? {}))
      rows.forEach((row) => this.ledgers.preset(ledger, row, at));
    this.funds.open(this.county, given, at);
  }

  /** A case by its id. @throws Error when there is none: ids come from this house */
  caseOf(id: string): Case {
    const found = this.cases.get(id);
    if (!found) throw new Error(`no case ${id}`);
    return found;
  }

  /** Every case there is, the oldest first. */
  everyCase(): Case[] {
    return [...this.cases.values()];
  }

  /** The newest case of a process at a region or known by a key. */
  find(process: string, regionOrKey: string): string | null {
    const found = [...this.cases.values()].findLast(
      (c) => c.process === process && (c.region === regionOrKey || c.keys.includes(regionOrKey)),
    );
    return found?.id ?? null;
  }

  processOf(c: Case): CompiledProcess {
    return this.county.processes.get(c.process) as CompiledProcess;
  }

  look(id: string): CaseLook {
    const c = this.caseOf(id);
    const events = this.events.get(id) ?? [];
    return lookOf(this.processOf(c), c, this.ledgers.of(id, c.caseNo), this.streetAccount(c), events);
  }

  /** The account of the street a case belongs to. */
  streetAccount(c: Case): FundAccount | null {
    return this.funds.account(this.county.funds.fund, c.region.slice(0, 9), this.clock);
  }

  /** Opens a case. */
  start(process: CompiledProcess, command: Command): Decision {
    return this.run(process, null, command, `c${this.cases.size + 1}`);
  }

  /** Carries a command out on a case. */
  command(id: string, command: Command): Decision {
    const current = this.caseOf(id);
    return this.run(this.processOf(current), current, command);
  }

  /** Why somebody may not act on the case as a whole now; null when they may, its data aside. */
  whyNotOnCase(id: string, by: Actor, action: string): Rejection | null {
    const c = this.caseOf(id);
    const process = this.processOf(c);
    return whyNotOnCase(new Run(process, c, factsFor(this), by), action);
  }

  /** Acts every case knows that are open to who looks after this one. */
  stewardActs(id: string, by: Actor): CaseAct[] {
    const c = this.caseOf(id);
    const run = new Run(this.processOf(c), c, factsFor(this), by);
    return caseActs(run).filter((act) => act.by === 'steward');
  }

  /** Whether a condition of the definition holds for a case now. */
  holds(id: string, condition: Feel): boolean {
    return this.asking(this.caseOf(id)).holds(condition);
  }

  /** A decision that is never taken: to ask what one would see. */
  asking(c: Case): Run {
    const process = this.processOf(c);
    return new Run(process, c, factsFor(this), SYSTEM);
  }

  /** What is due next, until a moment; cases that are suspended stand still. */
  nextDue(until: Instant): Due | null {
    let best: Due | null = null;
    for (const c of this.cases.values()) {
      if (c.status === 'suspended') continue;
      for (const t of c.timers)
        if (t.at <= until && (!best || t.at < best.at)) best = { case: c.id, timer: t.id, at: t.at };
    }
    return best;
  }

  /** Moves the clock, firing what becomes due on the way. @throws TooMuchDue */
  moveTo(target: Instant): void {
    let fired = 0;
    for (let next = this.nextDue(target); next; next = this.nextDue(target)) {
      if ((fired += 1) > MOST_DUE) throw new TooMuchDue();
      if (next.at > this.clock) this.clock = next.at;
      const decision = this.command(next.case, { type: 'FireTimer', timer: next.timer });
      if (!decision.ok) throw new Error(`a timer was refused: ${decision.rejection.code}`);
    }
    if (target > this.clock) this.clock = target;
  }

  /** Decides, commits, and carries out what follows until the house is at rest. */
  private run(process: CompiledProcess, current: Case | null, command: Command, newId?: string): Decision {
    const decision = this.decide(process, current, command, newId ?? '');
    const nowhere = decision.ok && !current && !this.county.regions.has(decision.case.region);
    process.machine.watch?.decided(decision.ok && !nowhere);
    if (!decision.ok) return decision;
    if (nowhere)
      return { ok: false, rejection: reject('unknown_region', { path: process.definition.region }) };
    const next = copy(decision.case);
    if (!next.caseNo)
      next.caseNo = `${next.region.slice(0, 6)}-${String(this.cases.size + 1).padStart(5, '0')}`;
    this.cases.set(next.id, next);
    this.events.set(next.id, [...(this.events.get(next.id) ?? []), ...decision.events]);
    for (const effect of decision.effects) this.carryOut(next.id, effect);
    return decision;
  }

  private decide(process: CompiledProcess, current: Case | null, command: Command, newId: string): Decision {
    try {
      return decide(process, current, command, factsFor(this, newId));
    } catch (error) {
      // a fault of the definition: nothing of it has happened
      process.machine.watch?.decided(false);
      throw error;
    }
  }

  private carryOut(id: string, effect: Effect): void {
    switch (effect.kind) {
      case 'fund':
        return this.fundEffect(id, effect);
      case 'ledger':
        return this.ledgers.carryOut(id, effect);
      case 'open':
      case 'send':
      case 'tell':
        return this.linkEffect(id, effect);
      case 'notify':
      case 'document':
      case 'refer':
        return;
    }
  }

  private fundEffect(id: string, effect: Effect & { kind: 'fund' }): void {
    const result = this.funds.operate(effect.fund, effect.op, effect.region, effect.data, {
      id: effect.id,
      at: this.clock,
    });
    if (effect.answer)
      this.command(id, { type: 'Answer', effect: effect.id, ...answerOf(effect.op, result) });
  }

  private linkEffect(id: string, effect: Link): void {
    if (!this.reach(id, effect))
      this.command(id, {
        type: 'Incident',
        id: `lost:${effect.id}`,
        message: lostLink(effect.kind),
        data: 'process' in effect ? { process: effect.process } : { case: effect.case },
      });
  }

  private reach(id: string, effect: Link): boolean {
    switch (effect.kind) {
      case 'open':
        return this.openOther(effect);
      case 'send':
        return this.send(effect, id);
      case 'tell':
        return this.deliver(effect.case, id, effect, { ...effect.data, case_no: this.caseOf(id).caseNo });
    }
  }

  private openOther(effect: Effect & { kind: 'open' }): boolean {
    const process = this.county.processes.get(effect.process);
    if (!process) return false;
    const by: Actor = {
      ...SYSTEM,
      positions: process.definition.start.roles.map((role) => ({ role, region: effect.region })),
    };
    const { data, openedBy } = effect;
    return this.start(process, { type: 'Start', by, data, openedBy }).ok;
  }

  private send(effect: Effect & { kind: 'send' }, from: string): boolean {
    const others = [...this.cases.values()].filter(
      (c) => c.id !== from && c.process === effect.process && c.status === 'running',
    );
    const targets = effect.all
      ? others.filter((c) => c.region.startsWith(effect.region))
      : others.filter((c) => c.region === effect.region).slice(-1);
    if (targets.length === 0) return effect.optional || effect.all === true;
    return targets.every((target) => this.deliver(target.id, from, effect, effect.data));
  }

  private deliver(
    to: string,
    from: string,
    { id, message }: { id: string; message: string },
    data: Json,
  ): boolean {
    return this.command(to, { type: 'Deliver', id, message, data, from }).ok;
  }
}
