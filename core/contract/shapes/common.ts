/** Pieces that many calls are made of. */
import Type, { type Static, type TProperties, type TSchema, type TSchemaOptions } from 'typebox';
import type { JsonObject, Json } from '../../vocabulary.ts';

/** Any JSON value; what it is allowed to be is checked elsewhere (by a form, by the language of definitions). */
export const Anything = Type.Unsafe<Json>(Type.Any());

/** Data of a form: named values. Checked against the form, not here. */
export const Data = Type.Unsafe<JsonObject>(Type.Record(Type.String(), Type.Any()));

/** A shape with a name of its own in the documentation. */
export function shape<P extends TProperties>(title: string, properties: P, options: TSchemaOptions = {}) {
  return Type.Object(properties, { title, ...options });
}

/** A value described elsewhere in core by its type; here only that it is an object. */
export function typed<T>(title: string) {
  return Type.Unsafe<T>(Type.Object({}, { title, additionalProperties: true }));
}

/** One of a few words. */
export function oneOf<const W extends string[]>(...words: W) {
  return Type.Unsafe<W[number]>(Type.Enum(words));
}

export function nullable<S extends TSchema>(schema: S) {
  // null first: of a text the checks would make an empty one
  return Type.Union([Type.Null(), schema]);
}

/** ISO 8601, UTC, milliseconds; sorts as text. */
export const Moment = Type.String();

/** A region code of 2 to 15 digits; its beginnings are the codes of the regions above. */
export const Region = Type.String();

/** True when allowed, else the reason in Chinese. */
export const May = Type.Unsafe<true | string>(Type.Union([Type.Literal(true), Type.String()]));
export type May = Static<typeof May>;

/** Rows of a page where none are asked for. */
export const PAGE = 20;
export const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: PAGE }));
/** Where a page goes on: `next` of the one before. */
export const Cursor = Type.Optional(Type.String());

/** A page of a list. */
export function pageOf<S extends TSchema>(item: S) {
  return Type.Object({ items: Type.Array(item), next: nullable(Type.String()) });
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

/** All of a list at once. */
export function listOf<S extends TSchema>(item: S) {
  return Type.Object({ items: Type.Array(item) });
}

export const IdParams = Type.Object({ id: Type.String() });
export const KeyParams = Type.Object({ key: Type.String() });

/** Chosen by the client; the same one sent again gets the first answer. */
export const RequestId = Type.Optional(Type.String({ minLength: 1, maxLength: 100 }));

/** Every refusal. `details` of a 422 lists all field errors `{path, code, message}`. */
export const ApiError = shape('Error', {
  code: Type.String(),
  message: Type.String(),
  path: Type.Optional(Type.String()),
  details: Type.Optional(Anything),
});
export type ApiError = Static<typeof ApiError>;
