/** A world in memory: the same engine, the same carriers, nothing that has to be waited for. */
import { reserving } from '../blocks/list/reserve.ts';
import { openRow, tellOpened } from '../blocks/campaign/carry.ts';
import { rowPage } from '../blocks/campaign/rows.ts';
import { occurrences, orderOf, schedulesOf, type Occurrence } from '../blocks/schedule/rounds.ts';
import type { Command, Start } from '../engine/commands.ts';
import { decide, type Decision } from '../engine/decide.ts';
import type { DecisionFacts } from '../engine/facts.ts';
import { mayNeedSeats } from '../engine/late-seats.ts';
import type { CompiledProcess } from '../engine/process.ts';
import { nowhere } from '../engine/start.ts';
import { answered } from '../engine/requests.ts';
import type { FundAccount, FundEntry } from '../fund/types.ts';
import { copy } from '../json.ts';
import { ancestorsOf, type RegionLevel } from '../values/region.ts';
import type { Case, CaseEvent, Effect, Instant, Json, RegionCode, Rejection, Timer } from '../vocabulary.ts';
import { carry } from './carry.ts';
import { NotCarried } from './carrier.ts';
import { answerTo, factsAtHand } from './lookups.ts';
import { words } from './messages.ts';
import { MemoryRows } from './memory-rows.ts';
import { stampNumber } from './number.ts';
import type { Holder, Incident, RowsOrder, Surroundings, World } from './port.ts';
import type { CaseRow, RowPut, RowQuery, TableName, Tables } from './rows.ts';
import { fireFirst, TimerRefused } from './timers.ts';
import { reportVacancies } from './vacancies.ts';
import { doNow } from './work.ts';

/** Where a world in memory lies: its time aside all of it stays as it is. */
export interface MemoryPlace extends Omit<Surroundings, 'now'> {
  process(key: string): CompiledProcess | undefined;
  processes(): Iterable<CompiledProcess>;
  knowsRegion(region: string): boolean;
  held(posts: string[]): boolean;
  regionsIn(under: RegionCode, level: RegionLevel): RegionCode[];
  people(role: string, under: RegionCode): (Holder & { region: RegionCode })[];
}

/** A case as it was committed, with what its command made happen; or why it was not. */
export type Committed = { ok: true; case: Case; events: CaseEvent[] } | { ok: false; rejection: Rejection };

/** A timer of a case that is due at a moment. */
interface Due {
  case: string;
  at: Instant;
}

/** More than this becomes due at once only where a process goes round in circles. */
const MOST_DUE = 2_000;

/** More became due in one go than a wait carries out. */
export class TooMuchDue extends Error {}

export class MemoryWorld implements World {
  clock: Instant;
  /** Until when what comes round has been opened; nothing of what lies before the world began is. */
  protected rounds: Instant;
  readonly rows: MemoryRows;
  /** Lines of fund statements, in order. */
  entries: FundEntry[];
  private readonly events: Map<string, CaseEvent[]>;
  /** Effects still to be carried out, by case. */
  private readonly outboxes: Map<string, Effect[]>;
  private readonly counters: Map<string, number>;
  private readonly claims: Map<string, string>;
  /** Effects being carried out: what they set off does not begin with them again. */
  private readonly underWay = new Set<string>();

  constructor(
    readonly place: MemoryPlace,
    before?: MemoryWorld,
  ) {
    this.clock = before?.clock ?? '';
    this.rounds = before?.rounds ?? '';
    this.rows = new MemoryRows(before?.rows);
    this.entries = before?.entries ?? [];
    this.events = new Map(before?.events);
    this.outboxes = new Map(before?.outboxes);
    this.counters = new Map(before?.counters);
    this.claims = new Map(before?.claims);
  }

  now(): Instant {
    return this.clock;
  }

  calendar(): ReturnType<Surroundings['calendar']> {
    return this.place.calendar();
  }

  param(...asked: Parameters<Surroundings['param']>): ReturnType<Surroundings['param']> {
    return this.place.param(...asked);
  }

  regionName(region: string): string {
    return this.place.regionName(region);
  }

  get<T extends TableName>(table: T, ids: string[]): (Tables[T] | null)[] {
    return this.rows.get(table, ids);
  }

  find<T extends TableName>(table: T, query: RowQuery): Tables[T][] {
    return this.rows.find(table, query);
  }

