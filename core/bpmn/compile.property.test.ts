/** Random processes: the machine does what BPMN's tokens do, for neat blocks and for nets that cross. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../vocabulary.ts';
import { compileBpmn } from './compile.ts';
import { readBpmn } from './read.ts';
import { type Drawing, type Drawn, xmlOf } from './testing/drawing.ts';
import { Player, type Position } from './testing/player.ts';
import { TokenGame } from './testing/tokens.ts';

type Block =
  | { kind: 'task' }
  | { kind: 'seq'; parts: Block[] }
  | { kind: 'choice' | 'outcome' | 'and' | 'or'; parts: Block[] }
  | { kind: 'loop'; part: Block }
  | { kind: 'sub'; part: Block };

const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'block' },
    fc.constant<Block>({ kind: 'task' }),
    fc.record({
      kind: fc.constant('seq' as const),
      parts: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constantFrom('choice' as const, 'outcome' as const, 'and' as const, 'or' as const),
      parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('loop' as const), part: tie('block') }),
    fc.record({ kind: fc.constant('sub' as const), part: tie('block') }),
  ),
})).block;

/** Draws a block; ids follow the order of drawing. */
class Draughtsman {
  private n = 0;

  whole(part: Block): Drawing {
    const drawing: Drawing = { nodes: [], flows: [] };
    const start = this.add(drawing, 'startEvent', 'xz:plain="true"');
    const last = this.draw(drawing, part, start, undefined);
    const end = this.add(drawing, 'endEvent');
    drawing.flows.push({ source: last, target: end });
    return drawing;
  }

  private add(drawing: Drawing, tag: string, attributes = '', more: Partial<Drawn> = {}): string {
    const id = `${tag.slice(0, 2)}${(this.n += 1)}`;
    drawing.nodes.push({ id, tag, attributes, ...more });
    return id;
  }

  /** Draws behind `from`, over a flow with the condition; returns the node to go on from. */
  private draw(drawing: Drawing, part: Block, from: string, condition: string | undefined): string {
    const connect = (source: string, target: string, when?: string): void =>
      void drawing.flows.push({ source, target, ...(when ? { condition: when } : {}) });
    switch (part.kind) {
      case 'task': {
        const id = this.add(drawing, 'userTask', 'xz:role="admin" xz:form="f"');
        connect(from, id, condition);
        return id;
      }
      case 'seq':
        return part.parts.reduce(
          (last, each, n) => this.draw(drawing, each, last, n === 0 ? condition : undefined),
          from,
        );
      case 'sub': {
        const id = `su${(this.n += 1)}`;
        drawing.nodes.push({ id, tag: 'subProcess', inner: this.whole(part.part) });
        connect(from, id, condition);
        return id;
      }
      case 'loop': {
        const merge = this.add(drawing, 'exclusiveGateway');
        connect(from, merge, condition);
        const body = this.draw(drawing, part.part, merge, undefined);
        const task = this.draw(drawing, { kind: 'task' }, body, undefined);
        const split = this.add(drawing, 'exclusiveGateway');
        connect(task, split);
        connect(split, merge, 'outcome = "again"');
        const on = this.add(drawing, 'intermediateThrowEvent');
        connect(split, on, 'outcome = "complete"');
        return on;
      }
      default:
        return this.branches(drawing, part.kind, part.parts, from, condition);
    }
  }

  private branches(
    drawing: Drawing,
    kind: 'choice' | 'outcome' | 'and' | 'or',
    parts: Block[],
    from: string,
    condition: string | undefined,
  ): string {
    const tag = {
      choice: 'exclusiveGateway',
      outcome: 'exclusiveGateway',
      and: 'parallelGateway',
      or: 'inclusiveGateway',
    }[kind];
    const before = kind === 'outcome' ? this.draw(drawing, { kind: 'task' }, from, condition) : from;
    const split = this.add(drawing, tag);
    drawing.flows.push({
      source: before,
      target: split,
      ...(condition && kind !== 'outcome' ? { condition } : {}),
    });
    const join = this.add(drawing, tag);
    const node = drawing.nodes.find((each) => each.id === split) as Drawn;
    parts.forEach((each, n) => {
      const at = drawing.flows.length;
      const last = n === parts.length - 1;
      const when =
        kind === 'and' || last
          ? undefined
          : kind === 'outcome'
            ? `outcome = "way${n}"`
            : `d${(this.n % 5) + n} = true`;
      const end = this.draw(drawing, each, split, kind === 'outcome' && last ? 'outcome = "complete"' : when);
      if (last && (kind === 'choice' || kind === 'or')) {
        const flow = drawing.flows[at] as Drawing['flows'][number];
        flow.id = `${split}_default`;
        node.attributes = `default="${split}_default"`;
      }
      drawing.flows.push({ source: end, target: join });
    });
    return join;
  }
}

const data = fc.record({
  d0: fc.boolean(),
  d1: fc.boolean(),
  d2: fc.boolean(),
  d3: fc.boolean(),
  d4: fc.boolean(),
  d5: fc.boolean(),
  d6: fc.boolean(),
});

