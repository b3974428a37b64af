/** The bricks of the definition languages: objects that know every one of their names, each explained to who writes it. */
import Type, { type TObject, type TProperties, type TSchema } from 'typebox';

/** The same schema with a sentence that an editor shows beside it. */
export function told<S extends TSchema>(schema: S, description: string): S {
  const parts = Object.getOwnPropertyDescriptors(schema);
  const copy = Object.create(Object.getPrototypeOf(schema) as object, parts) as S;
  return Object.assign(copy, { description });
}

interface ObjectOptions {
  $id?: string;
  title?: string;
  description?: string;
  minProperties?: number;
  /** What its value is read as, where that is more than its parts (`reads.ts`). */
  'x-reads'?: 'period';
}

/** An object in which any other name is an error; `words` says of every name what it means. */
export function closed<P extends TProperties>(
  words: { readonly [N in keyof P]: string },
  properties: P,
  options: ObjectOptions = {},
): TObject<P> {
  const explained = Object.entries(properties).map(([name, schema]) => [
    name,
    told(schema, words[name as keyof P]),
  ]);
  return Type.Object(Object.fromEntries(explained) as P, { ...options, additionalProperties: false });
}

/** The same object with more names. */
export function extended<P extends TProperties, Q extends TProperties>(
  { properties, ...options }: TObject<P>,
  more: Q,
): TObject<P & Q> {
  const { required: _required, type: _type, ...rest } = options;
  return Type.Object({ ...properties, ...more }, rest) as unknown as TObject<P & Q>;
}
