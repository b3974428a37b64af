/** What a part of the language holds that is read: expressions, texts with expressions in them, periods, forms. */
import type { TSchema } from 'typebox';
import { isObject } from '../json.ts';
import type { PeriodSpec } from './feel.ts';

/** Something that is read, with its place below the part. */
export type Read =
  | {
      as: 'value' | 'condition' | 'template' | 'form';
      text: string;
      path: string;
      /** It sees a row too. */
      sees?: 'row';
    }
  | { as: 'period'; period: PeriodSpec; path: string };

/** The keywords of a schema that say what is inside, and how it is read. */
interface Looked {
  'x-reads'?: Read['as'];
  'x-sees'?: 'row';
  properties?: Readonly<Record<string, TSchema>>;
  patternProperties?: Readonly<Record<string, TSchema>>;
  items?: TSchema;
  anyOf?: readonly TSchema[];
}

/** Finds all of it in a value that is of the schema; in any other value what is as the schema says. */
export function readsOf(schema: TSchema, value: unknown, path = ''): Read[] {
  const { 'x-reads': as, 'x-sees': sees, properties, patternProperties, items, anyOf } = schema as Looked;
  if (as === 'period') return isObject(value) ? [{ as, period: value as PeriodSpec, path }] : [];
  if (as) return typeof value === 'string' ? [{ as, text: value, path, ...(sees ? { sees } : {}) }] : [];
  const [ofAny] = Object.values(patternProperties ?? {});
  if (isObject(value) && !anyOf)
    return Object.entries(value).flatMap(([name, part]) => {
      const of = properties && Object.hasOwn(properties, name) ? properties[name] : ofAny;
      return of ? readsOf(of, part, `${path}/${name}`) : [];
    });
  if (Array.isArray(value) && items) return value.flatMap((part, i) => readsOf(items, part, `${path}/${i}`));
  return (anyOf ?? []).map((one) => readsOf(one, value, path)).find((found) => found.length > 0) ?? [];
}
