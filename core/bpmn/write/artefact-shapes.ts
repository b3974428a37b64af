/**
 * Where what is drawn for the reader stands: texts and data in a strip below their process, each below what it belongs
 * to, with a line to it; groups around what they hold.
 */
import type { Box } from '../layout/types.ts';
import type { Artefact } from '../model.ts';
import { between, edge, shape } from './shapes.ts';
import type { Element } from './xml.ts';

const GAP = 30;
const TEXT = { width: 200, line: 18, padding: 12 };
const DATA = { width: 36, height: 50 };
const STORE = { width: 50, height: 50 };
const LABEL = { width: 110, height: 28 };
const LINES = ['association', 'input', 'output'];

/** The places so far, which grow: shapes by id, and the middle of lines as boxes without size. */
export type Places = Map<string, Box>;

/** Draws what stands below `y`; gives back where it ends. */
export function drawStrip(
  artefacts: readonly Artefact[],
  all: readonly Artefact[],
  at: { x: number; y: number },
  places: Places,
  elements: Element[],
): number {
  const drawn = artefacts.flatMap((one) => {
    const size = sizeOf(one);
    return size ? [{ one, size, wanted: wantedFor(one, all, places, size.width) ?? at.x }] : [];
  });
  drawn.sort((a, b) => a.wanted - b.wanted);
  let right = at.x;
  let bottom = at.y;
  for (const { one, size, wanted } of drawn) {
    const labelled = one.kind !== 'text' && one.name !== '';
    const room = labelled ? Math.max(size.width, LABEL.width) : size.width;
    const middle = Math.max(right + room / 2, wanted + size.width / 2);
    const box = { x: middle - size.width / 2, y: at.y + GAP, ...size };
    places.set(one.id, box);
    const label = { ...LABEL, x: middle - LABEL.width / 2, y: box.y + box.height + 4 };
    elements.push(shape(one.id, box, {}, labelled ? label : undefined));
    right = middle + room / 2 + GAP;
    bottom = Math.max(bottom, labelled ? label.y + label.height : box.y + box.height);
  }
  return bottom;
}

/** Lines to what was placed, and groups around it. */
export function drawLines(all: readonly Artefact[], places: Places, elements: Element[]): void {
  for (const { id, kind, source, target } of all) {
    if (!LINES.includes(kind)) continue;
    const [from, to] = [places.get(source ?? ''), places.get(target ?? '')];
    if (from && to) elements.push(edge(id, between(from, to)));
  }
  for (const { id, kind, members, name } of all) {
    if (kind !== 'group') continue;
    const inside = (members ?? []).flatMap((member) => places.get(member) ?? []);
    const box = inside.length > 0 ? around(inside) : undefined;
    if (box) places.set(id, box);
    if (box) elements.push(shape(id, box, {}, name === '' ? undefined : labelOf(box)));
  }
}

function labelOf(box: Box): Box {
  return { ...LABEL, x: box.x + box.width / 2 - LABEL.width / 2, y: box.y + 4 };
}

function around(boxes: Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x)) - GAP / 2;
  const y = Math.min(...boxes.map((box) => box.y)) - GAP / 2;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + GAP / 2;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + GAP / 2;
  return { x, y, width: right - x, height: bottom - y };
}

function sizeOf({ kind, name }: Artefact): { width: number; height: number } | null {
  if (kind === 'data_reference' || kind === 'data_input' || kind === 'data_output') return DATA;
  if (kind === 'store_reference') return STORE;
  if (kind !== 'text') return null;
  const wide = [...name].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 14 : 7.5), 0);
  const lines = Math.max(1, name.split('\n').length, Math.ceil(wide / (TEXT.width - TEXT.padding)));
  return { width: TEXT.width, height: TEXT.padding + lines * TEXT.line };
}

/** Left edge with which it stands centred under what it belongs to. */
function wantedFor(
  one: Artefact,
  all: readonly Artefact[],
  places: Places,
  width: number,
): number | undefined {
  for (const { kind, source, target } of all) {
    if (!LINES.includes(kind) || (source !== one.id && target !== one.id)) continue;
    const other = places.get((source === one.id ? target : source) ?? '');
    if (other) return other.x + other.width / 2 - width / 2;
  }
  return undefined;
}
