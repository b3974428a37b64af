/**
 * One decision in the making: a private copy of the case, what happened so far and what must follow. It is
 * thrown away when the decision is a refusal, so nothing here is ever seen half done.
 */
import type {
  Actor,
  BlockTimer,
  Case,
  CaseEvent,
  Effect,
  DelayTimer,
  ClaimTimer,
  DueTimer,
  EventType,
  RecordedFacts,
  Json,
  JsonObject,
  Timer,
} from '../vocabulary.ts';
import { HOUSE } from '../blocks/message/templates.ts';
import { evaluate, test } from '../expression/index.ts';
import { toMs } from '../time/instant.ts';
import { assertKnown } from './behaviours.ts';
import { LIMITS } from './allowance.ts';
import { carryOut } from './carry-out.ts';
import { hasEnded } from './ending.ts';
import { copy, withPath } from '../json.ts';
import type { DecisionFacts } from './facts.ts';
import { AnswerNames, bothAnswers, type LookupQuery } from './lookups.ts';
import { enter, hear, type Interpreter, type MachineEvent, type MachineStep } from './machine.ts';
import { periodEnd } from './periods.ts';
import type { CompiledProcess } from './process.ts';
import { scopeOf, type Scope } from './scope.ts';
import { words } from './messages.ts';
import { watching } from './watching.ts';

/** How many steps one command may set off; more is a loop in the definition. */
const MAX_STEPS = 100;

/** Who acts when time or an effect does. */
export const SYSTEM: Actor = { user: 'system', name: words.system, positions: [] };

type EffectBody = Effect extends infer E ? (E extends Effect ? Omit<E, 'id'> : never) : never;

/** What an event says beside its type. */
interface EventDetails {
  step?: string;
  node?: string;
  task?: string;
  role?: string;
  data?: JsonObject;
}

interface View {
  scope: Scope;
  /** Conditions already asked. */
  held: Map<string, boolean>;
}

/** A case that a list decides about, once it has agreed. */
export interface Reservation {
  case: string;
  /** What people call it, and its place in what was handed in. */
  label: string;
  path: string;
  message: string;
  row: JsonObject;
}

export class DecisionDraft implements Interpreter {
  readonly case: Case;
  readonly events: CaseEvent[] = [];
  readonly effects: Effect[] = [];
  /** Cases that must agree before this one commits. */
  readonly reservations: Reservation[] = [];
  /** What the command was decided on; told with its first event. */
  readonly given: RecordedFacts = {};
  /** What was handed in, and what of it was taken in. */
  readonly accepted = new Map<JsonObject, JsonObject>();
  /** How many commands may still follow from this one by themselves. */
  allowance: number = LIMITS.following;
  /** The command decides nothing: a draft, a reminder. */
  idle = false;
  /** The task and the action meant by an act, whatever words they were named by. */
  aim: { task: string; step: string; node: string; action: string } | undefined;
  private readonly names = new AnswerNames();
  private readonly queue: MachineEvent[] = [];
  /** What expressions see of the facts as they are now, by the data they lie over; whatever happens makes it stale. */
  private readonly views = new Map<JsonObject, View>();
  private current: MachineEvent | undefined;

  constructor(
    readonly process: CompiledProcess,
    before: Case,
    readonly facts: DecisionFacts,
    readonly actor: Actor,
  ) {
    assertKnown(before);
    this.case = { ...ownCopy(before), seq: before.seq + 1 };
  }

  /** Appends to what happened; called after the case was changed, so that expressions see the change from here on. */
  emit(type: EventType, { role, ...more }: EventDetails = {}): void {
    const at = more.node === undefined && more.task !== undefined ? this.nodeOf(more.task) : {};
    const by = { user: this.actor.user, name: this.actor.name, ...(role ? { role } : {}) };
    const { id, seq } = this.case;
    // padded, so that ids sort in the order of what happened
    const n = String(this.events.length).padStart(3, '0');
    this.refresh();
    this.events.push({
      id: `${id}:${seq}:${n}`,
      case: id,
      seq,
      type,
      at: this.facts.now,
      by,
      ...at,
      ...more,
    });
  }

  /** The state at which a task stands. */
  private nodeOf(task: string): { node?: string } {
    const activity = this.case.activities.find(({ tasks }) => tasks.some(({ id }) => id === task));
    return activity ? { node: activity.node } : {};
  }

  /** What a look-up gave is kept with what happened. */
  private readonly found = (query: LookupQuery, answer: Json): void => {
    const name = this.names.of(query);
    const answers = (this.given.answers ??= {});
    answers[name] = bothAnswers(answers[name], answer);
  };

  /** What a look-up of a block itself gives now. */
  ask(query: LookupQuery): Json {
    const answer = this.facts.answer(query);
    this.found(query, answer);
    return answer;
  }

  /** Tells with the first event what the command was decided on: who reads the log can decide it again. */
  tellGiven(): void {
    const [first] = this.events;
    const { positions } = this.actor;
    if (positions.length > 0) this.given.posts = positions.map((p) => `${p.role}@${p.region}`);
    if (first && Object.keys(this.given).length > 0) first.given = this.given;
  }

  /** Something went wrong that people must see to: it stands in the record, and who looks after such cases is told. */
  incident(message: string, data: JsonObject = {}, at: Pick<EventDetails, 'step' | 'node'> = {}): void {
    const told = watching(this.process, this.case);
    this.emit('incident.raised', { ...at, data: { message, ...data, told } });
    if (told.length === 0 || !this.process.blocks.some(({ carries }) => carries && 'notify' in carries))
      return;
    this.effect({
      kind: 'notify',
      to: told,
      template: HOUSE.incident,
      version: this.process.version,
      data: { what: message, incident: this.events.at(-1)?.id ?? null },
    });
  }

