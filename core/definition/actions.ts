/** Machine actions as part of the language: one shape a word of the vocabulary, with the parameters it takes. */
import Type, { type TSchema } from 'typebox';
import type { ActionWord, ParamKind, ParamWord } from '../blocks/action.ts';
import { ACTIONS } from '../engine/vocabulary.ts';
import { told } from './closed.ts';
import { Feel, PeriodSpec } from './feel.ts';
import { words } from './messages.ts';
import { signs } from '../signs/messages.ts';

/** An expression, or a value that stands for itself. */
const Value = Type.Union([Feel, Type.Number(), Type.Boolean(), Type.Null()], { description: words.value });
const Values = Type.Record(Type.String(), Value);

const KINDS: Readonly<Record<ParamKind, TSchema>> = {
  literal: Type.String(),
  template: Type.String(),
  flag: Type.Boolean(),
  feel: Value,
  'feel-map': Values,
  'feel-map-there': Values,
  period: PeriodSpec,
};

/** How a parameter is written. */
export function paramOf({ kind, label, hint, required }: ParamWord): TSchema {
  const explained = told(KINDS[kind], hint === undefined ? label : signs.said(label, hint));
  return required ? explained : Type.Optional(explained);
}

/** The parameters of an action, as one object. */
export function paramsOf({ params, open }: ActionWord): TSchema {
  const known = Object.entries(params).map(([name, param]) => [name, paramOf(param)] as const);
  return open ? Values : Type.Object(Object.fromEntries(known), { additionalProperties: false });
}

function shapeOf(type: string, action: ActionWord): TSchema {
  const { label, help, params } = action;
  const given = paramsOf(action);
  const needed = Object.values(params).some(({ required }) => required);
  return Type.Object(
    { type: told(Type.Literal(type), label), params: needed ? given : Type.Optional(given) },
    { additionalProperties: false, description: help },
  );
}

/** Any action of the vocabulary. */
export const Action = Type.Union(Object.entries(ACTIONS).map(([type, word]) => shapeOf(type, word)));
