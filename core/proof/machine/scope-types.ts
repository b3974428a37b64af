/** What every name in a definition's expressions stands for. */
import type { ProcessDefinition } from '../../definition/process.ts';
import { noAnswer } from '../../engine/lookups.ts';
import type { Json } from '../../vocabulary.ts';
import { blockTypes, settings } from './blocks.ts';
import { constantOf } from './facts.ts';
import { inferType } from './infer.ts';
import type { Proved } from './source.ts';
import {
  ANY,
  BOOLEAN,
  listOf,
  merged,
  type Names,
  NUMBER,
  objectOf,
  optional,
  STRING,
  type Type,
  typeOfValue,
} from './types.ts';

/** The names of the definition. `data` alone is what forms see as `case_data`. */
export interface ScopeTypes {
  names: Names;
  data: Type;
  /** Values of fields that are only ever set to constants. */
  constants: ReadonlyMap<string, Json[]>;
}

export function scopeTypes(source: Proved): ScopeTypes {
  const { definition, machine } = source;
  const data = new Map<string, Type>();
  const blocks = blockTypes(source, machine);
  for (const [name, type] of blocks) {
    if (name !== '.') data.set(name, optional(type));
    else if (type.kind === 'object')
      for (const [field, of] of Object.entries(type.fields)) data.set(field, merged(data.get(field), of));
  }
  const constants = new Map<string, Json[]>();
  for (const [path, expressions] of settings(machine)) addSetting(data, constants, path, expressions, blocks);
  const fixed = new Map<string, Type>([...givenNames(source), ...lookups(definition)]);
  const computed = new Map<string, Type>();
  const names: Names = {
    get: (name) => {
      const expression = definition.computed?.[name];
      if (expression !== undefined && Object.hasOwn(definition.computed ?? {}, name)) {
        if (!computed.has(name)) {
          computed.set(name, ANY);
          computed.set(name, inferType(expression, names));
        }
        return computed.get(name);
      }
      return fixed.get(name) ?? data.get(name);
    },
    all: () => [...fixed.keys(), ...data.keys(), ...Object.keys(definition.computed ?? {})],
  };
  return { names, data: objectOf(Object.fromEntries(data)), constants };
}

/** What `set` writes: a field of its own, or one in a block. Of a constant the type is known, of anything else not. */
function addSetting(
  data: Map<string, Type>,
  constants: Map<string, Json[]>,
  path: string,
  expressions: string[],
  blocks: Map<string, Type>,
): void {
  const values = expressions.map(constantOf);
  const known = values.every((value) => value !== undefined && (typeof value !== 'object' || value === null));
  const [name = '', ...rest] = path.split('.');
  const form = blocks.get('.');
  const inForm = form?.kind === 'object' && Object.hasOwn(form.fields, name);
  if (known && !blocks.has(name) && !inForm) constants.set(path, values as Json[]);
  const type = known
    ? (values as Json[]).map(typeOfValue).reduce<Type | undefined>((all, one) => merged(all, one), undefined)
    : undefined;
  const widened: Type = type?.kind === 'string' || !type ? ({ kind: type?.kind ?? 'any' } as Type) : type;
  const nested = rest.reduceRight<Type>(
    (inner, part) => objectOf({ [part]: optional(inner) }),
    optional(widened),
  );
  data.set(name, optional(merged(data.get(name), nested)));
}

function givenNames(source: Proved): [string, Type][] {
  const { definition, machine, blocks } = source;
  const texts = (...names: string[]): Record<string, Type> =>
    Object.fromEntries(names.map((name) => [name, STRING]));
  const steps = [...machine.states.map(({ key }) => key), ...Object.keys(definition.actions ?? {})];
  return [
    [
      'case',
      objectOf({
        ...texts(
          'id',
          'case_no',
          'region',
          'region6',
          'region9',
          'region12',
          'region_name',
          'county',
          'town',
          'village',
          'started_at',
          'started_on',
          'filer',
          'status',
        ),
        outcome: optional(STRING),
        seq: NUMBER,
      }),
    ],
    [
      'params',
      objectOf(
        Object.fromEntries(
          Object.entries(definition.params ?? {}).map(([name, { type }]) => [name, paramType(type)]),
        ),
      ),
    ],
    ['handlers', objectOf(Object.fromEntries(steps.map((step) => [step, optional(listOf(STRING))])))],
    ...blocks.flatMap(({ proof }) => proof?.types?.(source) ?? []),
    ['event', optional(objectOf({ type: STRING, items: listOf(ANY) }, true))],
    [
      'actor',
      optional(
        objectOf({
          user: optional(STRING),
          name: STRING,
          roles: listOf(STRING),
          positions: listOf(objectOf({ role: STRING, region: STRING })),
        }),
      ),
    ],
    ['entry', ANY],
    ['now', STRING],
    ['today', STRING],
  ];
}

function paramType(type: string): Type {
  if (type === 'money' || type === 'integer') return { kind: 'number', integer: true };
  if (type === 'number') return NUMBER;
  if (type === 'boolean') return BOOLEAN;
  return type === 'string' ? STRING : listOf(ANY);
}

function lookups({ lookups: asked = {} }: ProcessDefinition): [string, Type][] {
  const found = objectOf({}, true);
  return Object.entries(asked).map(([name, lookup]) => [
    name,
    noAnswer(lookup) === null ? optional(found) : listOf(found),
  ]);
}
