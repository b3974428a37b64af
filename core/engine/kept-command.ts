/**
 * The command of a record: what was asked, kept with the first event it made happen. What of it stands in those events or
 * in the case is named by its place, so that nothing is kept twice; a new act, or a command of a new block, is kept and
 * read back without a word here.
 */
import { isObject } from '../json.ts';
import type { Actor, Case, CaseEvent, Json, JsonObject } from '../vocabulary.ts';
import type { Command } from './commands.ts';
import type { DecisionDraft } from './run.ts';

/** What of a command is no part of what was asked: who asked stands in the event, the others are about the connection. */
const NOT_KEPT: ReadonlySet<string> = new Set(['type', 'by', 'requestId', 'seq', 'draft']);

/** A case was taken to another version: no command of the case itself, but a record like any other. */
interface Migrate {
  type: 'Migrate';
  from: number;
  to: number;
  reason: string;
}

/** Says with the first event which command made it all happen. */
export function keepCommand(run: DecisionDraft, command: Command | Migrate): void {
  const [first] = run.events;
  if (!first) return;
  const asked: JsonObject = {};
  const places: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...command, ...run.aim }) as [string, Json | undefined][]) {
    if (NOT_KEPT.has(name) || value === undefined) continue;
    const place = placeOf(run, name, value);
    if (place) places[name] = place;
    // a draft is not for the log
    else if (!run.idle || !isObject(value)) asked[name] = acceptedAs(run, value);
  }
  first.command = {
    type: command.type,
    ...(Object.keys(asked).length > 0 ? { asked } : {}),
    ...(Object.keys(places).length > 0 ? { places } : {}),
    ...(run.idle ? { idle: true } : {}),
  };
}

/** Where a value stands: what was handed in, as it was accepted; undefined where only the command holds it. */
function placeOf(run: DecisionDraft, name: string, value: Json): string | undefined {
  for (const [n, { data }] of run.events.entries()) {
    if (!isObject(value) && data?.[name] === value && name !== 'action') return `events/${n}/data/${name}`;
  }
  const kept = acceptedAs(run, value);
  if (!isObject(kept)) return undefined;
  for (const [n, { data = {} }] of run.events.entries()) {
    const found = pathTo(data, kept, 1);
    if (found) return `events/${n}/data/${found}`;
  }
  const { records, blocks, behalfOf, openedBy, member } = run.case;
  const found = pathTo({ records, blocks, behalfOf, openedBy, member }, kept, DEPTH);
  return found && `case/${found}`;
}

/** What was handed in as it was taken in. */
function acceptedAs(run: DecisionDraft, value: Json): Json {
  return (isObject(value) && run.accepted.get(value)) || value;
}

/** How deep it is looked for in a case: `blocks/<block>/<id>/data`. */
const DEPTH = 4;

/** The path to this very object. */
function pathTo(within: unknown, sought: JsonObject, depth: number): string | undefined {
  if (within === null || typeof within !== 'object' || depth === 0) return undefined;
  // the latest stands last, and is what came with this command
  for (const [key, value] of Object.entries(within as Record<string, unknown>).reverse()) {
    const name = nameIn(within, key, value);
    if (value === sought) return name;
    const below = pathTo(value, sought, depth - 1);
    if (below !== undefined) return `${name}/${below}`;
  }
  return undefined;
}

/** An element that has an id is named by it: lists of a case may lose others. */
function nameIn(within: object, key: string, value: unknown): string {
  return Array.isArray(within) && idOf(value) !== undefined ? String(idOf(value)) : key;
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : undefined;
}

/** The command of a record as it was given, by who acted with the posts held then; undefined where the record keeps none. */
export function commandOf(events: readonly CaseEvent[], c: Case): Command | undefined {
  const [first] = events;
  if (!first?.command) return undefined;
  const { type, asked, places = {} } = first.command;
  const found = Object.entries(places).map(([name, place]) => [name, at({ events, case: c }, place)]);
  return { type, by: actorOf(first), ...asked, ...Object.fromEntries(found) } as Command;
}

function at(root: object, place: string): unknown {
  return place.split('/').reduce<unknown>((here, name) => {
    if (Array.isArray(here)) return here.find((one) => idOf(one) === name) ?? here[Number(name)];
    return (here as Record<string, unknown> | undefined)?.[name];
  }, root);
}

/** Who acted, with the posts held then. */
export function actorOf({ by, given }: CaseEvent): Actor {
  const positions = (given?.posts ?? []).map((post) => {
    const at = post.lastIndexOf('@');
    return { role: post.slice(0, at), region: post.slice(at + 1) };
  });
  return { user: by.user, name: by.name, positions };
}
