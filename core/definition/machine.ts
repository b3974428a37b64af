/**
 * The machine of a process: an XState v5 config in JSON, every word of it known. What has no place here — invoked
 * actors, inline functions, output, tags — cannot be written.
 */
import Type, { type Static } from 'typebox';
import { Action } from './actions.ts';
import { closed } from './closed.ts';
import { Feel } from './feel.ts';
import { words } from './messages.ts';
import { StateMeta } from './meta.ts';

/** Where the machine is: `visit.home_visit`, or several places put together. */
const Where = Type.Union([
  Type.String(),
  closed(words.where, { all: Type.Array(Type.Ref('Where')) }),
  closed(words.where, { any: Type.Array(Type.Ref('Where')) }),
  closed(words.where, { not: Type.Ref('Where') }),
  closed(words.where, { least: Type.Integer({ minimum: 0 }), of: Type.Array(Type.Ref('Where')) }),
]);

/** A computed value or look-up by its name, a condition in FEEL, or where other branches are (see state-guards). */
const Guard = Type.Union([
  Type.String({ description: words.guard.named }),
  closed(words.guard, {
    type: Type.Literal('when'),
    params: closed(words.guardParams, { if: Feel }),
  }),
  closed(words.guard, {
    type: Type.Literal('in'),
    params: closed(words.guardParams, { state: Type.Ref('Where'), if: Type.Optional(Feel) }),
  }),
]);

const Actions = Type.Union([Type.Ref('Action'), Type.Array(Type.Ref('Action'))]);

/** What an event, a delay or the end of what is inside leads to. */
const Transition = closed(words.transition, {
  target: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
  guard: Type.Optional(Type.Ref('Guard')),
  actions: Type.Optional(Actions),
  /** Leaves and enters the states it stays within. */
  reenter: Type.Optional(Type.Boolean()),
  description: Type.Optional(Type.String()),
});

/** One transition, a bare target, or several tried in order. */
const Transitions = Type.Union([
  Type.String(),
  Type.Ref('Transition'),
  Type.Array(Type.Union([Type.String(), Type.Ref('Transition')])),
]);

const inside = {
  /** The child entered first. */
  initial: Type.Optional(Type.String()),
  states: Type.Optional(Type.Record(Type.String(), Type.Ref('State'))),
  /** By event: outcomes of the task, acts on the case, messages, what the engine tells. */
  on: Type.Optional(Type.Record(Type.String(), Type.Ref('Transitions'))),
  /** By delay of the definition. */
  after: Type.Optional(Type.Record(Type.String(), Type.Ref('Transitions'))),
  always: Type.Optional(Type.Ref('Transitions')),
  onDone: Type.Optional(Type.Ref('Transitions')),
  entry: Type.Optional(Actions),
  exit: Type.Optional(Actions),
  meta: Type.Optional(StateMeta),
  description: Type.Optional(Type.String()),
  type: Type.Optional(Type.Enum(['atomic', 'compound', 'parallel', 'final', 'history'])),
};

/** A state: a step, a group of steps, parallel branches, an end, or the memory of where one was. */
const State = closed(words.state, {
  ...inside,
  /** Of a history state: what it remembers. */
  history: Type.Optional(Type.Enum(['shallow', 'deep'])),
  /** Of a history state: where to when nothing is remembered. */
  target: Type.Optional(Type.String()),
  /** A piece of process that stands here; then `on` says where its ways out lead, and all else is the piece's. */
  use: Type.Optional(Type.String()),
  /** The parameters of the piece. */
  with: Type.Optional(Type.Record(Type.String(), Type.Any())),
  /** Names of the piece's steps and delays here; by default they follow the name of this state. */
  as: Type.Optional(Type.Record(Type.String(), Type.String())),
});

const Machine = closed(words.machine, { id: Type.Optional(Type.String()), ...inside });

/** Its kinds of parts, by the names they call one another by. */
export const MACHINE_PARTS = { Machine, State, Transitions, Transition, Guard, Where, Action };

export const MachineConfig = Type.Cyclic(MACHINE_PARTS, 'Machine');
export type MachineConfig = Static<typeof MachineConfig>;
