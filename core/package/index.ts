/**
 * A process package 流程包: everything of one version in one ZIP that people can read, change with any editor and carry
 * to another house.
 *
 *     manifest.json      what it is; sizes and digests of the files
 *     diagram.bpmn       BPMN 2.0 with layout
 *     process.json       the definition in short notation, without what stands in files of its own:
 *     machine.json       · the state machine
 *     guide.json …       · the parts that stand beside it in a house too (core/definition/layout.ts)
 *     forms/<id>.json    the forms        shared/*.json    groups of fields they build on
 *     pieces/<id>.json   pieces of process it uses
 *     scenarios/*.json   executable examples
 *
 * Diagram and machine say the same thing; the one edited since it was written counts, else the one people wrote.
 */
import { strToU8 } from 'fflate';
import { DIAGRAM_FILE, MACHINE_FILE, PROCESS_FILE } from '../definition/layout.ts';
import type { VersionSource } from '../definition/source.ts';
import { upgradeDefinition } from '../definition/upgrade.ts';
import type { Diagnostic } from '../engine/diagnostic.ts';
import { checkManifest, MANIFEST_FILE, PACKAGE_FORMAT, type Manifest } from './manifest.ts';
import { Problems } from './problems.ts';
import { joinSource, splitSource } from './split.ts';
import { decodeJson, decodeText, encodeJson } from './text.ts';
import { LIMITS, type Files } from './zip.ts';
import { messages } from './messages.ts';

export { readZip, writeZip, type Files } from './zip.ts';
export { Problems } from './problems.ts';

/** A checksum as text; the same for packing and unpacking. */
type Digest = (bytes: Uint8Array) => string;

interface PackageContent {
  key: string;
  title: string;
  version: number | null;
  source: VersionSource;
  /** The diagram to show: the source's own, else one drawn from the machine. */
  diagram: string;
}

/** The files of a package, the manifest first. The same content gives the same bytes. */
export function packProcess(content: PackageContent, digest: Digest): Files {
  const { key, title, version, source, diagram } = content;
  const files: Files = new Map([[DIAGRAM_FILE, strToU8(diagram)], ...splitSource(source)]);
  const manifest: Manifest = {
    format: PACKAGE_FORMAT,
    key,
    title,
    version,
    master: source.diagram === undefined ? 'machine' : 'diagram',
    files: [...files].map(([path, bytes]) => ({ path, size: bytes.length, digest: digest(bytes) })),
  };
  return new Map([[MANIFEST_FILE, encodeJson(manifest)], ...files]);
}

interface Unpacked {
  /** What the package's manifest or definition says; empty when neither does. */
  key: string;
  /** The definition upgraded to the present format; null for a bare diagram and where nothing can be read. */
  source: VersionSource | null;
  /** A diagram that counts more than the machine in `source` and has to be compiled into it; null when there is none. */
  redraw: string | null;
  diagnostics: Diagnostic[];
}

/** What files are: a package, a package edited by hand, or just a diagram. Never throws. */
export function unpackProcess(given: Files, digest: Digest, problems = new Problems()): Unpacked {
  const files = bounded(atTop(given), problems);
  const described = files.get(MANIFEST_FILE);
  const manifest = described ? checkManifest(decodeJson(described, MANIFEST_FILE, problems), problems) : null;
  const nothing = { key: '', source: null, redraw: null, diagnostics: problems.list };
  if (problems.failed) return nothing;
  if (!files.has(PROCESS_FILE) && !manifest) return { ...nothing, redraw: bareDiagram(files, problems) };
  const ordered = inOrder(files, manifest);
  ordered.delete(MANIFEST_FILE);
  missing(ordered, manifest, problems);
  const source = joinSource(ordered, problems, manifest?.format ?? PACKAGE_FORMAT);
  if (!source) return nothing;
  const { definition, diagnostics } = upgradeDefinition(source.definition);
  problems.add(...diagnostics);
  const key = typeof source.definition.key === 'string' ? source.definition.key : (manifest?.key ?? '');
  const upgraded = { ...source, definition: definition as Record<string, unknown> };
  if (problems.failed) return { ...nothing, key };
  return { key, ...choose(upgraded, ordered, manifest, digest, problems), diagnostics: problems.list };
}

