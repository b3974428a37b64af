/** What a drawing of ours promises: nothing on top of anything else, lines at right angles that touch no shape. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutScope } from './layout.ts';
import { hostOf } from './layout/layers.ts';
import type { Box, Point } from './layout/types.ts';
import type { BpmnModel, Scope } from './model.ts';
import { readBpmn } from './read.ts';
import { definitionOf, KEYS } from '../../tests/support/processes.ts';
import { machineToModel } from './to-model.ts';
import { writeBpmn } from './write.ts';

const files = import.meta.glob('./fixtures/*.bpmn', {
  query: '?raw',
  import: 'default',
  eager: true,
}) as Record<string, string>;

/** Faults of a laid out scope, in words. */
function faults(scope: Scope, lanes: string[] = []): string[] {
  const { shapes, edges, lanes: bands } = layoutScope(scope, lanes);
  const nodes = scope.nodes.filter((node) => hostOf(node) === undefined);
  const boxes = nodes.map((node) => [node.id, shapes.get(node.id) as Box] as const);
  const found: string[] = [];
  boxes.forEach(([id, box], n) => {
    for (const [other, second] of boxes.slice(n + 1))
      if (overlap(box, second)) found.push(`${id} lies on ${other}`);
  });
  for (const [id, points] of edges) {
    const flow = scope.flows.find((each) => each.id === id);
    if (!flow) continue;
    points.slice(1).forEach((point, n) => {
      const from = points[n] as Point;
      if (from.x !== point.x && from.y !== point.y) found.push(`${id} runs askew`);
      for (const [node, box] of boxes) {
        const own = [
          flow.source,
          flow.target,
          hostOf(scope.nodes.find((each) => each.id === flow.source) as never),
        ].includes(node);
        if (crosses(from, point, own ? shrunk(box) : box)) found.push(`${id} runs across ${node}`);
      }
    });
  }
  for (const node of nodes) {
    const band = bands.get(node.lane ?? '');
    if (band && !inside(shapes.get(node.id) as Box, band)) found.push(`${node.id} lies outside its lane`);
  }
  return [...found, ...scope.nodes.flatMap((node) => (node.type === 'subprocess' ? faults(node.scope) : []))];
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function crosses(from: Point, to: Point, box: Box): boolean {
  const line = {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(from.x - to.x),
    height: Math.abs(from.y - to.y),
  };
  return line.x < box.x + box.width &&
    box.x < line.x + line.width &&
    line.y < box.y + box.height &&
    box.y < line.y + line.height
    ? true
    : (line.width === 0 &&
        line.x > box.x &&
        line.x < box.x + box.width &&
        line.y < box.y + box.height &&
        line.y + line.height > box.y) ||
        (line.height === 0 &&
          line.y > box.y &&
          line.y < box.y + box.height &&
          line.x < box.x + box.width &&
          line.x + line.width > box.x);
}

/** A line may begin at the edge of its own shape. */
function shrunk({ x, y, width, height }: Box): Box {
  return { x: x + 1, y: y + 1, width: width - 2, height: height - 2 };
}

function inside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y > outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function modelFaults(model: BpmnModel): string[] {
  return model.processes.flatMap((process) =>
    faults(
      process,
      process.lanes
        .filter((lane) => !process.lanes.some((each) => each.parent === lane.id))
        .map((lane) => lane.id),
    ),
  );
}

describe('a drawing of ours', () => {
  it.each(Object.keys(files))('%s is clean', async (name) => {
    const { model } = await readBpmn(files[name] as string);
    expect(modelFaults(model as BpmnModel)).toEqual([]);
  });

  it.each(KEYS)('%s is clean', (key) => {
    const { machine, title } = definitionOf(key);
    expect(modelFaults(machineToModel(machine, { title }).model)).toEqual([]);
  });

  it('is clean for any wiring', () => {
    const wiring = fc.record({
      nodes: fc.integer({ min: 1, max: 14 }),
      flows: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30 }),
      lanes: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(wiring, ({ nodes, flows, lanes }) => {
        const scope: Scope = { id: 'p', nodes: [], flows: [] };
        for (let n = 0; n < nodes; n += 1) {
          scope.nodes.push({
            id: `n${n}`,
            name: n % 2 ? '名称' : '',
            type: 'task',
            kind: 'user',
            incoming: [],
            outgoing: [],
            xz: {},
            foreign: {},
            ...(lanes > 0 ? { lane: `l${n % lanes}` } : {}),
          });
        }
        flows.forEach(([from, to], n) =>
          scope.flows.push({ id: `f${n}`, name: '', source: `n${from % nodes}`, target: `n${to % nodes}` }),
        );
        expect(
          faults(
            scope,
            Array.from({ length: lanes }, (_, n) => `l${n}`),
          ),
        ).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('has a shape for every node and a line for every flow', async () => {
    for (const xml of Object.values(files)) {
      const { model } = await readBpmn(xml);
      const written = writeBpmn(model as BpmnModel);
      for (const process of (model as BpmnModel).processes) {
        for (const node of process.nodes) expect(written).toContain(`bpmnElement="${node.id}"`);
        for (const flow of process.flows) expect(written).toContain(`bpmnElement="${flow.id}"`);
      }
    }
  });

  it('of thousands of elements is made in bounded time', { timeout: 30_000 }, () => {
    const scope: Scope = { id: 'p', nodes: [], flows: [] };
    for (let n = 0; n < 2_000; n += 1)
      scope.nodes.push({
        id: `n${n}`,
        name: '',
        type: 'task',
        kind: 'user',
        incoming: [],
        outgoing: [],
        xz: {},
        foreign: {},
      });
    for (let n = 0; n < 2_900; n += 1)
      scope.flows.push({ id: `f${n}`, name: '', source: `n${n % 2_000}`, target: `n${(n * 7 + 1) % 2_000}` });
    const before = performance.now();
    layoutScope(scope);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
