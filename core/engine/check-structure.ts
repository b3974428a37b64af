/** The shape of a machine: every group says where it begins, every transition leads to a state, every delay is defined. */
import { nearest } from '../definition/nearest.ts';
import type { ProcessDefinition } from '../definition/process.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import type { Report } from './diagnostic.ts';
import { words } from './messages.ts';

/** A state of the config, `path` dotted from the machine's id. */
export interface FoundState {
  key: string;
  path: string;
  node: JsonObject;
}

/** Every state below the root. */
export function statesOf({ key, machine }: ProcessDefinition): FoundState[] {
  return below(machine as JsonObject, key);
}

function below(node: JsonObject, path: string): FoundState[] {
  return Object.entries(childrenOf(node)).flatMap(([key, child]) => [
    { key, path: `${path}.${key}`, node: child },
    ...below(child, `${path}.${key}`),
  ]);
}

function childrenOf(node: JsonObject): Record<string, JsonObject> {
  return (isObject(node.states) ? node.states : {}) as Record<string, JsonObject>;
}

/** A state on the way down, with those around it, the nearest first. */
interface Place {
  key: string;
  node: JsonObject;
  /** JSON pointer in the file. */
  pointer: string;
  around: Place | null;
}

/** Checks all of it; what XState would only find when it gets there is found here. */
export function checkStructure(definition: ProcessDefinition, report: Report): void {
  const delays = Object.keys(definition.delays ?? {});
  const root: Place = {
    key: definition.key,
    node: definition.machine as JsonObject,
    pointer: '/machine',
    around: null,
  };
  const visit = (place: Place): void => {
    const error = (at: string, message: string): void =>
      report('machine_invalid', place.key, `${place.pointer}${at}`, message);
    checkBeginning(place, error);
    for (const [at, target] of targetsOf(place.node))
      if (!leadsTo(target, place, root)) error(at, words.check.step(target, meant(target, place)));
    for (const delay of Object.keys(isObject(place.node.after) ? place.node.after : {}))
      if (!delays.includes(delay)) error(`/after/${delay}`, words.check.delay(delay, nearest(delay, delays)));
    for (const [key, node] of Object.entries(childrenOf(place.node)))
      visit({ key, node, pointer: `${place.pointer}/states/${key}`, around: place });
  };
  visit(root);
}

function checkBeginning({ node, around }: Place, error: (at: string, message: string) => void): void {
  const children = Object.keys(childrenOf(node));
  const { initial, type } = node;
  if (type === 'parallel' || (children.length === 0 && around !== null && initial === undefined)) return;
  if (initial === undefined) error('', words.check.noInitial);
  else if (!children.includes(String(initial)))
    error('/initial', words.check.initial(String(initial), nearest(String(initial), children)));
}

/** Where transitions lead, each with its place in the state. */
function targetsOf(node: JsonObject): [string, string][] {
  const lists = [
    ...['on', 'after'].flatMap((kind) =>
      Object.entries(isObject(node[kind]) ? node[kind] : {}).map(
        ([event, then]) => [`/${kind}/${event}`, then] as const,
      ),
    ),
    ...['always', 'onDone'].map((kind) => [`/${kind}`, node[kind]] as const),
    ...(typeof node.target === 'string' ? [['', node.target] as const] : []),
  ];
  return lists.flatMap(([at, then]) =>
    [then].flat().flatMap((transition: Json | undefined) => {
      const target = isObject(transition) ? transition.target : transition;
      return [target]
        .flat()
        .flatMap((one) => (typeof one === 'string' ? [[at, one] as [string, string]] : []));
    }),
  );
}

/** As XState reads a target: `#id`, `.child`, else beside the state. */
function leadsTo(target: string, place: Place, root: Place): boolean {
  if (target.startsWith('#')) {
    const [id, ...path] = target.slice(1).split('.');
    return id === root.key && isBelow(path, root.node);
  }
  if (target.startsWith('.')) return isBelow(target.slice(1).split('.'), place.node);
  return place.around !== null && isBelow(target.split('.'), place.around.node);
}

function isBelow(path: string[], from: JsonObject): boolean {
  let here: JsonObject | undefined = from;
  for (const key of path) {
    const children: Record<string, JsonObject> = childrenOf(here);
    here = Object.hasOwn(children, key) ? children[key] : undefined;
    if (!here) return false;
  }
  return true;
}

function meant(target: string, { around, node }: Place): string | undefined {
  return nearest(target, Object.keys(childrenOf((around ?? { node }).node)));
}
