/**
 * A past case once more, by another definition: the same people hand in the same things at the same times. Time and
 * accounts answer as they did then. Nothing is written anywhere.
 */
import { timerWord } from '../blocks/block.ts';
import type { ReplayItem } from '../api-admin.ts';
import { taskAct } from '../acts/act.ts';
import type { Act, Command } from '../engine/commands.ts';
import { decide, type Decision } from '../engine/decide.ts';
import type { DecisionFacts } from '../engine/facts.ts';
import { AnswerNames, noAnswer } from '../engine/lookups.ts';
import { isOptional } from '../engine/origin.ts';
import { labelAt, specOf, stateAt, statesNamed, type CompiledProcess } from '../engine/process.ts';
import type { WorkCalendar } from '../time/calendar.ts';
import { addMs, toMs } from '../time/instant.ts';
import type {
  Case,
  CaseEvent,
  Day,
  Effect,
  Instant,
  Json,
  JsonObject,
  RegionCode,
  Rejection,
  Timer,
} from '../vocabulary.ts';
import { Money } from './money.ts';
import { differences, outcomeOf } from './outcome.ts';
import { answersOf, commandsOf, type PastCase, type PastCommand } from './past.ts';
import { messages } from './messages.ts';
import { signs } from '../signs/messages.ts';

/** What a replay may know of the present. */
export interface ReplayPlace {
  now: Instant;
  calendar: WorkCalendar;
  /** The value of a parameter by its store key at a region on a day; undefined where there is none. */
  param(key: string, region: RegionCode, day: Day): Json | undefined;
  regionName(region: RegionCode): string;
}

/** An act may have to wait for so many periods to end. */
const MAX_WAITS = 20;
/** More timers in one go are a circle. */
const MAX_TIMERS = 10_000;

/** Replays a case. Throws only for faults of a definition. */
export function replayCase(past: PastCase, process: CompiledProcess, place: ReplayPlace): ReplayItem {
  const replay = new Replay(past, process, place);
  const stopped = replay.run();
  const { id, caseNo, subject: title } = past.case;
  const was = outcomeOf(past.case, { ...past, events: past.log.flat() });
  const would = replay.current && outcomeOf(replay.current, replay.traces());
  const differs = stopped !== null || !would ? ['refused'] : differences(was, would);
  return { case: id, caseNo, title, was, would, differs, stopped };
}

class Replay {
  current: Case | null = null;
  private readonly events: CaseEvent[] = [];
  private readonly rows = new Map<string, JsonObject>();
  private readonly money: Money;
  /** Answers to lookups as last known; at first, as first known. */
  private answers: Record<string, Json> = {};
  private clock: Instant;
  /** How much later people act than they did, because the case was not there yet. */
  private late = 0;
  private readonly commands: PastCommand[];
  /** What comes next lies in the future. */
  private over = false;
  /** The first act at a step this definition does not have. */
  private unasked: string | null = null;

  constructor(
    private readonly past: PastCase,
    private readonly process: CompiledProcess,
    private readonly place: ReplayPlace,
  ) {
    this.commands = commandsOf(past);
    this.money = new Money(answersOf(past));
    this.clock = past.case.startedAt;
    for (const { answers } of this.commands) this.answers = { ...answers, ...this.answers };
  }

  traces(): { events: CaseEvent[]; entries: Money['entries']; rows: JsonObject[] } {
    return { events: this.events, entries: this.money.entries, rows: [...this.rows.values()] };
  }

  /** Runs to where the past case is; what was refused in words, or null. */
  run(): string | null {
    for (const { at, answers, command } of this.commands) {
      const moment = addMs(at, this.late);
      if (this.over || (this.late > 0 && moment > this.place.now)) break;
      if (command) this.advance(moment);
      this.answers = { ...this.answers, ...answers };
      if (!command) {
        this.advance(moment);
        continue;
      }
      if (moment > this.clock) this.clock = moment;
      const refused = this.tryWaiting(command);
      // it has ended another way, before it came to that: its outcome is the answer
      if (refused && this.current?.status === 'ended') return null;
      if (refused) return signs.said(this.words(command), refused.message);
    }
    return this.finish();
  }

  /** Lets time go on to where the past case ended, or to the present where it runs. */
  private finish(): string | null {
    const { case: c } = this.past;
    const { now } = this.place;
    const end = c.endedAt ? addMs(c.endedAt, this.late) : now;
    this.advance(end < now ? end : now);
    for (let n = 0; n < MAX_WAITS && c.endedAt && !this.over && this.current?.status === 'running'; n += 1)
      if (!this.waitOnce()) return this.unasked;
    return null;
  }

