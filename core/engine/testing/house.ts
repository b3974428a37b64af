/** A house for one case: commands against `decide` on a clock that tests move. The case goes through JSON every time. */
import { makeCalendar } from '../../time/calendar.ts';
import { officeOf, type RegionLevel } from '../../values/region.ts';
import { due, parsePeriod } from '../../time/period.ts';
import type {
  Actor,
  Case,
  CaseEvent,
  Day,
  Effect,
  Instant,
  Json,
  JsonObject,
  Rejection,
} from '../../vocabulary.ts';
import { levelOf } from '../candidates.ts';
import type { Command } from '../commands.ts';
import { decide, type Decision } from '../decide.ts';
import type { DecisionFacts } from '../facts.ts';
import { noAnswer } from '../lookups.ts';
import type { CompiledProcess } from '../process.ts';
import { stepsOf } from '../steps.ts';
import { broken } from './invariants.ts';
import { VILLAGE } from './process.ts';

/** 2026 with one holiday: Friday 1 May. */
const calendar = makeCalendar({ '2026': { holidays: ['2026-05-01'], workdays: [] } });

/** Monday 2 March 2026, 09:00 in Beijing. */
const MORNING: Instant = '2026-03-02T01:00:00.000Z';

export interface TestPreset {
  params?: Record<string, Json>;
  /** Parameters that change: from which day on what, the earliest first. */
  dated?: Record<string, [from: Day, value: Json][]>;
  answers?: Record<string, Json>;
  at?: Instant;
  /** Keep the case as `decide` gave it instead of reloading it before every command. */
  resident?: boolean;
}

/** Somebody by role: `clerk`, a second one `clerk#2`, one of another office `clerk@990101002`, `public`, several posts `clerk+boss`. */
export function person(text: string, process: CompiledProcess): Actor {
  if (text === 'public') return { user: null, name: '群众', positions: [] };
  const [who] = text.split('#');
  const [roles, at] = (who as string).split('@');
  const positions = (roles as string).split('+').map((role) => {
    const level = levelOf(role, process.roles);
    return {
      role,
      region: at ?? officeOf(VILLAGE, (level === 'any' ? 'village' : level) as RegionLevel) ?? VILLAGE,
    };
  });
  return { user: text, name: text, positions };
}

export class TestWorld {
  now: Instant;
  current: Case | null = null;
  events: CaseEvent[] = [];
  effects: Effect[] = [];
  /** What the last command gave. */
  last: { events: CaseEvent[]; effects: Effect[]; rejection: Rejection | null } = {
    events: [],
    effects: [],
    rejection: null,
  };
  answers: Record<string, Json>;
  params: Record<string, Json>;
  private readonly dated: NonNullable<TestPreset['dated']>;
  private readonly resident: boolean;

  constructor(
    readonly process: CompiledProcess,
    given: TestPreset = {},
  ) {
    this.now = given.at ?? MORNING;
    this.answers = given.answers ?? {};
    this.params = given.params ?? {};
    this.dated = given.dated ?? {};
    this.resident = given.resident ?? false;
  }

  get case(): Case {
    if (!this.current) throw new Error('no case was started');
    return this.current;
  }

  get steps(): string[] {
    return stepsOf(this.process, this.case).sort();
  }

  /** Open tasks as `step:role`. */
  get tasks(): string[] {
    return this.open.map((t) => `${t.step}:${t.role}`).sort();
  }

  get open() {
    return this.case.activities.flatMap((a) => a.tasks).filter((t) => t.state === 'open');
  }

  /** Types of the last command's events. */
  get said(): string[] {
    return this.last.events.map((e) => e.type);
  }

  start(data: JsonObject = {}, as = 'applicant'): string {
    return this.run({ type: 'Start', by: person(as, this.process), data: { village: VILLAGE, ...data } });
  }

  act(
    as: string,
    action: string,
    more: {
      step?: string;
      task?: string;
      data?: JsonObject;
      comment?: string;
      to?: string;
      seq?: number;
    } = {},
  ): string {
    const { to, ...rest } = more;
    return this.run({
      type: 'Act',
      by: person(as, this.process),
      action,
      ...rest,
      ...(to ? { to: { user: to, name: to } } : {}),
    });
  }

  onCase(as: string, action: string, data: JsonObject = {}, comment?: string): string {
    return this.run({
      type: 'ActOnCase',
      by: person(as, this.process),
      action,
      data,
      ...(comment ? { comment } : {}),
    });
  }

  object(data: JsonObject = {}, notice?: string): string {
    return this.run({
      type: 'FileObjection',
      by: person('public', this.process),
      data,
      ...(notice ? { notice } : {}),
    });
  }

  answer(event: string, data: JsonObject = {}, effect = 'e'): string {
    return this.run({ type: 'Answer', effect, event, data });
  }

  deliver(message: string, data: Json = {}, id = 'm1'): string {
    return this.run({ type: 'Deliver', id, message, data, from: 'other' });
  }

  /** Moves the clock by a period or to a moment, firing what is due on the way. */
  wait(period: string): void {
    const target = due(parsePeriod(period) as never, this.now, calendar);
    for (;;) {
      const next = this.case.timers.filter((t) => t.at <= target).sort((a, b) => (a.at < b.at ? -1 : 1))[0];
      if (!next || this.case.status === 'suspended') break;
      if (next.at > this.now) this.now = next.at;
      const reply = this.fire(next.id);
      if (reply !== 'ok') throw new Error(`a timer was refused: ${reply}`);
    }
    this.now = target;
  }

  fire(timer: string): string {
    return this.run({ type: 'FireTimer', timer });
  }

  /** `ok`, or the code of the refusal. Throws where a decision breaks an invariant of every case. */
  run(command: Command): string {
    const before = this.resident ? this.current : frozen(this.current);
    const decision = decide(this.process, before, command, this.facts());
    if (!decision.ok) {
      this.last = { events: [], effects: [], rejection: decision.rejection };
      return decision.rejection.code;
    }
    this.commit(before, decision);
    return 'ok';
  }

  private commit(before: Case | null, decision: Decision & { ok: true }): void {
    const { events, effects } = decision;
    this.current = decision.case;
    this.events.push(...events);
    this.effects.push(...effects);
    this.last = { events, effects, rejection: null };
    const faults = broken(this.process, before, decision.case, this.events);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  }

  facts(): DecisionFacts {
    return {
      now: this.now,
      calendar,
      param: (key, _region, day) =>
        this.dated[key]?.findLast(([from]) => from <= day)?.[1] ?? this.params[key],
      regionName: (region) => (region === VILLAGE ? '一村' : region),
      newCaseId: 'c1',
      answer: (query) => this.answers[query.name] ?? noAnswer(query),
    };
  }
}

/** The case as the store gives it back, and nobody may change it. */
function frozen(c: Case | null): Case | null {
  return c && freeze(JSON.parse(JSON.stringify(c)) as Case);
}

function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}

/** A house in which the case has been started. */
export function started(process: CompiledProcess, data: JsonObject = {}, given: TestPreset = {}): TestWorld {
  const house = new TestWorld(process, given);
  const reply = house.start(data);
  if (reply !== 'ok') throw new Error(`the start was refused: ${reply}`);
  return house;
}