  countBy(table: TableName, where: RowQuery['where'], field: string): Map<Json, number> {
    return this.rows.countBy(table, where, field);
  }

  regionsIn(under: RegionCode, level: RegionLevel): RegionCode[] {
    return this.place.regionsIn(under, level);
  }

  people(role: string, under: RegionCode): ReturnType<MemoryPlace['people']> {
    return this.place.people(role, under);
  }

  /** At once: nothing takes long here. */
  openRows(order: RowsOrder): void {
    let [total, left] = [0, 0];
    for (let after: RowQuery['after'] | null | undefined; after !== null;) {
      const { rows, next } = doNow(rowPage(this, order.holder, order, after));
      for (const row of rows) {
        total += 1;
        if (doNow(openRow(this, order, row))) left += 1;
      }
      after = next;
    }
    doNow(tellOpened(this, order, { total, left }));
  }

  put(rows: RowPut[]): void {
    this.rows.put(rows);
  }

  changeAccount(_before: FundAccount | null, after: FundAccount, entries: FundEntry[]): boolean {
    this.rows.set('funds', after);
    this.entries = [...this.entries, ...entries];
    return true;
  }

  claim(name: string, holder: string, instead?: string): string {
    const held = this.claims.get(name) ?? holder;
    const now = held === instead ? holder : held;
    this.claims.set(name, now);
    return now;
  }

  unclaim(name: string, holder: string): void {
    if (this.claims.get(name) === holder) this.claims.delete(name);
  }

  draw(counter: string): number {
    const number = (this.counters.get(counter) ?? 0) + 1;
    this.counters.set(counter, number);
    return number;
  }

  holders(posts: string[]): Holder[] | null {
    return posts.some((post) => post.startsWith('user:')) || this.place.held(posts) ? null : [];
  }

  newest(process: string): CompiledProcess | null {
    return this.place.process(process) ?? null;
  }

  version(c: Case): CompiledProcess {
    return this.place.process(c.process) as CompiledProcess;
  }

  raise(id: string, incident: Incident): void {
    this.command(id, { type: 'Incident', ...incident });
  }

  /** A case by its id. @throws Error when there is none: ids come from this world */
  caseOf(id: string): CaseRow {
    const [found] = this.rows.get('cases', [id]);
    if (!found) throw new Error(`no case ${id}`);
    return found;
  }

  /** What happened in a case, in order. */
  eventsOf(id: string): CaseEvent[] {
    return this.events.get(id) ?? [];
  }

  /** Effects of a case that could not be carried out yet. */
  left(id: string): Effect[] {
    return this.outboxes.get(id) ?? [];
  }

  /** What a decision knows now; everything is at hand, so that look-ups are answered where they are read. */
  facts({ blocks }: CompiledProcess, newCaseId = ''): DecisionFacts {
    return { ...factsAtHand(this, newCaseId), answer: (query) => doNow(answerTo(this, blocks, query)) };
  }

  start(key: string, command: Start, id: string): Committed {
    const process = this.place.process(key);
    if (!process)
      return {
        ok: false,
        rejection: { status: 404, code: 'unknown_process', message: words.noProcess(key) },
      };
    const [there] = this.rows.get('cases', [id]);
    return there ? { ok: true, case: there, events: [] } : this.run(process, null, command, id);
  }

  command(id: string, command: Exclude<Command, Start>): Committed {
    const current = this.caseOf(id);
    const heard =
      command.type === 'Answer' ? !this.isPending(id, command.effect) : answered(current, command) !== 'no';
    if (heard) return { ok: true, case: current, events: [] };
    const process = this.version(current);
    const done = this.run(process, current, command, '');
    if (!done.ok && mayNeedSeats(process, current, command))
      this.run(process, current, { type: 'OpenSeats' }, '');
    return done;
  }

  /** The case that is due next, until a moment; cases that are suspended stand still. */
  nextDue(until: Instant, resting: ReadonlySet<string> = new Set()): Due | null {
    let best: Due | null = null;
    for (const c of this.rows.all('cases')) {
      if (c.status === 'suspended' || resting.has(c.id)) continue;
      for (const { at } of c.timers) {
        const sooner = !best || at < best.at || (at === best.at && c.id < best.case);
        if (at <= until && sooner) best = { case: c.id, at };
      }
    }
    return best;
  }

