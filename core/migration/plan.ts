/** Which state of a new version takes the place of which of the old one: known by name, guessed by likeness, or told. */
import type { CompiledProcess } from '../engine/process.ts';
import type { StateMeta } from '../definition/process.ts';
import { labelOfState, shapesOf, type Shape, type Shapes } from './shape.ts';

/** How the place of a state is known. */
type How = 'same' | 'guessed' | 'given' | 'none';

/** Where the cases at a state go; `to` is null where nothing takes its place. */
interface MappedStep {
  from: string;
  label: string;
  to: string | null;
  how: How;
}

/** The places of all states of the old version that a case can be at, by path. */
export interface Plan {
  places: ReadonlyMap<string, MappedStep>;
  /** States of the new version that a case can be at. */
  targets: { id: string; label: string }[];
}

/** A mapping that names states there are not: `from` of the old version, or `to` of the new one. */
interface PlanFault {
  /** The key in the mapping. */
  key: string;
  side: 'from' | 'to';
  name: string;
}

/** Likeness from which a guess is worth making; see `likeness`. */
const LIKE = 4;

/**
 * Plans the way from one version to another. `given` maps paths, or names of steps that occur once, and goes before what
 * is known and guessed; null says that nothing takes the place.
 */
export function planMigration(
  old: CompiledProcess,
  next: CompiledProcess,
  given: Record<string, string | null> = {},
): { plan: Plan; faults: PlanFault[] } {
  const [before, after] = [shapesOf(old.definition), shapesOf(next.definition)];
  const { told, faults } = resolve(given, before, after);
  const places = new Map<string, MappedStep>();
  const open = [...after.values()].filter((shape) => canHold(shape) && !before.has(shape.id));
  for (const shape of before.values()) {
    if (!canHold(shape)) continue;
    const label = labelOfState(shape, shape.id);
    places.set(shape.id, { from: shape.id, label, ...placeOf(shape, { after, open, told }) });
  }
  const targets = [...after.values()]
    .filter((shape) => shape.type === 'leaf' && canHold(shape))
    .map((shape) => ({ id: shape.id, label: labelOfState(shape, shape.id) }));
  return { plan: { places, targets }, faults };
}

/** Whether a running case can be at a state: innermost ones, and those around them that mean something to people. */
function canHold({ type, transient, end, meta }: Shape): boolean {
  return type === 'leaf' ? !transient && !end : type !== 'history' && meta !== undefined;
}

interface Known {
  after: Shapes;
  /** States of the new version whose name is new. */
  open: Shape[];
  told: ReadonlyMap<string, string | null>;
}

function placeOf(shape: Shape, { after, open, told }: Known): { to: string | null; how: How } {
  const said = told.get(shape.id);
  if (said !== undefined) return { to: said, how: 'given' };
  const same = after.get(shape.id);
  if (same && canHold(same) && (same.type === 'leaf') === (shape.type === 'leaf'))
    return { to: shape.id, how: 'same' };
  const guess = mostAlike(shape, open);
  return guess ? { to: guess.id, how: 'guessed' } : { to: null, how: 'none' };
}

function mostAlike(shape: Shape, open: Shape[]): Shape | null {
  const alike = open
    .filter((other) => (other.type === 'leaf') === (shape.type === 'leaf'))
    .map((other) => ({ other, score: likeness(shape, other) }))
    .filter(({ score }) => score >= LIKE)
    .sort((a, b) => b.score - a.score);
  const [first, second] = alike;
  return first && first.score !== second?.score ? first.other : null;
}

/** Names weigh most; then what one can do there, and who. */
function likeness(a: Shape, b: Shape): number {
  const [x, y] = [a.meta ?? {}, b.meta ?? {}];
  return (
    (a.key === b.key ? 3 : 0) +
    (x.label !== undefined && x.label === y.label ? 3 : 0) +
    2 * common(outcomesIn(x), outcomesIn(y)) +
    2 * common(rolesIn(x), rolesIn(y)) +
    (x.notice !== undefined && y.notice?.kind === x.notice.kind ? 1 : 0)
  );
}

const outcomesIn = (meta: StateMeta): string[] => Object.keys(meta.task?.outcomes ?? {});
const rolesIn = (meta: StateMeta): string[] => (meta.task?.seats ?? []).flatMap(({ role }) => role);

/** How much two lists have in common, 0…1. */
function common(a: string[], b: string[]): number {
  const all = new Set([...a, ...b]);
  return all.size === 0 ? 0 : [...all].filter((one) => a.includes(one) && b.includes(one)).length / all.size;
}

function resolve(
  given: Record<string, string | null>,
  before: Shapes,
  after: Shapes,
): { told: Map<string, string | null>; faults: PlanFault[] } {
  const told = new Map<string, string | null>();
  const faults: PlanFault[] = [];
  for (const [from, to] of Object.entries(given)) {
    const source = find(before, from);
    const target = to === null ? null : find(after, to);
    if (!source) faults.push({ key: from, side: 'from', name: from });
    else if (target === undefined) faults.push({ key: from, side: 'to', name: String(to) });
    else told.set(source.id, target?.id ?? null);
  }
  return { told, faults };
}

/** A state one can be at, by path or by the name of its step where only one has it. */
function find(shapes: Shapes, name: string): Shape | undefined {
  const exact = shapes.get(name);
  if (exact && canHold(exact)) return exact;
  const named = [...shapes.values()].filter((shape) => shape.key === name && canHold(shape));
  return named.length === 1 ? named[0] : undefined;
}
