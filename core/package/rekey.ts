/** A process under another key: what inside it points to itself follows. */
import type { VersionSource } from '../definition/source.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';

/** The source under `key`. Forms keep their ids: they are the process's own under any name. */
export function rekeyed(source: VersionSource, key: string): VersionSource {
  const { definition, scenarios } = source;
  const before = definition.key;
  if (before === key || typeof before !== 'string') return { ...source, definition: { ...definition, key } };
  const machine = isObject(definition.machine) ? addressed(definition.machine, before, key) : undefined;
  const lookups = isObject(definition.lookups) ? definition.lookups : undefined;
  return {
    ...source,
    definition: {
      ...definition,
      key,
      ...(machine ? { machine } : {}),
      ...(lookups ? { lookups: mapped(lookups, (lookup) => named(lookup, 'cases', before, key)) } : {}),
    },
    ...(scenarios ? { scenarios: mapped(scenarios as JsonObject, (each) => played(each, before, key)) } : {}),
  };
}

/** Addresses inside a machine begin with its id: `#road-repair.check`. */
function addressed(machine: JsonObject, before: string, key: string): JsonObject {
  const follow = (value: Json): Json => {
    if (typeof value === 'string') {
      const rest = value.slice(before.length + 1);
      return value.startsWith(`#${before}`) && /^(\.|$)/.test(rest) ? `#${key}${rest}` : value;
    }
    if (Array.isArray(value)) return value.map(follow);
    return isObject(value) ? mapped(value, follow) : value;
  };
  return named(mapped(machine, follow), 'id', before, key) as JsonObject;
}

/** Scenarios name the process they are of, all of them and single starts. */
function played(value: Json, before: string, key: string): Json {
  if (Array.isArray(value)) return value.map((each) => played(each, before, key));
  if (!isObject(value)) return value;
  const steps = value.steps;
  const own = named(value, 'process', before, key) as JsonObject;
  return Array.isArray(steps)
    ? { ...own, steps: steps.map((step) => named(step, 'process', before, key)) }
    : own;
}

function named(value: Json, property: string, before: string, key: string): Json {
  return isObject(value) && value[property] === before ? { ...value, [property]: key } : value;
}

function mapped(object: JsonObject, change: (value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}
