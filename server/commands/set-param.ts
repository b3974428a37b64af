/** One value of a parameter, for a region, from a day on. What held before, and what holds later or elsewhere, stays. */
import { isDay } from '../../core/time/day.ts';
import { dayOf } from '../../core/time/instant.ts';
import type { Actor, Json } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import { messages } from './messages.ts';
import { noteChange } from './note-change.ts';

interface ParamChange {
  region: string;
  from: string;
  value: Json;
  reason: string;
}

/** @throws HttpError 404, 422 */
export async function setParam(
  context: Context,
  by: Actor,
  key: string,
  { region, from, value, reason }: ParamChange,
): Promise<{ key: string; region: string; from: string; value: Json }> {
  const { store, registry, clock } = context;
  const types = typesOf(context, key);
  if (types.length === 0) throw errors.invalid(messages.params.unknown(key), 'key');
  if (region !== '' && !registry.knows(region))
    throw errors.invalid(messages.posts.unknownRegion(region), 'region');
  if (!isDay(from) || from < dayOf(clock.now())) throw errors.invalid(messages.params.past, 'from');
  if (!types.every((type) => fits(type, value))) throw errors.invalid(messages.params.type, 'value');
  await store.set('params', { _id: `${key}:${region}:${from}`, key, region, from, value });
  await registry.reload();
  await noteChange(context, by, 'param', [key, region, from, JSON.stringify(value)], reason);
  return { key, region, from, value };
}

/** What the processes that use a parameter say it is. */
function typesOf({ library }: Context, key: string): string[] {
  return library
    .keys()
    .flatMap((process) => Object.values(library.latest(process)?.definition.params ?? {}))
    .filter((spec) => spec.key === key)
    .map(({ type }) => type);
}

function fits(type: string, value: Json): boolean {
  switch (type) {
    case 'money':
      return Number.isSafeInteger(value) && (value as number) >= 0;
    case 'integer':
      return Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'list':
      return Array.isArray(value);
    default:
      return typeof value === type;
  }
}
