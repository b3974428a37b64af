/**
 * The machine as people write it: all that is canonical, and beside it the short words. Closed as the canonical one is, so
 * that an editor marks a word nobody knows where it is typed. What is right to write and wrong to run the compiler tells.
 */
import Type, { type TProperties, type TSchema } from 'typebox';
import type { ActionWord } from '../../blocks/action.ts';
import { ACTIONS } from '../../engine/vocabulary.ts';
import { paramOf, paramsOf } from '../actions.ts';
import { told } from '../closed.ts';
import { Feel } from '../feel.ts';
import { MACHINE_PARTS } from '../machine.ts';
import { StateMeta } from '../meta.ts';
import { OutcomeSpec, Seat, TaskSpec } from '../task.ts';
import { principalOf } from './actions.ts';
import { words } from './messages.ts';

const closed = { additionalProperties: false };
/** What an editor says of it. */
const said = (schema: TSchema): string => (schema as { description?: string }).description ?? '';
const maybe = (schema: TSchema, description: string): TSchema => Type.Optional(told(schema, description));
const oneOrMore = (schema: TSchema): TSchema => Type.Union([schema, Type.Array(schema)]);

const Doing = Type.Union([
  Type.String({ description: words.listName }),
  Type.Ref('Action'),
  ...Object.entries(ACTIONS).map(([word, action]) => shortAction(word, action)),
]);
const Doings = oneOrMore(Type.Ref('Doing'));
const Ways = oneOrMore(Type.Union([Type.String(), Type.Ref('Way')]));

/** `{ "notify": to, "message": … }`. */
function shortAction(word: string, action: ActionWord): TSchema {
  const principal = principalOf(word);
  const { [principal ?? '']: first, ...params } = action.params;
  const rest = principal === null ? {} : params;
  const under = first ? paramOf({ ...first, required: true }) : paramsOf(action);
  const beside = Object.entries(rest).map(([name, param]) => [name, paramOf(param)] as const);
  return Type.Object(
    { [word]: told(under, action.label), ...Object.fromEntries(beside) },
    { ...closed, description: action.help },
  );
}

const Way = Type.Object(
  {
    ...MACHINE_PARTS.Transition.properties,
    actions: Type.Optional(Doings),
    to: maybe(oneOrMore(Type.String()), words.to),
    do: maybe(Doings, words.do),
    if: maybe(Feel, words.if),
    in: maybe(Type.Ref('Where'), words.in),
  },
  closed,
);

const Outcome = Type.Object(
  { ...OutcomeSpec.properties, to: maybe(Type.Ref('Ways'), words.to), do: maybe(Doings, words.do) },
  closed,
);

const Task = Type.Object(
  {
    ...TaskSpec.properties,
    seats: Type.Optional(TaskSpec.properties.seats),
    who: maybe(oneOrMore(Type.Union([Type.String(), Seat])), words.who),
    outcomes: Type.Record(Type.String(), Outcome),
  },
  closed,
);

const meta: TProperties = {
  ...StateMeta.properties,
  task: maybe(Type.Ref('Task'), said(StateMeta.properties.task)),
};
const Meta = Type.Object(meta, closed);

/** A state, or the machine itself, that may say in short what it canonically says. */
function short(properties: TProperties): TProperties {
  const parts: TProperties = {
    states: Type.Record(Type.String(), Type.Ref('State')),
    on: Type.Record(Type.String(), Type.Ref('Ways')),
    after: Type.Record(Type.String(), Type.Ref('Ways')),
    always: Type.Ref('Ways'),
    onDone: Type.Ref('Ways'),
    entry: Doings,
    exit: Doings,
    meta: Type.Ref('Meta'),
  };
  const own = Object.entries(properties).map(([name, schema]) => {
    const part = parts[name];
    return [name, part ? maybe(part, said(schema)) : schema] as const;
  });
  return { ...meta, ...Object.fromEntries(own) };
}

const State = Type.Object(short(MACHINE_PARTS.State.properties), closed);
const Machine = Type.Object(
  {
    ...short(MACHINE_PARTS.Machine.properties),
    actions: maybe(Type.Record(Type.String(), Doings), words.lists),
  },
  closed,
);

const { Guard, Where, Action } = MACHINE_PARTS;
export const ShortMachine = Type.Cyclic(
  { Machine, State, Meta, Task, Ways, Way, Doing, Guard, Where, Action },
  'Machine',
);