  /** Moves the clock, firing what becomes due on the way and opening what comes round. @throws TooMuchDue */
  moveTo(target: Instant): void {
    for (const occurrence of this.comingRound(target)) {
      // what ends at the same moment belongs to the day before
      this.fireUntil(occurrence.opens);
      this.openRows(orderOf(this, occurrence));
    }
    this.fireUntil(target);
    if (target > this.rounds) this.rounds = target;
  }

  /** What comes round by a moment and was not opened yet. */
  private comingRound(target: Instant): Occurrence[] {
    return schedulesOf(this.place.processes())
      .flatMap((scheduled) => occurrences(this, scheduled, [this.rounds, target]).found)
      .sort((a, b) => (a.opens < b.opens ? -1 : a.opens > b.opens ? 1 : 0));
  }

  /** Fires what is due by a moment; a case that refuses is left alone until the next time. */
  private fireUntil(target: Instant): void {
    const resting = new Set<string>();
    let fired = 0;
    for (let next = this.nextDue(target); next; next = this.nextDue(target, resting)) {
      if ((fired += 1) > MOST_DUE) throw new TooMuchDue();
      if (next.at > this.clock) this.clock = next.at;
      // a fault of the definition is for whoever tries it out
      const failed = (_timer: Timer, fault: unknown): void => {
        if (!(fault instanceof TimerRefused)) throw fault;
      };
      if (!doNow(fireFirst(this, this.caseOf(next.case), this.clock, failed))) resting.add(next.case);
    }
    if (target > this.clock) this.clock = target;
  }

  /** Decides, commits, and carries out what follows until the world is at rest. */
  private run(process: CompiledProcess, current: CaseRow | null, command: Command, newId: string): Committed {
    const decision = this.decided(process, current, command, newId);
    if (!decision.ok) return decision;
    if (!current) doNow(stampNumber(this, process, decision));
    const { id, seq } = decision.case;
    const refused = doNow(reserving(decision, `${id}:${seq}`, (row, asked) => this.command(row, asked)));
    if (refused) return { ok: false, rejection: refused };
    const c = this.commit(decision, command.type === 'Answer' ? command.effect : undefined);
    this.settle(c);
    doNow(reportVacancies(this, c, decision.events));
    return { ok: true, case: this.caseOf(c.id), events: decision.events };
  }

  private decided(process: CompiledProcess, current: Case | null, command: Command, newId: string): Decision {
    const { watch } = process.machine;
    let taken = false;
    try {
      const decision = decide(process, current, command, this.facts(process, newId));
      const lost = decision.ok && !current && !this.place.knowsRegion(decision.case.region);
      taken = decision.ok && !lost;
      return lost ? { ok: false, rejection: nowhere(process) } : decision;
    } finally {
      // also where it threw, by a fault of the definition: nothing of it has happened
      watch?.decided(taken);
    }
  }

  private commit(decision: Extract<Decision, { ok: true }>, answered: string | undefined): CaseRow {
    const { events, effects } = decision;
    const c = copy(decision.case);
    const row: CaseRow = { ...c, scope: [...ancestorsOf(c.region), c.region] };
    this.rows.set('cases', row);
    this.events.set(c.id, [...this.eventsOf(c.id), ...events]);
    const left = this.left(c.id).filter(({ id }) => id !== answered);
    this.outboxes.set(c.id, [...left, ...effects]);
    return row;
  }

  /** Carries out what a commit left, in the order it was asked for; what cannot be carried out stays, and what comes after it. */
  private settle(from: CaseRow): void {
    for (const effect of this.left(from.id)) {
      if (this.underWay.has(effect.id) || !this.isPending(from.id, effect.id)) continue;
      this.underWay.add(effect.id);
      try {
        const { rows = [], answered: out } = doNow(carry(this, from, effect));
        this.put(rows);
        if (!out) this.clearEffects(from.id, effect.id);
      } catch (error) {
        if (error instanceof NotCarried) return;
        throw error;
      } finally {
        this.underWay.delete(effect.id);
      }
    }
  }

  private isPending(id: string, effect: string): boolean {
    return this.left(id).some((entry) => entry.id === effect);
  }

  private clearEffects(id: string, effect: string): void {
    const left = this.left(id).filter((entry) => entry.id !== effect);
    this.outboxes.set(id, left);
  }
}
