/** What the conditions of a process ask about: the fields worth varying, and the values that decide. */
import type { CompiledProcess } from '../../engine/process.ts';
import { isObject } from '../../json.ts';
import { contextOf, type DefinitionContext } from '../../proof/machine/context.ts';
import { pointsOf } from '../../proof/guard-points.ts';
import { readGuards } from '../../proof/guard-terms.ts';
import type { Feel, Json, JsonObject } from '../../vocabulary.ts';
import type { County } from '../county.ts';

export interface Interest {
  context: DefinitionContext;
  /** Every condition that decides the way: guards, who is asked, which acts are open. */
  conditions: Feel[];
  /** Names that occur in what conditions and computed values say. */
  names: ReadonlySet<string>;
  /** Values at which a condition turns, by the last name of the field's path. */
  values: ReadonlyMap<string, Json[]>;
}

/** Reads the definition once, for the whole search. */
export function interestOf(process: CompiledProcess, county: County): Interest {
  const { definition, forms, roles } = process;
  const context = contextOf({ definition, forms, roles });
  const conditions = conditionsOf(context);
  const texts = [...conditions, ...Object.values(definition.computed ?? {}), ...settings(context)];
  return {
    context,
    conditions,
    names: new Set(texts.flatMap(namesIn)),
    values: decisiveValues(process, county, context, conditions),
  };
}

function conditionsOf({ definition, machine }: DefinitionContext): Feel[] {
  return [
    ...new Set([
      ...machine.transitions.flatMap(({ condition }) => condition ?? []),
      ...Object.values(definition.actions ?? {}).flatMap(({ when }) => when ?? []),
      ...machine.states.flatMap(({ meta }) => [
        ...(meta.task?.seats.flatMap(({ when }) => when ?? []) ?? []),
        ...(meta.notice?.when === undefined ? [] : [meta.notice.when]),
      ]),
    ]),
  ];
}

/** What the machine writes into the case, and conditions read again. */
function settings({ machine }: DefinitionContext): Feel[] {
  return machine.transitions.flatMap(({ config }) =>
    [config.actions].flat().flatMap((action) => {
      const params = isObject(action) && action.type === 'set' ? action.params : undefined;
      return isObject(params) ? Object.values(params).filter((one) => typeof one === 'string') : [];
    }),
  );
}

/** The names in an expression, texts left out. */
function namesIn(expression: Feel): string[] {
  return expression.replace(/"(?:[^"\\]|\\.)*"/g, ' ').match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
}

function decisiveValues(
  process: CompiledProcess,
  county: County,
  context: DefinitionContext,
  conditions: Feel[],
): Map<string, Json[]> {
  const knowledge = context.knowledge();
  const values = new Map<string, Set<Json>>();
  const add = (term: string, value: Json): void => {
    const name = lastName(term);
    if (name === null || value === null) return;
    values.set(name, (values.get(name) ?? new Set()).add(value));
  };
  for (const condition of conditions) {
    const read = readGuards([condition], knowledge.expand);
    for (const [term, points] of pointsOf(read, (name) => knowledge.domainOf?.(name))) {
      const [left, right] = read.terms.get(term)?.order ?? [];
      if (left === undefined || right === undefined) {
        for (const { value, doubt } of points) if (doubt !== 'null') add(term, value);
        continue;
      }
      // two fields are compared: what an office has set for one of them is where the other turns
      for (const [field, other] of [[left, right] as const, [right, left] as const]) {
        for (const number of settingsOf(process, county, other))
          for (const value of [number - 1, number, number + 1]) add(field, value);
      }
    }
  }
  return new Map([...values].map(([name, set]) => [name, [...set]]));
}

/** The numbers a parameter has, in the definition and in the county. */
function settingsOf({ definition }: CompiledProcess, county: County, term: string): number[] {
  const [, name] = /^params\.([\p{L}_][\p{L}\p{N}_]*)$/u.exec(term) ?? [];
  const spec = name === undefined ? undefined : definition.params?.[name];
  if (!spec) return [];
  const set = county.params.filter(({ key }) => key === spec.key).map(({ value }) => value);
  return [...new Set([spec.default as Json, ...set])].filter((value) => typeof value === 'number');
}

/** `street_opinion.amount` → `amount`; null for what is no path. */
function lastName(term: string): string | null {
  return /^(?:[\p{L}_][\p{L}\p{N}_]*\.)*([\p{L}_][\p{L}\p{N}_]*)$/u.exec(term)?.[1] ?? null;
}

/** What offices could have set or found otherwise, so that conditions turn: see `givenVariants`. */
export function switchesOf({ definition }: CompiledProcess, { names }: Interest): JsonObject[] {
  return Object.entries(definition.params ?? {})
    .filter(([name, spec]) => spec.type === 'boolean' && names.has(name))
    .map(([name, spec]) => ({ [name]: spec.default !== true }));
}
