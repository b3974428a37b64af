/** The small net answers what the net as drawn answers. */
import { describe, expect, test } from 'vitest';
import { randomDiagram } from '../testing/random-diagram.ts';
import { randomGraph } from '../testing/random-graph.ts';
import { buildNet } from './build.ts';
import { deadEndsOf } from './dead-ends.ts';
import { type Exploration, exploreSome } from './explore.ts';
import { graphsOf, type Graph } from './graph.ts';
import { STEP } from './outcome.ts';
import { reduce } from './reduce.ts';

const LIMIT = 2_000;
const netOf = (graph: Graph): ReturnType<typeof buildNet> => buildNet(graph, () => STEP);

function answers(run: Exploration): Record<string, boolean> {
  const { stuck, endless } = deadEndsOf(run);
  return { doubled: run.doubled.size > 0, dead: stuck.length + endless.length > 0 };
}

describe('a reduced net has the same faults', () => {
  test('of 1,500 random graphs', () => {
    const kinds = new Map<string, number>();
    for (let seed = 1; seed <= 1_500; seed += 1) {
      const [graph] = graphsOf(randomGraph(seed)) as [Graph];
      const drawn = exploreSome(netOf(graph), LIMIT);
      if (drawn.coverage !== 'full') continue;
      const small = exploreSome(reduce(netOf(graph)), LIMIT);
      const expected = answers(drawn);
      kinds.set(JSON.stringify(expected), (kinds.get(JSON.stringify(expected)) ?? 0) + 1);
      // where something is held twice the search breaks off, at different places in the two nets
      const found = answers(small);
      expect({ seed, doubled: found.doubled }).toEqual({ seed, doubled: expected.doubled });
      if (expected.doubled) continue;
      expect({ seed, dead: found.dead }).toEqual({ seed, dead: expected.dead });
      const nodes = [...graph.nodes.keys(), ...graph.flows.keys()];
      const occurring = (run: Exploration): string[] => nodes.filter((id) => run.occurring.has(id));
      if (!expected.dead)
        expect({ seed, occurring: occurring(small) }).toEqual({ seed, occurring: occurring(drawn) });
    }
    console.log(Object.fromEntries(kinds));
    expect(kinds.size).toBe(4);
  }, 60_000);

  test('a sound diagram made of blocks is a step or two', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const [graph] = graphsOf(randomDiagram(seed, 40)) as [Graph];
      const small = reduce(netOf(graph));
      expect(exploreSome(small, LIMIT).markings.length).toBeLessThan(4);
    }
  });
});
