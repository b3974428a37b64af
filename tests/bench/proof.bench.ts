/**
 * How long the proof takes for processes of 200 elements: made of blocks, tangled, with mistakes, with much in parallel.
 * `node --import tsx tests/bench/proof.bench.ts [runs]`. Prints milliseconds and judges nothing.
 */
import { cpus } from 'node:os';
import type { BpmnModel } from '../../core/bpmn/model.ts';
import { proveModel } from '../../core/proof/index.ts';
import { diagram, type Line } from '../../core/proof/testing/diagram.ts';
import { mutantsOf } from '../../core/proof/testing/mutants.ts';
import { randomDiagram, randomFrom } from '../../core/proof/testing/random-diagram.ts';

const RUNS = Number(process.argv[2] ?? 20);

const cases: Record<string, (run: number) => BpmnModel> = {
  'blocks, 200 nodes': (run) => randomDiagram(run + 1, 110),
  'blocks with one mistake': (run) => {
    const mutants = mutantsOf(randomDiagram(run + 1, 110));
    return mutants[Math.floor(randomFrom(run)() * mutants.length)]?.model ?? diagram();
  },
  'sequence of 200': () => chain(200),
  '20 branches of 10, each may break off': () => branches(20, 10),
  '12 branches that do not join well': () => crossing(12),
  'tangle of 200 nodes': (run) => tangle(run + 1, 190),
};

const rows = Object.entries(cases).map(([name, make]) => measure(name, make));
console.log(`node ${process.version}, ${cpus().length} cores, ${RUNS} runs each`);
console.table(rows);

function measure(name: string, make: (run: number) => BpmnModel): Record<string, string | number> {
  const times: number[] = [];
  const codes = new Set<string>();
  let nodes = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const model = make(run);
    nodes = Math.max(nodes, model.processes[0]?.nodes.length ?? 0);
    const begun = performance.now();
    const findings = proveModel(model);
    times.push(performance.now() - begun);
    for (const { code } of findings) codes.add(code);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return { name, nodes, 'p50 ms': at(0.5), 'max ms': at(1), found: [...codes].slice(0, 6).join(' ') };
}

function chain(length: number): BpmnModel {
  const ids = Array.from({ length }, (_, i) => `t${i}`);
  return diagram('s start', 'e end', ...ids.map((id) => `${id} user`), `s > ${ids.join(' > ')} > e`);
}

/** Each branch has an error that ends the whole: the branches cannot be looked at one by one. */
function branches(width: number, length: number): BpmnModel {
  const lines: Line[] = ['s start', 'p and', 'j and', 'e end', 's > p', 'j > e'];
  for (let b = 0; b < width; b += 1) {
    const ids = Array.from({ length: length - 2 }, (_, i) => `t${b}_${i}`);
    lines.push(...ids.map((id) => `${id} user`), `x${b} xor`, `k${b} end terminate`);
    lines.push(`p > ${ids.join(' > ')} > x${b}`, `x${b} > j | n > ${b}`, `x${b} > k${b} | n <= ${b}`);
  }
  return diagram(...lines);
}

/** Pairs of neighbours wait for each other. */
function crossing(width: number): BpmnModel {
  const lines: Line[] = ['s start', 'p and', 'z and', 'e end', 's > p', 'z > e'];
  for (let b = 0; b < width; b += 1)
    lines.push(`a${b} user`, `f${b} and`, `g${b} and`, `c${b} user`, `x${b} xor`, `d${b} user`, `m${b} xor`);
  for (let b = 0; b < width; b += 1) {
    lines.push(
      `p > a${b} > f${b} > g${b} > c${b} > x${b}`,
      `f${b} > g${(b + 1) % width}`,
      `x${b} > d${b} | n > 1`,
      `x${b} > m${b} | n <= 1`,
      `d${b} > m${b} > z`,
    );
  }
  return diagram(...lines);
}

/** Nodes of random kinds joined at random. */
function tangle(seed: number, count: number): BpmnModel {
  const random = randomFrom(seed);
  const pick = (n: number): number => Math.floor(random() * n);
  const kinds = ['user', 'user', 'user', 'xor', 'xor', 'and', 'or'];
  const lines: Line[] = ['s start', 'e end', 's > n0'];
  for (let i = 0; i < count; i += 1) {
    lines.push(`n${i} ${kinds[pick(kinds.length)] ?? 'user'}`);
    if (i > 0) lines.push(`n${Math.max(0, i - 1 - pick(6))} > n${i}`);
    if (random() < 0.2) lines.push(`n${i} > n${pick(count)}`);
    if (random() < 0.1) lines.push(`n${i} > e`);
  }
  lines.push(`n${count - 1} > e`);
  return diagram(...lines);
}
