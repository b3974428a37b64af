/** The pure driver: the whole house in memory, with the same engine and the same fund account. */
import { CASE_ACTS } from '../engine/act-on-case.ts';
import { lostLink } from '../engine/answers.ts';
import type { Command } from '../engine/commands.ts';
import { decide, type Decision } from '../engine/decide.ts';
import { copy } from '../engine/json.ts';
import { questions, regionFor } from '../engine/needs.ts';
import { formOf, type CompiledProcess } from '../engine/process.ts';
import { fillRequired } from '../form/sample.ts';
import type { CompiledForm } from '../form/types.ts';
import { reject } from '../engine/rejections.ts';
import { SYSTEM } from '../engine/run.ts';
import type { World } from '../engine/world.ts';
import { answerOf } from '../fund/answer.ts';
import { fundFacts } from '../fund/account.ts';
import { makeCalendar, type WorkCalendar } from '../time/calendar.ts';
import { dayOf } from '../time/instant.ts';
import { due, parsePeriod } from '../time/period.ts';
import type {
  Actor,
  Case,
  CaseEvent,
  Effect,
  FundOp,
  Instant,
  Json,
  JsonObject,
  RegionCode,
} from '../vocabulary.ts';
import { namesOf, paramOf, paramsOf, type County } from './county.ts';
import { actorOf, personFor, PUBLIC, regionOfData } from './directory.ts';
import type { Cast, CaseLook, Driver, Given, Reply } from './types.ts';
import { Funds } from './funds.ts';
import { Ledgers } from './ledger.ts';
import { lookOf } from './look.ts';

/** A fresh world for one scenario. */
export function pureDriver(county: County): Driver {
  return new PureWorld(county);
}

class PureWorld implements Driver {
  private readonly cases = new Map<string, Case>();
  private readonly events = new Map<string, CaseEvent[]>();
  private readonly funds = new Funds();
  private readonly ledgers = new Ledgers();
  private readonly calendar: WorkCalendar;
  private given: Given = {};
  private clock: Instant = '';
  private numbers = 0;

  constructor(private readonly county: County) {
    this.calendar = makeCalendar(county.calendar);
  }

  async begin(at: Instant, given: Given): Promise<void> {
    this.clock = at;
    this.given = given;
    for (const [ledger, rows] of Object.entries(given.ledger ?? {}))
      rows.forEach((row) => this.ledgers.preset(ledger, row, at));
    for (const region of this.county.funds.regions) this.preset(region, given.fund);
  }

  private preset(region: RegionCode, given: Given['fund']): void {
    const { fund, quota, threshold, limitParam } = this.county.funds;
    const wanted = given && region in given ? given[region] : { balance: quota };
    if (!wanted) return;
    const { balance } = wanted;
    const limit = limitParam
      ? paramOf(this.county, this.given, limitParam, [], region, dayOf(this.clock))
      : undefined;
    const facts = {
      quota,
      threshold,
      balance,
      advanced: balance,
      ...(typeof limit === 'number' ? { limit } : {}),
    };
    this.funds.preset(fund, region, this.clock, facts);
  }

  now(): Instant {
    return this.clock;
  }

  async start(who: Cast, key: string, data: JsonObject, behalfOf?: { name: string }): Promise<Reply> {
    const process = this.county.processes.get(key);
    if (!process)
      return { ok: false, rejection: { status: 404, code: 'unknown_process', message: `没有事项 ${key}` } };
    const by = this.actor(who, regionOfData(data));
    if (!by) return nobody(who);
    const id = `c${this.cases.size + 1}`;
    const decision = this.run(
      process,
      null,
      { type: 'Start', by, data, ...(behalfOf ? { behalfOf } : {}) },
      id,
    );
    return decision.ok ? { ok: true, case: id } : decision;
  }

  async completed(at: Parameters<Driver['completed']>[0], data: JsonObject): Promise<JsonObject | null> {
    const form = 'process' in at ? this.startForm(at.process) : this.formAt(at);
    return form ? fillRequired(form, data) : null;
  }

  private startForm(key: string): CompiledForm | null {
    const process = this.county.processes.get(key);
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
    const c = this.cases.get(ref) as Case;
    const process = this.processOf(c);
    const tasks = c.activities
      .flatMap((a) => a.tasks)
      .filter((t) => t.state === 'open' && (step === undefined || t.step === step));
    const task =
      tasks.find(
        (t) => t.role === who.role || (t.role === 'filer' && !tasks.some((other) => other.role === who.role)),
      ) ?? tasks[0];
    if (task) return formOf(process, task.step, task.seat, action);
    const id = process.definition.actions?.[action]?.form;
    return id ? (process.forms.get(id) ?? null) : null;
  }

