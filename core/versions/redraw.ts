/** A diagram compiled into the source it belongs to. What the drawing does not say (forms, tables, parameters) stays. */
import { compileBpmn, type CompiledBpmn } from '../bpmn/compile.ts';
import type { BpmnModel, BpmnProcess, Finding } from '../bpmn/model.ts';
import { outlineProcesses, type ProcessOutline } from '../bpmn/processes.ts';
import { readBpmn } from '../bpmn/read.ts';
import type { VersionSource } from '../definition/source.ts';
import { isObject } from '../json.ts';
import { withoutPieces } from '../pieces/expand.ts';
import { piecesNeeded } from '../pieces/needed.ts';
import { outlinesOf } from '../pieces/outlines.ts';
import { ENGINE_EVENTS } from '../engine/vocabulary.ts';
import { blankSource } from './blank.ts';

interface RedrawOptions {
  /** Roles of the house, for lanes. */
  roles?: Iterable<{ id: string; name: string }>;
  /** The pieces of process of the house 公共流程段, by id: those the drawing names come with the source. */
  pieces?: Readonly<Record<string, unknown>>;
  /** Key of a process that does not exist yet; default made of the diagram's process id. */
  key?: string;
  /** Id of the process that is meant, in a file with several; it is the executable one from then on. */
  process?: string;
}

export interface Redrawn {
  source: VersionSource;
  /** False where the text is no diagram at all. */
  readable: boolean;
  /** The processes of the file. */
  processes: ProcessOutline[];
  findings: Finding[];
}

/** What a process is called when its diagram offers nothing fit for a key. */
const NAMELESS = 'imported';

/**
 * The source with the diagram in it and the machine replaced by what it compiles to; without a source (null) the
 * definition is the least one can have, named after the diagram's process. A diagram that gives no machine is kept and
 * the machine stays as it was: the findings say why.
 */
export async function redrawn(
  source: VersionSource | null,
  text: string,
  options: RedrawOptions = {},
): Promise<Redrawn> {
  const xml = options.process === undefined ? text : withExecutable(text, options.process);
  const { model, findings } = await readBpmn(xml);
  const base = source ?? (await newSource(model, options.key));
  if (!model) return { source: { ...base, diagram: xml }, readable: false, processes: [], findings };
  const { key } = base.definition;
  const compiled = compileBpmn(model, {
    ...(typeof key === 'string' ? { key } : {}),
    ...(options.roles ? { roles: options.roles } : {}),
    pieces: outlinesOf({ ...options.pieces, ...base.pieces }),
  });
  return {
    source: { ...drawnInto(base, compiled, options.pieces ?? {}), diagram: xml },
    readable: true,
    processes: outlineProcesses(model),
    findings: [...findings, ...compiled.findings],
  };
}

/** The file with one of its processes executable, and no other: BPMN's own word for which is meant. */
function withExecutable(xml: string, id: string): string {
  const own = (tag: string): string | undefined => /\sid\s*=\s*["']([^"']*)["']/.exec(tag)?.[1];
  const tags = xml.match(PROCESS_TAG) ?? [];
  if (!tags.some((tag) => own(tag) === id)) return xml;
  return xml.replace(PROCESS_TAG, (tag) => {
    const bare = tag.replace(/\sisExecutable\s*=\s*["'][^"']*["']/, '');
    return bare.replace(/(\/?>)$/, ` isExecutable="${own(tag) === id}"$1`);
  });
}

const PROCESS_TAG = /<(?:[\w.-]+:)?process\s[^<>]*>/g;

/** The source with what was compiled, and with the pieces it names now; one it had keeps the text it came with. */
function drawnInto(
  base: VersionSource,
  compiled: CompiledBpmn,
  offered: Readonly<Record<string, unknown>>,
): VersionSource {
  if (!compiled.machine) return base;
  const { pieces: had = {}, ...rest } = base;
  const all = { ...offered, ...had };
  const definition = taken(base.definition, compiled, all);
  const pieces = piecesNeeded(definition, all);
  return { ...rest, definition, ...(pieces ? { pieces } : {}) };
}

/** The definition with what was compiled. */
function taken(
  definition: VersionSource['definition'],
  compiled: CompiledBpmn,
  pieces: Readonly<Record<string, unknown>>,
): VersionSource['definition'] {
  const { machine } = compiled;
  if (!machine) return definition;
  // what the steps of its pieces hear, it hears
  const whole = withoutPieces({ definition: { ...definition, machine }, pieces }).machine;
  const heard = wordsIn(whole, 'on');
  const timed = wordsIn(whole, 'after');
  const before = isObject(definition.delays) ? definition.delays : {};
  const kept = Object.entries(before).filter(([name]) => timed.has(name) && !(name in compiled.delays));
  const delays = { ...Object.fromEntries(kept), ...compiled.delays };
  const messages = messagesOf(definition, compiled, heard);
  const { delays: _delays, messages: _messages, ...rest } = definition;
  return {
    ...rest,
    ...(Object.keys(delays).length > 0 ? { delays } : {}),
    machine,
    ...(messages.length > 0 ? { messages } : {}),
  };
}

/** Words from outside the machine still hears, and those the drawing adds; acts on the case and the engine's own are none. */
function messagesOf(
  definition: VersionSource['definition'],
  compiled: CompiledBpmn,
  heard: ReadonlySet<string>,
): string[] {
  const before = Array.isArray(definition.messages) ? (definition.messages as string[]) : [];
  const others = new Set<string>([
    ...ENGINE_EVENTS,
    ...Object.keys(isObject(definition.actions) ? definition.actions : {}),
  ]);
  return [
    ...new Set([
      ...before.filter((name) => heard.has(name)),
      ...compiled.messages.filter((name) => !others.has(name)),
    ]),
  ];
}

/** Names of events or delays anywhere in a machine. */
function wordsIn(node: unknown, where: 'on' | 'after', found = new Set<string>()): Set<string> {
  if (!isObject(node)) return found;
  if (isObject(node[where])) for (const name of Object.keys(node[where])) found.add(name);
  if (isObject(node.states)) for (const child of Object.values(node.states)) wordsIn(child, where, found);
  return found;
}

/** A definition for a diagram that stands alone. */
async function newSource(model: BpmnModel | null, key: string | undefined): Promise<VersionSource> {
  const process = model ? compileBpmn(model).process : null;
  const title = [process?.name, process?.participant?.name].find((name) => name !== undefined && name !== '');
  const form = process ? startFormOf(process) : undefined;
  return blankSource(key ?? keyOf(process?.id ?? ''), {
    ...(title === undefined ? {} : { title }),
    ...(form === undefined ? {} : { form }),
  });
}

function startFormOf(process: BpmnProcess): string | undefined {
  const start = process.nodes.find((node) => node.type === 'event' && node.position === 'start');
  const form = start?.xz.form;
  return typeof form === 'string' && form !== '' ? form : undefined;
}

/** `Process_Invoice.v2` → `process-invoice-v2`. */
function keyOf(id: string): string {
  const key = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return key === '' ? NAMELESS : key;
}