/** Which of diagram and machine counts. */
function choose(
  source: VersionSource,
  files: Files,
  manifest: Manifest | null,
  digest: Digest,
  problems: Problems,
): { source: VersionSource; redraw: string | null } {
  const bytes = files.get(DIAGRAM_FILE);
  const diagram = bytes ? diagramText(bytes, DIAGRAM_FILE, problems) : null;
  if (diagram === null) return { source, redraw: null };
  if (!manifest) {
    if (!('machine' in source.definition)) return { source, redraw: diagram };
    problems.warn('diagram_unused', DIAGRAM_FILE, messages.package.noManifest);
    return { source, redraw: null };
  }
  const edited = (path: string): boolean => {
    const [was, is] = [manifest.files.find((file) => file.path === path), files.get(path)];
    return was && is ? was.digest !== digest(is) : Boolean(was) !== Boolean(is);
  };
  const [diagramEdited, machineEdited] = [edited(DIAGRAM_FILE), edited(MACHINE_FILE)];
  if (diagramEdited) {
    if (machineEdited) problems.warn('machine_replaced', MACHINE_FILE, messages.package.bothChanged);
    return { source, redraw: diagram };
  }
  if (machineEdited && !files.has(MACHINE_FILE)) return { source, redraw: diagram };
  if (manifest.master === 'machine') return { source, redraw: null };
  if (!machineEdited) return { source: { ...source, diagram }, redraw: null };
  problems.warn('diagram_replaced', DIAGRAM_FILE, messages.package.machineChanged);
  return { source, redraw: null };
}

/** An archive of one folder is that folder. */
function atTop(files: Files): Files {
  const paths = [...files.keys()];
  const top = /^[^/]+\//.exec(paths[0] ?? '')?.[0];
  if (!top || !paths.every((path) => path.startsWith(top))) return files;
  const inner = new Map([...files].map(([path, bytes]) => [path.slice(top.length), bytes]));
  return inner.has(MANIFEST_FILE) || inner.has(PROCESS_FILE) || inner.size === 1 ? inner : files;
}

function bounded(files: Files, problems: Problems): Files {
  return new Map(
    [...files].filter(([path, bytes]) => {
      if (bytes.length <= LIMITS.file) return true;
      problems.error('file_too_large', path, messages.package.tooLarge(path, LIMITS.file / 1e6));
      return false;
    }),
  );
}

/** In the manifest's order, the others after, by name. */
function inOrder(files: Files, manifest: Manifest | null): Files {
  const listed = (manifest?.files ?? []).map(({ path }) => path).filter((path) => files.has(path));
  const others = [...files.keys()].filter((path) => !listed.includes(path)).sort();
  return new Map([...listed, ...others].map((path) => [path, files.get(path)!]));
}

/** A package with a file less is damaged or was cut down on purpose; that is worth a word. */
function missing(files: Files, manifest: Manifest | null, problems: Problems): void {
  for (const { path } of manifest?.files ?? [])
    if (!files.has(path) && path !== DIAGRAM_FILE && path !== MACHINE_FILE && path !== PROCESS_FILE)
      problems.warn('file_missing', path, messages.package.missing(path));
}

function bareDiagram(files: Files, problems: Problems): string | null {
  const diagrams = [...files].filter(([path]) => /\.(bpmn|bpmn20\.xml|xml)$/i.test(path));
  const [only] = diagrams;
  if (only && diagrams.length === 1) return diagramText(only[1], only[0], problems);
  if (only) problems.error('package_ambiguous', '', messages.package.severalDiagrams(diagrams.length));
  else if (!problems.failed) problems.error('package_unknown', '', messages.package.nothingInside);
  return null;
}

function diagramText(bytes: Uint8Array, path: string, problems: Problems): string | null {
  const text = decodeText(bytes);
  if (text === null) problems.error('encoding_broken', path, messages.package.notUtf8(path));
  return text;
}