  /** Appends to what must follow. */
  effect(body: EffectBody): string {
    const id = `${this.case.id}:${this.case.seq}:e${this.effects.length}`;
    this.effects.push({ id, ...body } as Effect);
    return id;
  }

  /** A new id within the case. */
  newId(): string {
    this.case.counter += 1;
    return `${this.case.id}.${this.case.counter}`;
  }

  /** What expressions see over `data` (default: the case's) of the facts as they are now. */
  scope(data: JsonObject = this.case.data): Scope {
    return this.view(data).scope;
  }

  private view(data: JsonObject): View {
    let view = this.views.get(data);
    if (!view) this.views.set(data, (view = { scope: this.scopeWith(data, this.current), held: new Map() }));
    return view;
  }

  /** What the rules of a block see: the case as it would be, and the block itself as `entry`. */
  scopeOfEntry(entry: JsonObject): Scope {
    return this.scopeWith(this.case.data, undefined, entry);
  }

  private scopeWith(data: JsonObject, event: MachineEvent | undefined, entry?: JsonObject): Scope {
    const { process, facts, actor, found } = this;
    const { definition, blocks } = process;
    return scopeOf({ definition, blocks, case: this.case, facts, found, actor, event, entry }, data);
  }

  /** Makes expressions see what was changed without anything having happened yet. */
  refresh(): void {
    this.views.clear();
  }

  value(expression: string, data?: JsonObject): Json {
    return evaluate(expression, this.scope(data)).value;
  }

  /** Whether a condition holds. Guards are asked twice, whether anything listens and where it leads: once is enough. */
  holds(expression: string, data: JsonObject = this.case.data): boolean {
    const { scope, held } = this.view(data);
    let holds = held.get(expression);
    if (holds === undefined) held.set(expression, (holds = test(expression, scope)));
    return holds;
  }

  /** Writes a value into the case data. */
  write(path: string, value: Json): void {
    this.case.data = withPath(this.case.data, path, value);
  }

  addTimer(
    timer: Omit<DelayTimer, 'id'> | Omit<DueTimer, 'id'> | Omit<ClaimTimer, 'id'> | Omit<BlockTimer, 'id'>,
  ): void {
    this.case.timers.push({ id: this.newId(), ...timer } as Timer);
  }

  dropTimers(which: (timer: Timer) => boolean): void {
    this.case.timers = this.case.timers.filter((timer) => !which(timer));
  }

  /** Enters the machine. */
  begin(): void {
    this.apply(enter(this.process.machine, this.case.data, this));
    this.drain();
  }

  /** Lets the machine hear an event, and whatever that sets off. False when nothing listened, as in a case put to an end by hand. */
  hear(event: MachineEvent): boolean {
    if (hasEnded(this, event)) return false;
    const heard = this.hearOne(event);
    this.drain();
    return heard;
  }

  /** Whether the machine would hear an event now. */
  wouldHear(event: MachineEvent): boolean {
    if (hasEnded(this, event)) return false;
    this.current = event;
    this.refresh();
    const { heard } = hear(this.process.machine, this.case.state, this.case.data, this, event);
    this.current = undefined;
    this.refresh();
    return heard;
  }

  /** Has the machine hear an event once the present one is done. */
  later(event: MachineEvent): void {
    this.queue.push(event);
  }

  /** Lets the machine hear what waits for it. */
  drain(): void {
    for (let n = 0; this.queue.length > 0; n += 1) {
      if (n > MAX_STEPS) throw new Error(`process ${this.process.definition.key} does not come to rest`);
      this.hearOne(this.queue.shift() as MachineEvent);
    }
  }

  private hearOne(event: MachineEvent): boolean {
    this.current = event;
    this.refresh();
    const result = hear(this.process.machine, this.case.state, this.case.data, this, event);
    if (result.heard) this.apply(result);
    this.current = undefined;
    this.refresh();
    return result.heard;
  }

  private apply(result: MachineStep): void {
    this.case.state = result.state;
    this.case.data = result.data;
    for (const action of result.actions) carryOut(this, action);
  }

  /** Whether a computed value of the definition is true. */
  computed(name: string, data: JsonObject): boolean {
    return this.scope(data)[name] === true;
  }

  /** The data with the values of expressions written at their paths, all read from the data as it was. */
  assign(values: JsonObject, data: JsonObject): JsonObject {
    const scope = this.scope(data);
    let next = data;
    for (const [path, expression] of Object.entries(values))
      next = withPath(next, path, evaluate(String(expression), scope).value);
    return next;
  }

  /** Milliseconds until a period of the definition that begins now is over. */
  delay(name: string, data: JsonObject): number {
    const spec = this.process.definition.delays?.[name];
    if (!spec) throw new Error(`no delay ${name}`);
    const end = periodEnd(spec, this.facts.now, this.scope(data), this.facts.calendar);
    return Math.max(0, toMs(end) - toMs(this.facts.now));
  }
}

/** The case with copies of what a decision changes in place; data and records are only ever replaced or added to. */
function ownCopy(c: Case): Case {
  return {
    ...c,
    records: [...c.records],
    activities: copy(c.activities),
    timers: [...c.timers],
    blocks: copy(c.blocks),
  };
}