/** Both games side by side, over everything reachable (at most `limit` pairs). */
async function compare(xml: string, given: JsonObject, limit = 250): Promise<number> {
  const { model, findings } = await readBpmn(xml);
  expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  if (!model) throw new Error('not read');
  const compiled = compileBpmn(model);
  expect(compiled.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  const player = new Player(compiled.machine as JsonObject);
  const game = new TokenGame(model.processes[0] as never, given);
  const seen = new Set<string>();
  const begin = game.start();
  if (isCrowded(begin)) return 0;
  const queue: [ReturnType<TokenGame['start']>, Position][] = [[begin, player.start(given)]];
  for (let pair = queue.shift(); pair && seen.size < limit; pair = queue.shift()) {
    const [marking, at] = pair;
    // two tokens in one place are beyond the promise (and beyond soundness)
    if (isCrowded(marking)) return seen.size;
    const key = `${JSON.stringify(marking)}${JSON.stringify(at.state)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const here = player.steps(at).filter((step) => !step.startsWith('end:'));
    expect(here).toEqual(game.steps(marking));
    expect(player.steps(at).some((step) => step.startsWith('end:'))).toBe(marking.ended);
    for (const cue of player.cues(at)) {
      const after = game.done(marking, cue.name.split('/')[0] as string, cue.type);
      if (isCrowded(after)) continue;
      const next = player.play(at, cue);
      if (next) queue.push([after, next]);
    }
  }
  return seen.size;
}

describe('machines of random processes', () => {
  it('go the ways of the tokens where forks and joins are neat', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(block, data, async (part, given) => {
        await compare(xmlOf(new Draughtsman().whole(part)), given);
      }),
      { numRuns: 150 },
    );
  });
});

function isCrowded({ flows, active, inner }: ReturnType<TokenGame['start']>): boolean {
  return (
    [...Object.values(flows), ...Object.values(active)].some((count) => count > 1) ||
    Object.values(inner).some(isCrowded)
  );
}

/** Every marking can end, none crowds a place. What cannot be decided within bounds counts as unsound. */
async function isSound(xml: string, given: JsonObject): Promise<boolean> {
  const { model } = await readBpmn(xml);
  const game = new TokenGame(model?.processes[0] as never, given);
  const next = new Map<string, string[]>();
  const ends = new Set<string>();
  const queue = [game.start()];
  for (let marking = queue.pop(); marking; marking = queue.pop()) {
    const key = JSON.stringify(marking);
    if (next.has(key)) continue;
    if (isCrowded(marking) || next.size > 3_000) return false;
    if (marking.ended) ends.add(key);
    const after = [...new Set(game.steps(marking))]
      .flatMap((step) =>
        ['complete', 'again', 'way0', 'way1'].map((outcome) => game.done(marking as never, step, outcome)),
      )
      .filter((each) => !each.flows.stuck);
    next.set(
      key,
      after.map((each) => JSON.stringify(each)),
    );
    queue.push(...after);
  }
  const good = new Set(ends);
  for (let grew = true; grew;) {
    grew = false;
    for (const [key, following] of next) {
      if (good.has(key) || !following.some((each) => good.has(each))) continue;
      good.add(key);
      grew = true;
    }
  }
  return [...next.keys()].every((key) => good.has(key));
}

/** A drawing whose flows were bent: loops into branches, joins in part, ways past a join. Where it is still sound the machine does the same. */
function bent(drawing: Drawing, bends: [number, number][]): Drawing {
  const targets = drawing.nodes.filter((node) => node.tag !== 'startEvent');
  const flows = [...drawing.flows];
  for (const [which, where] of bends) {
    const n = which % flows.length;
    const flow = flows[n] as Drawing['flows'][number];
    const target = (targets[where % targets.length] as Drawn).id;
    if (target !== flow.source) flows[n] = { ...flow, target };
  }
  return { nodes: drawing.nodes, flows };
}

describe('machines of bent drawings', () => {
  it('go the ways of the tokens', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        block,
        data,
        fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 2 }),
        async (part, given, bends) => {
          const drawing = bent(new Draughtsman().whole(part), bends);
          await compare(xmlOf(drawing), given, 120).catch(async (error: Error) => {
            if (!(await isSound(xmlOf(drawing), given))) return;
            error.message += `\n${drawing.flows.map((f) => `${f.source}>${f.target}${f.condition ? ` [${f.condition}]` : ''}`).join('\n')}\n`;
            throw error;
          });
        },
      ),
      { numRuns: Number(globalThis.process?.env.RUNS ?? 200) },
    );
  });
});

/** Tasks that wait for some of those before them: joins cross at will, and yet nothing can go wrong. */
const crossing = fc.array(fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 3 }), {
  minLength: 2,
  maxLength: 7,
});

function crossingDrawing(rows: number[][]): Drawing {
  const nodes: Drawn[] = [
    { id: 'st', tag: 'startEvent', attributes: 'xz:plain="true"' },
    { id: 'fork_st', tag: 'parallelGateway' },
    { id: 'en', tag: 'endEvent' },
    { id: 'last', tag: 'parallelGateway' },
  ];
  const flows: Drawing['flows'] = [
    { source: 'st', target: 'fork_st' },
    { source: 'last', target: 'en' },
  ];
  rows.forEach((row, n) => {
    nodes.push(
      { id: `join_${n}`, tag: 'parallelGateway' },
      { id: `t${n}`, tag: 'userTask', attributes: 'xz:role="admin" xz:form="f"' },
      { id: `fork_${n}`, tag: 'parallelGateway' },
    );
    flows.push({ source: `join_${n}`, target: `t${n}` }, { source: `t${n}`, target: `fork_${n}` });
    const before = new Set(
      row.map((back) => n - 1 - back).map((index) => (index < 0 ? 'fork_st' : `fork_${index}`)),
    );
    for (const source of before) flows.push({ source, target: `join_${n}` });
  });
  rows.forEach((_row, n) => flows.push({ source: `fork_${n}`, target: 'last' }));
  return { nodes, flows };
}

describe('machines of nets that cross', () => {
  it('go the ways of the tokens', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(crossing, async (rows) => void (await compare(xmlOf(crossingDrawing(rows)), {}))),
      { numRuns: 80 },
    );
  });
});
