/**
 * Pieces of process 公共流程段 written out: what stands in place of a using state is the piece's own steps, under names of
 * the process, in the same case. What runs, is proved and is migrated knows no pieces.
 */
import { nearest } from '../definition/nearest.ts';
import type { PieceDefinition } from '../definition/piece.ts';
import type { ProcessDefinition } from '../definition/process.ts';
import type { VersionSource } from '../definition/source.ts';
import { equalJson, isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { boundParameters, checkExits, type Complain, type Use } from './bind.ts';
import { filled, type Fillings } from './fill.ts';
import { words } from './messages.ts';
import { namesAt, stepsBelow } from './names.ts';
import { piecesUsed } from './needed.ts';
import { partFor, type PiecePart } from './only.ts';
import { placeOf, type Origin } from './origins.ts';
import { readPiece } from './read.ts';
import { wiredStates } from './text.ts';

/** How deep pieces may use one another, and how many states they may come to. */
const DEEPEST = 8;
const MOST = 2000;

/** Faults told of one piece; more help nobody. */
const TOLD = 20;

/** Something wrong with a use or a piece; `path` in the process, or `<piece>#<pointer>` in the piece. */
interface PieceProblem {
  code: string;
  /** The state of the process that uses the piece. */
  element: string;
  path: string;
  message: string;
}

interface Expanded {
  definition: ProcessDefinition;
  problems: PieceProblem[];
  /** By the JSON pointer of the state in the definition. */
  origins: ReadonlyMap<string, Origin>;
}

/** The definition without uses. Never throws; what cannot be written out is a problem and stands empty. */
export function expandPieces(
  definition: ProcessDefinition,
  pieces: Readonly<Record<string, unknown>> = {},
): Expanded {
  if (piecesUsed(definition).length === 0) return { definition, problems: [], origins: new Map() };
  const writing = new Writing(definition, pieces);
  const machine = writing.container(definition.machine as JsonObject, {
    id: definition.key,
    made: '/machine',
    within: [],
    user: null,
  });
  return {
    definition: {
      ...definition,
      ...(Object.keys(writing.delays).length > 0 ? { delays: writing.delays } : {}),
      machine: machine as ProcessDefinition['machine'],
    },
    problems: writing.problems,
    origins: writing.origins,
  };
}

/** The definition of a source without uses, whatever it is. */
export function withoutPieces({
  definition,
  pieces,
}: Pick<VersionSource, 'definition' | 'pieces'>): Record<string, unknown> {
  return expandPieces(definition as unknown as ProcessDefinition, pieces).definition;
}

/** Where one writes: in a state of the process or of a piece. */
interface Place {
  /** Of the state around, dotted from the machine's. */
  id: string;
  /** JSON pointer of the state around in what is written. */
  made: string;
  /** Pieces around, the outermost first. */
  within: readonly string[];
  /** The using state of the process, inside a piece. */
  user: string | null;
}

class Writing {
  readonly problems: PieceProblem[] = [];
  readonly origins = new Map<string, Origin>();
  readonly delays: NonNullable<ProcessDefinition['delays']>;
  private readonly taken = new Set<string>();
  private readonly pieces: Readonly<Record<string, unknown>>;
  private states = 0;

  constructor(definition: ProcessDefinition, pieces: Readonly<Record<string, unknown>>) {
    this.pieces = pieces;
    this.delays = { ...definition.delays };
    for (const { name, local } of stepsBelow(definition.machine as JsonObject))
      if (!local) this.taken.add(name);
  }

  /** A state with the uses among its children written out. */
  container(node: JsonObject, place: Place): JsonObject {
    if (!isObject(node.states)) return node;
    const states: JsonObject = {};
    for (const [key, child] of Object.entries(node.states)) {
      const made = `${place.made}/states/${key}`;
      const pointer = placeOf(made, this.origins)?.path ?? made;
      if (!isObject(child)) states[key] = child;
      else if (typeof child.use === 'string')
        Object.assign(states, this.use(key, child as Use, place, pointer));
      else states[key] = this.container(child, { ...place, id: `${place.id}.${key}`, made });
    }
    return { ...node, states };
  }

  /** The states in place of a use, which is written at `pointer`; `place` is that of the state around it. */
  private use(key: string, use: Use, place: Place, pointer: string): JsonObject {
    const user = place.user ?? key;
    const complain: Complain = (code, at, message) =>
      void this.problems.push({ code, element: user, path: `${pointer}${at}`, message });
    const whole = this.pieceFor(use, place, complain);
    if (!whole) return { [key]: {} };
    const piece = partFor(whole, isObject(use.with) ? use.with : {});
    const names = namesAt(key, piece, use, complain);
    checkExits(piece, use, complain);
    this.takeNames(piece, names, key, complain);
    // what leads nowhere was told above
    const nowhere = Object.keys(piece.exits).map((name) => [name, undefined] as const);
    const exits = isObject(use.on) ? use.on : {};
    const fillings = new Map([
      ...nowhere.filter(([name]) => !Object.hasOwn(exits, name)),
      ...boundParameters(piece, Object.keys(whole.parameters ?? {}), use, complain),
      ...names,
    ]);
    this.takeDelays(piece, names, fillings, complain, user);
    this.noteOrigins(piece.states as JsonObject, '/states', place.made, { piece, names, user });
    const wired = wiredStates(piece, { names, exits, around: place.id });
    const states = this.filled(wired, fillings, user, (at) => {
      const made = `${place.made}/states${at}`;
      return placeOf(made, this.origins)?.path ?? made;
    });
    const inner = { ...place, within: [...place.within, piece.id], user };
    return this.container({ states }, inner).states as JsonObject;
  }

  private pieceFor(use: Use, { within }: Place, complain: Complain): PieceDefinition | undefined {
    const id = use.use;
    const known = Object.hasOwn(this.pieces, id) ? this.pieces[id] : undefined;
    if (known === undefined) {
      complain('piece_unknown', '/use', words.unknown(id, nearest(id, Object.keys(this.pieces))));
      return undefined;
    }
    if (within.includes(id)) {
      complain('piece_cycle', '/use', words.cycle([...within.slice(within.indexOf(id)), id]));
      return undefined;
    }
    if (within.length >= DEEPEST || this.states > MOST) {
      complain('piece_deep', '/use', this.states > MOST ? words.tooMany(MOST) : words.deep(DEEPEST));
      return undefined;
    }
    const { piece, faults } = readPiece(id, known);
    for (const { path, message } of faults.slice(0, TOLD))
      this.problems.push({
        code: 'piece_invalid',
        element: id,
        path: `${id}#${path}`,
        message: words.invalid(message),
      });
    return piece;
  }

  /** Every step has a name of its own in the whole process: data, scenarios and people know it by that. */
  private takeNames(
    piece: PiecePart,
    names: ReadonlyMap<string, string>,
    key: string,
    complain: Complain,
  ): void {
    for (const { name: step, local } of stepsBelow(piece as unknown as JsonObject)) {
      this.states += 1;
      const name = names.get(step) ?? step;
      if (local || name === key) continue;
      if (this.taken.has(name)) complain('piece_name_taken', '/as', words.taken(name));
      this.taken.add(name);
    }
  }

  private takeDelays(
    piece: PiecePart,
    names: ReadonlyMap<string, string>,
    fillings: Fillings,
    complain: Complain,
    user: string,
  ): void {
    const written = (piece.delays ?? {}) as JsonObject;
    const made = this.filled(written, fillings, user, (at) => `${piece.id}#/delays${at}`);
    for (const [name, period] of Object.entries(made)) {
      const own = names.get(name) ?? name;
      const before = this.delays[own] as Json | undefined;
      if (before !== undefined && !equalJson(before, period))
        complain('piece_name_taken', '/as', words.taken(own));
      this.delays[own] = period as never;
    }
  }

  private filled(
    text: JsonObject,
    fillings: Fillings,
    user: string,
    place: (pointer: string) => string,
  ): JsonObject {
    return filled(text, fillings, (name, pointer) =>
      this.problems.push({
        code: 'piece_hole_unknown',
        element: user,
        path: place(pointer),
        message: words.nothing(name),
      }),
    ) as JsonObject;
  }

  private noteOrigins(
    states: JsonObject,
    place: string,
    made: string,
    of: { piece: PiecePart; names: ReadonlyMap<string, string>; user: string },
  ): void {
    const { piece, names, user } = of;
    for (const [name, child] of Object.entries(states)) {
      const [here, there] = [`${place}/${name}`, `${made}/states/${names.get(name) ?? name}`];
      this.origins.set(there, { piece: piece.id, title: piece.title, user, place: here });
      if (isObject(child) && isObject(child.states))
        this.noteOrigins(child.states, `${here}/states`, there, of);
    }
  }
}