  async act(
    ref: string,
    who: Cast,
    act: { step?: string; action: string; data?: JsonObject; comment?: string; to?: Cast },
  ): Promise<Reply> {
    const current = this.cases.get(ref) as Case;
    const by = this.actor(who, current.region, current);
    if (!by) return nobody(who);
    const { step, action, data, comment } = act;
    const common = { by, action, ...(data ? { data } : {}), ...(comment ? { comment } : {}) };
    const process = this.processOf(current);
    const onCase =
      step === undefined &&
      (process.definition.actions?.[action] !== undefined ||
        current.activities.length === 0 ||
        CASE_ACTS.has(action));
    const receiver = act.to ? this.actor(act.to, current.region, current) : null;
    const command: Command = onCase
      ? { type: 'ActOnCase', ...common }
      : {
          type: 'Act',
          ...common,
          ...(step ? { step } : {}),
          ...(receiver?.user ? { to: { user: receiver.user, name: receiver.name } } : {}),
        };
    return this.reply(this.run(process, current, command));
  }

  async object(ref: string, data: JsonObject): Promise<Reply> {
    const current = this.cases.get(ref) as Case;
    return this.reply(
      this.run(this.processOf(current), current, { type: 'FileObjection', by: PUBLIC, data }),
    );
  }

  async fund(op: FundOp, data: { account: string; amount?: number; ref?: string }): Promise<Reply> {
    const at = { id: `s${(this.numbers += 1)}`, at: this.clock };
    const answer = this.funds.operate(
      this.county.funds.fund,
      op,
      data.account,
      { amount: data.amount ?? 0, ref: data.ref ?? '' },
      at,
    );
    return answer.ok
      ? { ok: true }
      : {
          ok: false,
          rejection: {
            status: 409,
            code: answer.reason,
            message: '备用金不能这样使用',
            details: { available: answer.available },
          },
        };
  }

  async after(period: string): Promise<Instant> {
    const parsed = parsePeriod(period);
    if (!parsed) throw new RangeError(`not a period: ${period}`);
    return due(parsed, this.clock, this.calendar);
  }

  async moveTo(target: Instant): Promise<void> {
    for (;;) {
      const next = this.nextTimer(target);
      if (!next) break;
      if (next.at > this.clock) this.clock = next.at;
      const current = this.cases.get(next.case) as Case;
      const decision = this.run(this.processOf(current), current, { type: 'FireTimer', timer: next.timer });
      if (!decision.ok) throw new Error(`a timer was refused: ${decision.rejection.code}`);
    }
    if (target > this.clock) this.clock = target;
  }

  private nextTimer(until: Instant): { case: string; timer: string; at: Instant } | null {
    let best: { case: string; timer: string; at: Instant } | null = null;
    for (const c of this.cases.values()) {
      if (c.status === 'suspended') continue;
      for (const t of c.timers)
        if (t.at <= until && (!best || t.at < best.at)) best = { case: c.id, timer: t.id, at: t.at };
    }
    return best;
  }

  async find(process: string, region: string): Promise<string | null> {
    const found = [...this.cases.values()].findLast(
      (c) => c.process === process && (c.region === region || c.keys.includes(region)),
    );
    return found?.id ?? null;
  }

  async look(ref: string): Promise<CaseLook> {
    const c = this.cases.get(ref) as Case;
    const account = this.funds.account(this.county.funds.fund, c.region.slice(0, 9), this.clock);
    return lookOf(this.processOf(c), c, this.ledgers.of(ref, c.caseNo), account, this.events.get(ref) ?? []);
  }

  private actor(who: Cast, region: RegionCode, current?: Case): Actor | null {
    if (who.role === 'public') return PUBLIC;
    if (who.role === 'filer' && current) return this.actorNamed(current.filer.user);
    const person = personFor(this.county.people, this.county.roles, who, region);
    return person ? actorOf(person) : null;
  }

  private actorNamed(username: string): Actor | null {
    const person = this.county.people.find((p) => p.username === username);
    return person ? actorOf(person) : null;
  }

  private processOf(c: Case): CompiledProcess {
    return this.county.processes.get(c.process) as CompiledProcess;
  }

