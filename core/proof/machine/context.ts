/** What the rules of definitions look at. Whatever is dear is worked out once and on first use. */
import { BLOCKS } from '../../blocks/index.ts';
import type { CompiledMachine } from '../../engine/machine.ts';
import type { Feel } from '../../vocabulary.ts';
import { domainOfCall } from '../guard-points.ts';
import type { Domain, GuardKnowledge } from '../guards.ts';
import { readsIn } from '../parsed.ts';
import { blockTypes, settings, writtenBy } from './blocks.ts';
import type { Happening } from './events.ts';
import { explorePositions, type Positions } from './explore.ts';
import { type Found, expressionsOf } from './expressions.ts';
import { Tracking } from './facts.ts';
import { watched } from './instrument.ts';
import { scopeTypes, type ScopeTypes } from './scope-types.ts';
import type { DefinitionSource, Proved } from './source.ts';
import { closedRegions } from './regions.ts';
import { type Machine, machineOf, type State } from './states.ts';
import { at, domainOf, type Type } from './types.ts';

export interface DefinitionContext extends Proved {
  scope(): ScopeTypes;
  expressions(): Found[];
  /** What conditions can be decided with. */
  knowledge(): GuardKnowledge;
  /** The expression behind a condition, computed names written out. */
  readsOf(expression: Feel): string[];
  /** Another process that it opens; null where it is not at hand. */
  other(key: string): DefinitionContext | null;
  /** Played through, with what is known of the data; null when the machine does not stand. */
  explored(): Positions | null;
}

export function contextOf(given: DefinitionSource): DefinitionContext {
  const machine = machineOf(given.definition);
  const source: Proved = { ...given, blocks: given.blocks ?? BLOCKS, machine };
  const scope = lazy(() => scopeTypes(source));
  const knowledge = lazy(() => knowledgeOf(source, scope()));
  const readsOf = readsWithComputed(source);
  return {
    ...source,
    scope,
    knowledge,
    readsOf,
    other: (key) => otherOf(source, key),
    expressions: lazy(() => expressionsOf(source)),
    explored: lazy(() => explore(source, knowledge(), readsOf)),
  };
}

function otherOf(source: Proved, key: string): DefinitionContext | null {
  const { others, blocks } = source;
  const other = others?.(key);
  return other ? contextOf({ ...other, blocks, ...(others ? { others } : {}) }) : null;
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function knowledgeOf({ definition }: DefinitionSource, { names, constants }: ScopeTypes): GuardKnowledge {
  return {
    expand: (name) =>
      Object.hasOwn(definition.computed ?? {}, name) ? definition.computed?.[name] : undefined,
    domainOf: (term): Domain | undefined => {
      const values = constants.get(term);
      if (values) return { values: [...new Set(values)].filter((value) => value !== null), nullable: true };
      if (!/^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(term)) return domainOfCall(term);
      const [name = '', ...rest] = term.split('.');
      const type: Type | undefined = names.get(name);
      // where a condition asks for a field of a block, the block is there
      return type && type.kind !== 'list'
        ? domainOf(at(rest.length > 0 ? { ...type, nullable: false } : type, rest).type)
        : undefined;
    },
  };
}

function readsWithComputed({ definition }: DefinitionSource): (expression: Feel) => string[] {
  const go = (expression: Feel, seen: ReadonlySet<string>): string[] =>
    readsIn(expression).flatMap(({ path }) => {
      const name = path[0] ?? '';
      const behind = Object.hasOwn(definition.computed ?? {}, name) ? definition.computed?.[name] : undefined;
      if (behind === undefined || seen.has(name)) return [path.join('.')];
      return go(behind, new Set([...seen, name]));
    });
  return (expression) => [...new Set(go(expression, new Set()))];
}

/** More than this many fields are not followed one by one. */
const FOLLOWED = 40;

function explore(
  source: Proved,
  knowledge: GuardKnowledge,
  readsOf: (expression: Feel) => string[],
): Positions | null {
  const { definition, machine, blocks } = source;
  let compiled: CompiledMachine;
  try {
    compiled = watched(definition, machine);
  } catch {
    return null;
  }
  const fromStart = isFromStart(source, machine);
  const conditions = [
    ...machine.transitions.flatMap(({ condition }) => condition ?? []),
    ...Object.values(definition.actions ?? {}).flatMap(({ when }) => when ?? []),
    ...machine.states.flatMap(({ meta }) => meta.task?.seats.flatMap(({ when }) => when ?? []) ?? []),
  ];
  const paths = [...new Set(conditions.flatMap(readsOf))].filter(isSwitch(machine)).slice(0, FOLLOWED);
  const run = (followed: string[], regions: State[] = []): Positions => {
    const tracking = new Tracking(followed, knowledge);
    const writing = { written: (happening: Happening) => writtenBy(definition, happening) };
    return explorePositions({
      definition,
      machine,
      compiled,
      tracking,
      initial: tracking.initial(fromStart),
      writing,
      blocks,
      regions,
    });
  };
  const full = run(paths);
  const regions = closedRegions(machine);
  if (full.coverage === 'full' || paths.length + regions.length === 0) return full;
  return regions.length > 0 ? run(paths, regions) : run([]);
}

/** Fields that the machine itself sets, to remember which way it went. */
function isSwitch(machine: Machine): (path: string) => boolean {
  const set = settings(machine);
  return (path) => set.has(path);
}

/** Whether the start form has a field. */
function isFromStart(source: DefinitionSource, machine: Machine): (path: string) => boolean {
  const form = blockTypes(source, machine).get('.');
  const fields = new Set(form?.kind === 'object' ? Object.keys(form.fields) : []);
  return (path) => fields.has(path.split('.')[0] ?? '');
}