  /** Carries a command out; where it comes too early because a period still runs, once that is over. */
  private tryWaiting(command: Command): Rejection | null {
    const { past, process } = this;
    if (
      command.type === 'Act' &&
      command.step !== undefined &&
      statesNamed(process, command.step).length === 0
    ) {
      this.unasked ??= messages.replay.stepMissing(this.words(command));
      return null;
    }
    const asked = this.clock;
    for (let n = 0; ; n += 1) {
      const refused = this.take(this.aimed(command));
      if (!refused) break;
      // who has a task decides nothing: where it matters the act itself is refused
      if (command.type === 'Act' && taskAct(process, command.action)) return null;
      const early = ['step_not_active', 'task_closed', 'not_possible_now'].includes(refused.code);
      if (!early || n >= MAX_WAITS || !this.waitOnce()) return refused;
      if (this.over) return null;
    }
    this.late += toMs(this.clock) - toMs(asked);
    if (command.type === 'Start' && this.current) this.current.caseNo = past.case.caseNo;
    return null;
  }

  /** The command at the task that takes the place of the one it was meant for: the same, else any of the step. */
  private aimed(command: Command): Command {
    if (command.type !== 'Act' || command.task === undefined) return command;
    const there = this.current?.activities
      .flatMap(({ tasks }) => tasks)
      .some((task) => task.id === command.task && task.step === command.step && task.state !== 'done');
    if (there) return command;
    const { task: _task, ...byStep } = command;
    return byStep satisfies Act;
  }

  /** Fires what is due, each at its own moment. */
  private advance(until: Instant): void {
    for (let n = 0; n < MAX_TIMERS; n += 1) {
      const next = this.nextTimer(until);
      if (!next) break;
      if (!this.fire(next)) break;
    }
    if (until > this.clock) this.clock = until;
  }

  private nextTimer(until: Instant): Timer | undefined {
    if (!this.current || this.current.status === 'suspended') return undefined;
    let first: Timer | undefined;
    for (const timer of this.current.timers)
      if (timer.at <= until && (!first || timer.at < first.at)) first = timer;
    return first;
  }

  private fire(timer: Timer): boolean {
    if (timer.at > this.clock) this.clock = timer.at;
    return this.take({ type: 'FireTimer', timer: timer.id }) === null;
  }

  /** Lets the next period end for which alone the case waits, unless it ends in the future. False where people are waited for. */
  private waitOnce(): boolean {
    const c = this.current;
    if (!c || c.status !== 'running') return false;
    const people = c.activities.some((activity) => {
      const spec = specOf(this.process, activity);
      return activity.tasks.some((task) => task.state === 'open' && !isOptional(spec, task));
    });
    const [next] = c.timers
      .filter(
        (timer) => timerWord(this.process.blocks, timer)?.awaited || (timer.kind === 'machine' && !people),
      )
      .sort((a, b) => (a.at < b.at ? -1 : 1));
    if (!next) return false;
    if (next.at > this.place.now) this.over = true;
    else this.advance(next.at);
    return true;
  }

  /** Decides, keeps what came of it, and carries out what follows. */
  private take(command: Command): Rejection | null {
    const decision: Decision = decide(this.process, this.current, command, this.facts());
    if (!decision.ok) return decision.rejection;
    this.current = decision.case;
    this.events.push(...decision.events);
    for (const effect of decision.effects) this.carryOut(effect);
    return null;
  }

  private carryOut(effect: Effect): void {
    if (effect.kind === 'ledger' && effect.op === 'put')
      this.rows.set(`${effect.ledger}:${effect.row}`, effect.data);
    if (effect.kind !== 'fund') return;
    const { event, data, then } = this.money.carryOut(effect, this.clock);
    if (!effect.answer) return;
    if (then) this.answers = { ...this.answers, ...then.answers };
    this.take({ type: 'Answer', effect: effect.id, event, data });
  }

  /** The facts of now, with the answers that were given then. */
  private facts(): DecisionFacts {
    const { place, clock, answers } = this;
    const names = new AnswerNames();
    return {
      now: clock,
      calendar: place.calendar,
      param: (key, region, day) => place.param(key, region, day),
      regionName: (region) => place.regionName(region),
      newCaseId: this.past.case.id,
      behaviour: this.past.case.behaviour,
      answer: (query) => answers[names.of(query)] ?? noAnswer(query),
    };
  }

  /** 「审批」的「同意」, by the names of the version it was done on. */
  private words(command: Command): string {
    const { process } = this.past;
    switch (command.type) {
      case 'Start':
        return messages.replay.handIn;
      case 'Act': {
        const task = stateAt(process, command)?.meta.task;
        const act = task?.outcomes[command.action]?.label ?? command.action;
        return messages.replay.actAt(labelAt(process, command), act);
      }
      case 'ActOnCase':
        return messages.replay.action(process.definition.actions?.[command.action]?.label ?? command.action);
      case 'FileObjection':
        return messages.replay.objection;
      default:
        return messages.replay.automatic;
    }
  }
}
