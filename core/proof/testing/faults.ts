/** Drawings the faults of diagrams are shown on. */
import type { BpmnModel } from '../../bpmn/model.ts';
import { diagram, sub } from './diagram.ts';

/** A finding with a drawing that has it, and one beside it that has not. */
export interface Fixture {
  code: string;
  bad: BpmnModel;
  /** The element that is named. */
  at: string;
  good?: BpmnModel;
  trace?: string;
}

export const sketch = (model: BpmnModel): BpmnModel => ({
  ...model,
  processes: model.processes.map((p) => ({ ...p, executable: false })),
});
export const withMessage = (model: BpmnModel, source: string, target: string): BpmnModel => ({
  ...model,
  messageFlows: [{ id: 'mf', name: '', source, target }],
});
export const PLAIN = diagram('s start', 'a user', 'e end', 's > a > e');
export const two = (split: string, join: string, ...more: string[]): BpmnModel =>
  diagram(
    's start',
    `x ${split}`,
    'a user',
    'b user',
    `m ${join}`,
    'e end',
    's > x > a > m > e',
    'x > b > m',
    ...more,
  );
export const asks = (first: string, second: string): BpmnModel =>
  diagram(
    's start',
    'x xor',
    'a user',
    'b user',
    'e end',
    's > x',
    `x > a | ${first}`,
    `x > b | ${second}`,
    'a > e',
    'b > e',
  );
export const inside = (...lines: string[]): BpmnModel =>
  diagram(
    's start',
    sub('u', ['s2 start', 'a user', ...lines]),
    't boundary u error E1',
    'b user',
    'e end',
    'f end',
    's > u > e',
    't > b > f',
  );

export const wide = (width: number): BpmnModel => {
  const all = Array.from({ length: width }, (_, i) => i);
  return diagram(
    's start',
    'o or',
    'g or',
    'e end',
    ...all.map((i) => `a${i} user`),
    's > o',
    ...all.map((i) => `o > a${i} > g`),
    'g > e',
  );
};
/** Branches that wait for each other in pairs, each with a choice that can also end it. */
export const crowded = (width: number): BpmnModel => {
  const all = Array.from({ length: width }, (_, i) => i);
  const branch = (i: number): string[] => [`x${i} xor`, `a${i} user`, `b${i} user`, `j${i} and`, `k${i} and`];
  const flows = all.flatMap((i) => [
    `p > x${i}`,
    `x${i} > a${i} > j${i}`,
    `x${i} > b${i} > k${i}`,
    `j${i} > e${i}`,
    `k${i} > e${i}`,
    `j${i} > k${(i + 1) % width}`,
  ]);
  return diagram(
    's start',
    'p and',
    ...all.flatMap(branch),
    ...all.map((i) => `e${i} end`),
    's > p',
    ...flows,
  );
};