  private reply(decision: Decision): Reply {
    return decision.ok ? { ok: true } : decision;
  }

  /** Decides, commits, and carries out what follows until the house is at rest. */
  private run(process: CompiledProcess, current: Case | null, command: Command, newId?: string): Decision {
    const world = this.world(process, current, command, newId ?? '');
    const decision = decide(process, current, command, world);
    if (!decision.ok) return decision;
    if (!current && !this.county.regions.has(decision.case.region))
      return { ok: false, rejection: reject('unknown_region', { path: process.definition.region }) };
    const next = copy(decision.case);
    if (!next.caseNo)
      next.caseNo = `${next.region.slice(0, 6)}-${String(this.cases.size + 1).padStart(5, '0')}`;
    this.cases.set(next.id, next);
    this.events.set(next.id, [...(this.events.get(next.id) ?? []), ...decision.events]);
    for (const effect of decision.effects) this.carryOut(next.id, effect);
    return decision;
  }

  private world(process: CompiledProcess, current: Case | null, command: Command, newCaseId: string): World {
    const base: World = {
      now: this.clock,
      calendar: this.calendar,
      params: {},
      answers: {},
      regionNames: {},
      newCaseId,
    };
    const region = regionFor(process, current, command, base) ?? '';
    const withParams = {
      ...base,
      params: paramsOf(this.county, this.given, process, region, dayOf(this.clock)),
      regionNames: namesOf(this.county, region),
    };
    const answers: Record<string, Json> = {};
    for (const name of Object.keys(process.definition.lookups ?? {})) answers[name] = [];
    for (const question of questions(process, current, command, withParams)) {
      if (question.kind === 'fund')
        answers[question.name] = fundFacts(
          this.funds.account(question.fund, question.region, this.clock, question.year),
        );
      else if (question.kind === 'ledger')
        answers[question.name] = question.keep(
          this.ledgers.find(question.ledger, question.keys, question.since),
        );
      else
        answers[question.name] = question.keep(
          this.otherCases(question.process, question.keys, question.except),
        );
    }
    return { ...withParams, answers };
  }

  private otherCases(process: string, keys: string[], except: string): JsonObject[] {
    return [...this.cases.values()]
      .filter((c) => c.process === process && c.id !== except && c.keys.some((key) => keys.includes(key)))
      .map((c) => ({
        id: c.id,
        case_no: c.caseNo,
        status: c.status,
        outcome: c.outcome ?? null,
        started_at: c.startedAt,
      }));
  }

  private carryOut(id: string, effect: Effect): void {
    switch (effect.kind) {
      case 'fund':
        return this.fundEffect(id, effect);
      case 'ledger':
        return this.ledgers.carryOut(id, effect);
      case 'open':
      case 'send':
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
    if (!effect.answer) return;
    const current = this.cases.get(id) as Case;
    this.run(this.processOf(current), current, {
      type: 'Answer',
      effect: effect.id,
      ...answerOf(effect.op, result),
    });
  }

  private linkEffect(id: string, effect: Effect & { kind: 'open' | 'send' }): void {
    const reached = effect.kind === 'open' ? this.open(effect) : this.send(effect, id);
    const sender = this.cases.get(id) as Case;
    if (!reached)
      this.run(this.processOf(sender), sender, {
        type: 'Incident',
        id: `lost:${effect.id}`,
        message: lostLink(effect.kind),
        data: { process: effect.process },
      });
  }

  private open(effect: Effect & { kind: 'open' }): boolean {
    const process = this.county.processes.get(effect.process);
    if (!process) return false;
    const by: Actor = {
      ...SYSTEM,
      positions: process.definition.start.roles.map((role) => ({ role, region: effect.region })),
    };
    return this.run(process, null, { type: 'Start', by, data: effect.data }, `c${this.cases.size + 1}`).ok;
  }

  private send(effect: Effect & { kind: 'send' }, from: string): boolean {
    const target = [...this.cases.values()].findLast(
      (c) => c.process === effect.process && c.region === effect.region && c.status === 'running',
    );
    if (!target) return effect.optional;
    return this.run(this.processOf(target), target, {
      type: 'Deliver',
      id: effect.id,
      message: effect.message,
      data: effect.data,
      from,
    }).ok;
  }
}

function nobody(who: Cast): Reply {
  return { ok: false, rejection: reject('not_your_task', { message: `没有人担任 ${who.role}#${who.nth}` }) };
}
