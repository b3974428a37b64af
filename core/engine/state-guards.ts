/**
 * The guard `{ "type": "in", "params": { "state": WHERE, "if": FEEL } }`: parallel branches that depend on where the
 * others are. WHERE is the path of a state from the root (`visit.home_visit`), `{all: […]}`, `{any: […]}`,
 * `{least: 2, of: […]}` or `{not: …}`.
 */
import type { Json, JsonObject } from '../vocabulary.ts';
import type { Watch } from './watch.ts';

interface Snapshot {
  _nodes: { path: string[] }[];
}

type Condition = (condition: string, context: unknown) => boolean;

/**
 * The config with every such guard as something XState can ask; XState gives a guard by name no look at the state. A
 * watched guard carries the transition it belongs to as `asked`.
 */
export function withStateGuards(config: unknown, holds: Condition, watch?: Watch): unknown {
  if (Array.isArray(config)) return config.map((item) => withStateGuards(item, holds, watch));
  if (typeof config !== 'object' || config === null) return config;
  if (isStateGuard(config)) return stateGuard(config.params, holds, watch);
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key,
      key === 'meta' || key === 'params' ? value : withStateGuards(value, holds, watch),
    ]),
  );
}

function isStateGuard(value: object): value is { type: 'in'; params: JsonObject } {
  return 'type' in value && value.type === 'in' && 'params' in value;
}

/** XState's own shape of a guard that may look at the snapshot, that of `stateIn`. */
function stateGuard(params: JsonObject, holds: Condition, watch?: Watch): unknown {
  const check = (snapshot: Snapshot, { context }: { context: unknown }): boolean => {
    const answer =
      isThere(params.state as Json, pathsOf(snapshot)) &&
      (typeof params.if !== 'string' || holds(params.if, context));
    if (typeof params.asked === 'string') watch?.asked(params.asked, answer);
    return answer;
  };
  return Object.assign(() => false, { check });
}

const known = new WeakMap<object, Set<string>>();

function pathsOf(snapshot: Snapshot): Set<string> {
  let paths = known.get(snapshot);
  if (!paths) known.set(snapshot, (paths = new Set(snapshot._nodes.map((node) => node.path.join('.')))));
  return paths;
}

function isThere(where: Json, paths: Set<string>): boolean {
  if (typeof where === 'string') return paths.has(where);
  const { all, any, not, least, of } = where as JsonObject;
  if (Array.isArray(all)) return all.every((one) => isThere(one, paths));
  if (Array.isArray(any)) return any.some((one) => isThere(one, paths));
  if (Array.isArray(of)) return of.filter((one) => isThere(one, paths)).length >= Number(least);
  return not !== undefined && !isThere(not, paths);
}
