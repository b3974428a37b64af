/** Diagrams without any order: nodes of random kinds, joined at random; sound ones among them are rare. */
import type { BpmnModel } from '../../bpmn/model.ts';
import { diagram, type Line } from './diagram.ts';
import { randomFrom } from './random-diagram.ts';

const KINDS = ['user', 'user', 'xor', 'xor', 'and', 'and', 'or'];

export function randomGraph(seed: number): BpmnModel {
  const random = randomFrom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const count = 4 + Math.floor(random() * 6);
  const ids = Array.from({ length: count }, (_, i) => `n${i}`);
  const lines: Line[] = ['s start', 'e end', 'f end', ...ids.map((id) => `${id} ${pick(KINDS)}`)];
  lines.push(`s > n0`);
  ids.forEach((id, i) => {
    if (i > 0) lines.push(`${pick(ids.slice(0, i))} > ${id}`);
  });
  const extra = Math.floor(random() * count);
  for (let i = 0; i < extra; i += 1) lines.push(`${pick(ids)} > ${pick([...ids, 'e', 'f'])}`);
  const leaving = new Set(
    lines.flatMap((line) => (typeof line === 'string' && line.includes(' > ') ? [line.split(' > ')[0]] : [])),
  );
  for (const id of ids) if (!leaving.has(id)) lines.push(`${id} > ${pick(['e', 'f'])}`);
  if (random() < 0.3) {
    const host = ids.find((id) => lines.includes(`${id} user`));
    if (host)
      lines.push(
        `b ${pick(['boundary', 'non-interrupting'])} ${host} timer`,
        `b > ${pick([...ids, 'e', 'f'])}`,
      );
  }
  return diagram(...lines);
}
